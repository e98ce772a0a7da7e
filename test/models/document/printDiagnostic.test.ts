import { describe, expect, it } from 'vitest'
import type { Diagnostic } from '../../../models/document/Diagnostic.ts'
import { placeIn } from '../../../models/document/placeIn.ts'
import { printDiagnostic } from '../../../models/document/printDiagnostic.ts'
import { readModel } from '../../../models/document/readModel.ts'
import { illustrative } from './catalogue.ts'

/** Prints an error about the first occurrence of a part of a text. */
function printed(text: string, part: string, more: Partial<Diagnostic> = {}): string {
  const start = text.indexOf(part)
  const place = placeIn('a.yaml', text)(start, start + part.length)
  const message = 'This is wrong.'
  return printDiagnostic({ code: 'unknown-name', severity: 'error', place, message, ...more }, () => text)
}

/** The line of the excerpt and the line of its carets. */
function excerpt(text: string, part: string): readonly string[] {
  return printed(text, part).split('\n').slice(3, 5)
}

describe('printDiagnostic', () => {
  it('looks as the house style shows it', () => {
    const text = illustrative('chronic_care_pilot').replace('* indicator.attained', '* indicator.attaned')
    const [diagnostic] = readModel(text, 'chronic_care_pilot.yaml').diagnostics
    const line = text.split('\n').findIndex((one) => one.includes('attaned')) + 1
    expect(diagnostic && printDiagnostic(diagnostic, () => text)).toBe(
      `chronic_care_pilot.yaml:${line}:54  error  unknown-name
  There is no parameter, table or fact called \`indicator.attaned\`.

  ${line} |       formula: outcome_fee * indicator.denominator * indicator.attaned
      |                                                      ^^^^^^^^^^^^^^^^^
  Did you mean \`indicator.attained\`?`,
    )
  })

  it('says where, what, shows the line, and what to do', () => {
    expect(printed('one: 1\ntwo: three\n', 'three', { hint: 'Write 2.' })).toBe(
      [
        'a.yaml:2:6  error  unknown-name',
        '  This is wrong.',
        '',
        '  2 | two: three',
        '    |      ^^^^^',
        '  Write 2.',
      ].join('\n'),
    )
  })

  it('puts carets right after tabs', () => {
    expect(excerpt('a:\t\tbad', 'bad')).toEqual(['  1 | a:        bad', '    |           ^^^'])
  })

  it('puts carets right after characters that are two columns wide', () => {
    expect(excerpt('患者: 👩‍⚕️ bad', 'bad')).toEqual(['  1 | 患者: 👩‍⚕️ bad', '    |          ^^^'])
  })

  it('counts a letter with its accent as one', () => {
    expect(excerpt('va\u030Ard: bad', 'bad')).toEqual(['  1 | va\u030Ard: bad', '    |       ^^^'])
  })

  it('shows characters that cannot be seen', () => {
    expect(excerpt('a\u200B: bad', 'bad')).toEqual(['  1 | a·: bad', '    |     ^^^'])
  })

  it('shows no more of a long line than has room, with the part that is meant', () => {
    const [line = '', carets = ''] = excerpt(`${'x'.repeat(500)} bad ${'y'.repeat(500)}`, 'bad')
    expect(line.length).toBeLessThanOrEqual(100)
    expect(line.slice(carets.indexOf('^'), carets.lastIndexOf('^') + 1)).toBe('bad')
    expect(line).toMatch(/\| …x* bad…$/)
  })

  it('is quick with a line of a million characters', () => {
    const start = performance.now()
    excerpt(`${'x'.repeat(500_000)}bad${'y'.repeat(500_000)}`, 'bad')
    expect(performance.now() - start).toBeLessThan(200)
  })

  it('stays on the first line of a part that runs over several', () => {
    expect(excerpt('a: [1,\n  2]', '[1,\n  2]')).toEqual(['  1 | a: [1,', '    |    ^^^'])
  })

  it('leaves a carriage return out', () => {
    expect(excerpt('a: bad\r\nb: 2\r\n', 'bad')).toEqual(['  1 | a: bad', '    |    ^^^'])
  })

  it('has a caret for an empty part, also at the end of a line', () => {
    const text = 'a: b'
    const place = placeIn('a.yaml', text)(4, 4)
    const lines = printDiagnostic({ code: 'unused', severity: 'warning', place, message: 'Empty.' }, () => text).split(
      '\n',
    )
    expect(lines.at(-1)).toBe('    |     ^')
  })

  it('shows the other places in the order of the file, aligned', () => {
    const text = `${'\n'.repeat(8)}first: 1\nsecond: 2\n`
    const at = (part: string) => placeIn('a.yaml', text)(text.indexOf(part), text.indexOf(part) + part.length)
    const lines = printDiagnostic(
      { code: 'circular', severity: 'error', place: at('second'), also: [at('first')], message: 'Round and round.' },
      () => text,
    )
    expect(lines.split('\n').slice(3)).toEqual(['   9 | first: 1', '     | ^^^^^', '  10 | second: 2', '     | ^^^^^^'])
  })

  it('says in which other file another place is', () => {
    const text = 'one: 1\n'
    const place = placeIn('a.yaml', text)(0, 3)
    const other = placeIn('b.yaml', text)(5, 6)
    const lines = printDiagnostic(
      { code: 'name-taken', severity: 'error', place, also: [other], message: 'Taken.' },
      () => text,
    )
    expect(lines).toContain('  b.yaml:1:6\n  1 | one: 1\n    |      ^')
  })

  it('gives the place alone of a file that it does not know', () => {
    const place = placeIn('a.yaml', '')(0, 0)
    expect(printDiagnostic({ code: 'not-text', severity: 'error', place, message: 'No text.' }, () => undefined)).toBe(
      'a.yaml:1:1  error  not-text\n  No text.',
    )
  })

  it('breaks a long sentence between words', () => {
    const lines = printed('a: bad', 'bad', { message: 'word '.repeat(40).trim() }).split('\n')
    expect(lines.every((line) => line.length <= 100)).toBe(true)
  })
})
