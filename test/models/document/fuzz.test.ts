import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Place } from '../../../models/document/Diagnostic.ts'
import { placeIn } from '../../../models/document/placeIn.ts'
import { printDiagnostic } from '../../../models/document/printDiagnostic.ts'
import { readGrouping } from '../../../models/document/readGrouping.ts'
import { readModel } from '../../../models/document/readModel.ts'
import { broken } from '../../broken/readBroken.ts'
import { effort, seed } from '../../effort.ts'
import { illustrative, SMALL, seeing } from './catalogue.ts'

const pilot = illustrative('chronic_care_pilot')
const scenario = illustrative('fewer_kronor_per_visit')
const sight = seeing({ chronic_care_pilot: pilot, small: SMALL })
const brokenTexts = broken
  .filter((name) => !['not-text'].includes(name))
  .map((name) => readFileSync(join(import.meta.dirname, '..', '..', 'broken', `${name}.yaml`), 'utf8'))

interface Mutation {
  readonly how: 'drop line' | 'repeat line' | 'swap lines' | 'indent line' | 'change' | 'insert' | 'remove'
  readonly at: number
  readonly other: number
  readonly text: string
}

const PIECES: readonly string[] = [
  '{ } [ ] : , # & * ! | > % @ ` " \' ? -'.split(' '),
  [' ', '\n', '\t', '\0', '\r\n', '\u2028', '\uFEFF', '---\n', 'é', '👩‍⚕️', 'a'.repeat(500)],
  ['0', '1', '-1', '1e9', '0x1', '.5', 'true', 'null', '~', 'none', 'missing', 'times: 2', '2026-02-30', '2027-01-01'],
  ['<<', 'constructor', '__proto__', 'toString', 'patient.age', 'sum(', ')', 'clinics', '0-17', '80+'],
  ['SEK/patient/month', 'values:', 'formula: ', '{ sv: a }'],
].flat()

const mutation: fc.Arbitrary<Mutation> = fc.record({
  how: fc.constantFrom('drop line', 'repeat line', 'swap lines', 'indent line', 'change', 'insert', 'remove'),
  at: fc.nat(1_000_000),
  other: fc.nat(1_000_000),
  text: fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 6, unit: 'binary' })),
})

function mutate(text: string, { how, at, other, text: piece }: Mutation): string {
  const offset = at % (text.length + 1)
  if (how === 'insert') return text.slice(0, offset) + piece + text.slice(offset)
  if (how === 'change') return text.slice(0, offset) + piece + text.slice(offset + piece.length)
  if (how === 'remove') return text.slice(0, offset) + text.slice(offset + (other % 30))

  const lines = text.split('\n')
  const [line, second] = [at % lines.length, other % lines.length]
  const [one = '', two = ''] = [lines[line], lines[second]]
  if (how === 'drop line') lines.splice(line, 1)
  else if (how === 'repeat line') lines.splice(second, 0, one)
  else if (how === 'indent line') lines[line] = `  ${one}`
  else [lines[line], lines[second]] = [two, one]
  return lines.join('\n')
}

/** Reads a text as whatever it may be, prints all that is told, and checks that each place lies in its file. */
function readAnything(text: string): void {
  const file = 'mutated.yaml'
  const { model, diagnostics } = readModel(text, file, sight)
  const others = readGrouping(text, file).diagnostics
  const texts: Readonly<Record<string, string>> = {
    [file]: text,
    'chronic_care_pilot.yaml': pilot,
    'small.yaml': SMALL,
  }
  expect(model !== undefined || diagnostics.some(({ severity }) => severity === 'error')).toBe(true)
  for (const diagnostic of [...diagnostics, ...others]) {
    for (const place of [diagnostic.place, ...(diagnostic.also ?? [])]) checkPlace(place, texts[place.file])
    expect(printDiagnostic(diagnostic, (name) => texts[name])).toContain(diagnostic.code)
  }
}

function checkPlace(place: Place, text: string | undefined): void {
  if (text === undefined) throw new Error(`A place lies in ${place.file}, which nobody gave.`)
  if (place.start === 0 && place.end === 0) return
  expect(place.start <= place.end && place.end <= text.length).toBe(true)
  expect(placeIn(place.file, text)(place.start, place.end)).toEqual(place)
}

describe('a mutated document', () => {
  const read = (documents: fc.Arbitrary<string>, runs: number) => {
    const property = fc.property(documents, fc.array(mutation, { minLength: 1, maxLength: 4 }), (text, mutations) => {
      readAnything(mutations.reduce(mutate, text))
    })
    fc.assert(property, { seed, numRuns: runs })
  }

  it('of the broken ones is read or refused, with every place in its file', () => {
    read(fc.constantFrom(...brokenTexts, SMALL), effort(300, 100_000))
  })

  it('of a scenario is read or refused', () => {
    read(fc.constant(scenario), effort(60, 10_000))
  })

  it('of the pilot is read or refused', () => {
    read(fc.constant(pilot), effort(120, 20_000))
  })
})
