import { changeFigures } from './changeFigures.ts'
import { expected } from './expected.ts'
import { isNone } from './isNone.ts'
import type { Raw, RawEntry, RawMap } from './Raw.ts'
import type { Report } from './Report.ts'
import { readFields } from './readFields.ts'
import { tellNothing, tellUnknown } from './tellNothing.ts'

/** Named things with figures by date, and the key that the dates stand under. */
const DATED = { parameters: 'values', tables: 'values', indicators: 'limits' } as const
/** Named things under their level or group. */
const GROUPED = { facts: 'fact', formulas: 'formula', payments: 'payment' } as const
/** What is replaced as a whole. */
const WHOLE = ['valid', 'cut_off', 'fixed_share', 'conditions'] as const

/**
 * The tree of a model with a scenario's changes made. What has the same name is replaced; of parameters, tables and
 * indicators the keys that are given are replaced, and figures join those of other dates; `none` takes away.
 */
export function applyChanges(tree: RawMap, changes: Raw, report: Report): RawMap {
  const may = ['valid', 'cut_off', 'fixed_share', 'conditions', 'facts', ...Object.keys(DATED), 'formulas', 'payments']
  readFields(changes, { kind: 'change', place: changes.place }, { needs: [], may }, report)
  if (changes.type !== 'map') return tree
  const entries = new Map(tree.entries)
  for (const [section, { key, value }] of changes.entries) {
    const base = entries.get(section)?.value
    if (WHOLE.some((name) => name === section)) entries.set(section, { key, value })
    else if (isIn(DATED, section)) entries.set(section, { key, value: changeDated(base, value, section, report) })
    else if (isIn(GROUPED, section)) entries.set(section, { key, value: changeGrouped(base, value, section, report) })
  }
  return { ...tree, entries }
}

function isIn<T extends object>(record: T, key: string): key is Extract<keyof T, string> {
  return Object.hasOwn(record, key)
}

function changeDated(base: Raw | undefined, change: Raw, section: keyof typeof DATED, report: Report): Raw {
  const dated = DATED[section]
  const kind = section.slice(0, -1)
  return changeEntries(base, change, { kind, report }, (before, { key, value }) => {
    if (value.type !== 'map') return value
    const entries = new Map([...(before?.type === 'map' ? before.entries : []), ...value.entries])
    const figures = value.entries.get(dated)
    const old = before?.type === 'map' ? before.entries.get(dated)?.value : undefined
    if (figures) entries.set(dated, { ...figures, value: changeFigures(old, figures.value, key.text, report) })
    return { ...value, entries }
  })
}

function changeGrouped(base: Raw | undefined, change: Raw, section: keyof typeof GROUPED, report: Report): Raw {
  if (change.type !== 'map') return change
  const kind = GROUPED[section]
  const cleared = section === 'payments' ? withoutMoved(base, change) : base
  const entries = new Map(cleared?.type === 'map' ? cleared.entries : [])
  for (const [group, { key, value }] of change.entries) {
    if (value.type !== 'map') expected(value, `the name of a ${kind} and its keys below it`, report)
    else
      entries.set(group, {
        key,
        value: changeEntries(entries.get(group)?.value, value, { kind, report }, (_, own) => own.value),
      })
  }
  return { ...change, entries }
}

/** A payment that the scenario puts into another group leaves its old one. */
function withoutMoved(base: Raw | undefined, change: RawMap): Raw | undefined {
  if (base?.type !== 'map') return base
  const groupOf = new Map<string, string>()
  for (const [group, { value }] of change.entries) {
    if (value.type === 'map') for (const [name, own] of value.entries) if (!isNone(own.value)) groupOf.set(name, group)
  }
  const entries = [...base.entries].map(([group, entry]) => {
    if (entry.value.type !== 'map') return [group, entry] as const
    const kept = [...entry.value.entries].filter(([name]) => (groupOf.get(name) ?? group) === group)
    return [group, { ...entry, value: { ...entry.value, entries: new Map(kept) } }] as const
  })
  return { ...base, entries: new Map(entries) }
}

interface Changing {
  /** What is changed, as a message calls one of them. */
  readonly kind: string
  readonly report: Report
}

/** Puts named things over those of the base, each made by `replace` from what it was. */
function changeEntries(
  base: Raw | undefined,
  change: Raw,
  { kind, report }: Changing,
  replace: (before: Raw | undefined, entry: RawEntry) => Raw,
): Raw {
  if (change.type !== 'map') return change
  const entries = new Map(base?.type === 'map' ? base.entries : [])
  for (const [name, entry] of change.entries) {
    const before = entries.get(name)
    if (!before && isPartOfOne(entry.value)) tellUnknown(entry, kind, [...entries.keys()], report)
    else if (!isNone(entry.value)) entries.set(name, { ...entry, value: replace(before?.value, entry) })
    else if (!entries.delete(name)) tellNothing(entry, kind, [...entries.keys()], report)
  }
  return { ...change, entries }
}

/** New figures alone, without the label and unit of something new, are meant for what is there. */
function isPartOfOne(raw: Raw): boolean {
  if (raw.type !== 'map' || raw.entries.has('label') || raw.entries.has('unit')) return false
  return Object.values(DATED).some((dated) => raw.entries.has(dated))
}
