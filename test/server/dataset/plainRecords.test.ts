import * as fc from 'fast-check'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import wabt from 'wabt'
import { createRecordPasser, type RecordMarks } from '../../../server/dataset/plainRecords.ts'
import { effort, seed } from '../../effort.ts'
import { plainRecordsByHand } from './plainRecordsByHand.ts'

const folder = join(import.meta.dirname, '..', '..', '..', 'server', 'dataset')

/** What may stand anywhere. */
const piece = fc.constantFrom(
  'a',
  ',',
  '\n',
  '\r\n',
  '\r',
  '"',
  '""',
  '"a"',
  ' ',
  '\t',
  '\u00a0',
  '\ufeff',
  'å',
  '€',
  '\u0001',
  '\u000b',
  '"\n"',
  ';',
)
const value = fc.constantFrom(
  '',
  'a',
  'bc',
  'åäö',
  'a rather long one',
  '""',
  '"x"',
  '"b,c"',
  '"a,,,,,,,,,,,,,,,,,,,b"',
)
const plainValue = fc.constantFrom('', 'a', '12', 'a-rather-long-one', '"b,c"', '""')
const record = fc.array(fc.oneof({ weight: 9, arbitrary: plainValue }, value), { minLength: 3, maxLength: 3 })
/** Records of three values, and here and there something else. */
const parts = fc.array(fc.oneof({ weight: 12, arbitrary: record }, piece), { maxLength: 30 })

const marks = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t').map((mark) => mark.charCodeAt(0)),
  newline: fc.constantFrom(10, 13),
  columns: fc.constantFrom(3, 3, 3, 1),
  areBlanksMarks: fc.boolean(),
  longest: fc.constantFrom(12, 1000, 1000),
})

describe('records that are passed sixteen bytes at a time', () => {
  it('are those that are passed byte by byte, wherever they begin and whatever follows them', () => {
    const { stretch, pass } = createRecordPasser()
    let passed = 0
    fc.assert(
      fc.property(parts, marks, fc.nat(40), (wanted, how, before) => {
        const end = how.newline === 10 ? '\n' : '\r\n'
        const written = wanted
          .map((one) => (typeof one === 'string' ? one : `${one.join(',')}${end}`))
          .join('')
          .replaceAll(',', String.fromCharCode(how.delimiter))
        stretch.fill('"x,\n', 0, 4096)
        const length = stretch.write(written, before)
        const part = stretch.subarray(before, before + length)
        for (let from = 0; from <= length; from += 1 + (length >> 3)) {
          const expected = plainRecordsByHand(part, from, how)
          expect(pass(part, from, how)).toEqual(expected)
          passed += expected.records
        }
      }),
      { seed, numRuns: effort(400, 20_000) },
    )
    expect(passed).toBeGreaterThan(1000)
  })

  it('reach to the last byte of a whole stretch', () => {
    const { stretch, pass } = createRecordPasser()
    stretch.fill('ab,"c,d"\n')
    const how: RecordMarks = { delimiter: 44, newline: 10, columns: 2, areBlanksMarks: true, longest: 100 }
    const whole = Math.floor(stretch.length / 9)
    expect(pass(stretch, 0, how)).toEqual({ start: whole * 9, records: whole })
    const exact = stretch.subarray(stretch.length - whole * 9)
    exact.fill('ab,"c,d"\n')
    expect(pass(exact, 0, how)).toEqual({ start: exact.length, records: whole })
  })

  it('are passed by the program that `plainRecords.wat` says', async () => {
    const assembler = await wabt()
    const program = assembler.parseWat('plainRecords.wat', readFileSync(join(folder, 'plainRecords.wat'), 'utf8'))
    program.validate()
    const assembled = Buffer.from(program.toBinary({}).buffer).toString('base64')
    const file = join(folder, 'plainRecordsWasm.ts')
    const source = `${readFileSync(file, 'utf8').split('\n')[0]}\nexport const PLAIN_RECORDS =\n  '${assembled}'\n`
    if (process.env['UPDATE_SNAPSHOTS']) writeFileSync(file, source)
    expect(readFileSync(file, 'utf8'), 'Assemble it anew with UPDATE_SNAPSHOTS=1.').toBe(source)
  })
})
