import type { IsoDate } from '../date/IsoDate.ts'
import { ANY } from '../formula/Unit.ts'
import type { DatedValue, Parameter } from './Model.ts'
import type { Raw, RawEntry } from './Raw.ts'
import type { Reading } from './Reading.ts'
import { readDated } from './readDated.ts'
import { readEntries } from './readEntries.ts'
import { readFields, tellMissing } from './readFields.ts'
import { readLabel, readNote } from './readLabel.ts'
import { readName } from './readName.ts'
import { readNumber } from './readNumber.ts'
import { checkRange, type Range, readRange } from './readRange.ts'
import { readSourced } from './readSourced.ts'
import { exampleOfSource } from './readSources.ts'
import { readUnitOf } from './readUnitOf.ts'

/** Reads the figures of a model. A figure that is wrong in part is still a name that formulas may use. */
export function readParameters(raw: Raw | undefined, reading: Reading): readonly Parameter[] {
  return readEntries(raw, 'parameter', reading.report).flatMap((entry) => readParameter(entry, reading) ?? [])
}

function readParameter({ key, value }: RawEntry, reading: Reading): Parameter | undefined {
  const { report } = reading
  const name = readName(key, report)
  const thing = { kind: 'parameter', name: key.text, place: key.place }
  const field = readFields(value, thing, { needs: ['label', 'unit', 'values'], may: ['range', 'note'] }, report)
  const label = readLabel(field?.('label'), thing, report) ?? NO_LABEL
  const note = readNote(field?.('note'), report)
  const unit = readUnitOf(field?.('unit'), reading) ?? ANY
  const range = readRange(field?.('range'), report)
  const values = readDated(field?.('values'), (from, entry) => readValue(from, entry, range, reading), report)
  return name === undefined ? undefined : { name, label, unit, range, values, note, place: key.place }
}

/** What stands in for a label that was told to be wrong, until the model is refused for it. */
export const NO_LABEL = { sv: '', en: '' }

function readValue(from: IsoDate, { key, value: raw }: RawEntry, range: Range | undefined, reading: Reading) {
  const { report } = reading
  const thing = { kind: 'figure', place: key.place }
  const field = readFields(
    raw,
    thing,
    {
      needs: ['source'],
      may: ['value', 'basis', 'note'],
      hint: hintOf(raw),
      examples: { source: exampleOfSource(reading) },
    },
    report,
  )
  if (field === undefined) return undefined
  const sourced = readSourced(field, key.place, reading)
  const given = field('value')
  const value = readNumber(given, report)
  if (given && value !== undefined) checkRange(value, range, given.place, report)
  const dated = sourced && { from, value, ...sourced }
  if (dated && !isTimes(raw)) checkGiven(dated, given, reading)
  return dated
}

/** `times` was told to be unknown where it is no change; then no value is missed. */
export function isTimes(raw: Raw): boolean {
  return raw.type === 'map' && raw.entries.has('times')
}

/** What to do about a key that no figure has. */
export function hintOf(raw: Raw): string | undefined {
  return isTimes(raw) ? 'Only a scenario says `times`, of a figure that it changes.' : undefined
}

/** A figure has a value or rows, unless it is `missing`, which has none. */
export function checkGiven(
  dated: Pick<DatedValue, 'basis' | 'place'>,
  given: Raw | undefined,
  { report }: Reading,
  key: 'value' | 'rows' | 'limits' = 'value',
): void {
  if (dated.basis !== 'missing' && given === undefined) tellMissing({ kind: 'figure', place: dated.place }, key, report)
  if (dated.basis !== 'missing' || given === undefined) return
  const message = `A figure that is \`missing\` has no ${key}.`
  report.error('basis-not-allowed', given.place, message, { hint: 'Take it away, or say how it is known.' })
}
