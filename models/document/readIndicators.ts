import type { IsoDate } from '../date/IsoDate.ts'
import { ANY, type Unit } from '../formula/Unit.ts'
import { expected, shorten } from './expected.ts'
import type { DatedLimits, Indicator } from './Model.ts'
import type { Raw, RawEntry, RawScalar } from './Raw.ts'
import type { Reading } from './Reading.ts'
import { readMonths } from './readDate.ts'
import { readDated } from './readDated.ts'
import { readEntries } from './readEntries.ts'
import { type Fields, list, readFields, suggestKey, type Thing, tellMissing } from './readFields.ts'
import { readFormulaText } from './readFormulaText.ts'
import { readLabel, readNote } from './readLabel.ts'
import { readName } from './readName.ts'
import { readNumber } from './readNumber.ts'
import { checkGiven as checkValue, NO_LABEL } from './readParameters.ts'
import { readSourced } from './readSourced.ts'
import { exampleOfSource } from './readSources.ts'
import { readUnitOf } from './readUnitOf.ts'
import { readChoice } from './readWords.ts'

const COUNTS = ['patients', 'patients.contacts', 'clinic.contacts'] as const

/** An indicator before its conditions are checked. */
export interface IndicatorDraft extends Omit<Indicator, 'counted'> {
  readonly rows: (typeof COUNTS)[number]
  /** The data gives it. */
  readonly isGiven: boolean
  readonly denominator: RawScalar | undefined
  readonly numerator: RawScalar | undefined
  readonly excluding: RawScalar | undefined
}

type IndicatorKey =
  | 'over'
  | 'count'
  | 'table'
  | 'denominator'
  | 'numerator'
  | 'excluding'
  | 'limits'
  | 'limit_units'
  | 'limit_labels'

/** Reads what is measured at each clinic: a numerator among a denominator. */
export function readIndicators(raw: Raw | undefined, reading: Reading): readonly IndicatorDraft[] {
  return readEntries(raw, 'indicator', reading.report).flatMap((entry) => readIndicator(entry, reading) ?? [])
}

function readIndicator({ key, value }: RawEntry, reading: Reading): IndicatorDraft | undefined {
  const { report } = reading
  const name = readName(key, report)
  const thing = { kind: 'indicator', name: key.text, place: key.place }
  const may = [
    'over',
    'count',
    'table',
    'denominator',
    'numerator',
    'excluding',
    'limits',
    'limit_units',
    'limit_labels',
    'note',
  ] as const
  const field = readFields(value, thing, { needs: ['label'], may }, report)
  const limitUnits = readLimitUnits(field?.('limit_units'), reading)
  const draft = {
    label: readLabel(field?.('label'), thing, report) ?? NO_LABEL,
    months: readMonths(field?.('over'), report),
    limits: field?.('limits') ? readLimits(field('limits'), reading) : [],
    rows: readChoice(field?.('count'), COUNTS, report) ?? 'patients',
    denominator: readFormulaText(field?.('denominator'), report),
    numerator: readFormulaText(field?.('numerator'), report),
    excluding: readFormulaText(field?.('excluding'), report),
  }
  const note = readNote(field?.('note'), report)
  if (field) checkGiven(field, thing, reading)
  if (name === undefined) return undefined
  const units = unitsOf(draft.limits, limitUnits)
  return {
    name,
    ...draft,
    limitUnits: units,
    limitLabels: readLimitLabels(field?.('limit_labels'), { thing, limits: Object.keys(units) }, report),
    note,
    isGiven: !!field?.('table'),
    place: key.place,
  }
}

/** An indicator is either counted or given. */
function checkGiven(field: Fields<IndicatorKey>, thing: Thing, { report }: Reading): void {
  if (field('table') === undefined) {
    for (const key of ['denominator', 'numerator'] as const) if (!field(key)) tellMissing(thing, key, report)
    return
  }
  readChoice(field('table'), ['indicators'], report)
  for (const key of ['over', 'count', 'denominator', 'numerator', 'excluding'] as const) {
    const extra = field(key)
    if (!extra) continue
    const message = `An indicator of \`table: indicators\` comes counted, and has no \`${key}\`.`
    report.error('unknown-key', extra.place, message, { hint: 'Take it away, or take `table` away.' })
  }
}

function readLimits(raw: Raw | undefined, reading: Reading): readonly DatedLimits[] {
  const all = readDated(raw, (from, entry) => readLimitsOf(from, entry, reading), reading.report)
  const names = new Set(all.flatMap(({ limits }) => Object.keys(limits)))
  for (const { from, limits, basis, place } of all) {
    const missing = [...names].filter((name) => !Object.hasOwn(limits, name))
    if (basis === 'missing' || missing.length === 0) continue
    const message = `The limits from ${from} on need ${list(missing)} too: they replace all that stood before.`
    reading.report.error('missing-key', place, message, { hint: 'Repeat what stays.' })
  }
  return all
}

function readLimitsOf(from: IsoDate, { key, value: raw }: RawEntry, reading: Reading): DatedLimits | undefined {
  const { report } = reading
  if (raw.type !== 'map') return expected(raw, 'limits and their `source`', report)
  const limits: Record<string, number> = {}
  const own = ['source', 'basis', 'note'] as const
  for (const entry of raw.entries.values()) {
    if (own.some((name) => name === entry.key.text)) continue
    const name = readName(entry.key, report, { isDotted: true })
    const value = readNumber(entry.value, report)
    if (name !== undefined && value !== undefined) limits[name] = value
  }
  if (!raw.entries.has('source'))
    tellMissing({ kind: 'limit', place: key.place }, 'source', report, exampleOfSource(reading))
  const sourced = readSourced((name) => raw.entries.get(name)?.value, key.place, reading)
  const first = [...raw.entries.values()].find((entry) => Object.hasOwn(limits, entry.key.text))
  if (sourced) checkValue(sourced, first?.value, reading, 'limits')
  return sourced && { from, limits, ...sourced }
}

function readLimitUnits(raw: Raw | undefined, reading: Reading): ReadonlyMap<string, Unit> {
  const units = new Map<string, Unit>()
  for (const { key, value } of readEntries(raw, 'limit', reading.report)) {
    const name = readName(key, reading.report, { isDotted: true })
    const unit = readUnitOf(value, reading)
    if (name !== undefined && unit) units.set(name, unit)
  }
  return units
}

/** What limits are called. Each label is of a limit that there is. */
function readLimitLabels(
  raw: Raw | undefined,
  { thing, limits }: { readonly thing: Thing; readonly limits: readonly string[] },
  report: Reading['report'],
): Indicator['limitLabels'] {
  if (raw === undefined) return undefined
  const labels = readEntries(raw, 'limit', report).flatMap(({ key, value }) => {
    const label = readLabel(value, { kind: 'limit', name: key.text, place: key.place }, report)
    if (label && limits.includes(key.text)) return [[key.text, label] as const]
    if (limits.includes(key.text)) return []
    const message = `The indicator \`${shorten(thing.name ?? '')}\` has no limit called \`${shorten(key.text)}\`.`
    return (
      report.error('unknown-name', key.place, message, { hint: suggestKey(key.text, limits, 'The indicator') }) ?? []
    )
  })
  return Object.fromEntries(labels)
}

/** A limit without a unit of its own takes the unit of what it is compared with. */
function unitsOf(limits: readonly DatedLimits[], given: ReadonlyMap<string, Unit>): Readonly<Record<string, Unit>> {
  const names = new Set([...limits.flatMap((dated) => Object.keys(dated.limits)), ...given.keys()])
  return Object.fromEntries([...names].map((name) => [name, given.get(name) ?? ANY]))
}
