import { multiplyDecimals } from '../parameter/multiplyDecimals.ts'
import { isNone } from './isNone.ts'
import type { Raw, RawEntry, RawMap, RawScalar } from './Raw.ts'
import type { Report } from './Report.ts'
import { readNumber } from './readNumber.ts'
import { tellNothing } from './tellNothing.ts'

/**
 * Figures by date, with a scenario's among them. `times: 0.90` becomes the figure of the day before times 0.90, exactly;
 * `none` takes the figure of a date away.
 */
export function changeFigures(base: Raw | undefined, change: Raw, owner: string, report: Report): Raw {
  if (change.type !== 'map') return change
  const entries = new Map(base?.type === 'map' ? base.entries : [])
  const inOrder = [...change.entries].toSorted(([one], [other]) => (one < other ? -1 : 1))
  for (const [date, entry] of inOrder) {
    const times = entry.value.type === 'map' ? entry.value.entries.get('times') : undefined
    if (isNone(entry.value)) {
      if (!entries.delete(date)) tellNothing(entry, `figure of \`${owner}\``, [...entries.keys()], report)
    } else if (times && entry.value.type === 'map') {
      const before = [...entries]
        .filter(([from]) => from < date)
        .toSorted(([one], [other]) => (one < other ? 1 : -1))[0]
      const product = multiply({ date, owner, change: entry.value, times, before: before?.[1].value }, report)
      if (product) entries.set(date, { ...entry, value: product })
    } else entries.set(date, entry)
  }
  return { ...change, entries }
}

interface Product {
  readonly date: string
  readonly owner: string
  readonly change: RawMap
  readonly times: RawEntry
  /** The figure in force on the day before. */
  readonly before: Raw | undefined
}

function multiply({ date, owner, change, times, before }: Product, report: Report): RawMap | undefined {
  const given = change.entries.get('value') ?? change.entries.get('rows')
  if (given) {
    const message = `A figure has \`${given.key.text}\` or \`times\`, not both.`
    return report.error('unknown-key', times.key.place, message, { hint: 'Take one of them away.' })
  }
  const old = before?.type === 'map' ? (before.entries.get('value') ?? before.entries.get('rows')) : undefined
  if (!old) {
    const message = `\`${owner}\` has no figure on the day before ${date} to multiply.`
    return report.error('nothing-to-change', times.key.place, message, { hint: 'Write the figure itself.' })
  }
  if (readNumber(times.value, report) === undefined || times.value.type !== 'scalar') return undefined
  const entries = new Map(change.entries)
  entries.delete('times')
  const key = { ...times.key, text: old.key.text }
  entries.set(key.text, { key, value: timesAll(old.value, times.value) })
  return { ...change, entries }
}

/** Every number in a figure, which may be a table's rows, times a factor. The product stands where the factor does. */
function timesAll(raw: Raw, factor: RawScalar): Raw {
  if (raw.type === 'list') return raw
  if (raw.type === 'scalar') {
    const isDecimal = /^-?\d{1,15}(\.\d{1,15})?$/.test(raw.text)
    return isDecimal ? { ...factor, under: raw.under, text: multiplyDecimals(raw.text, factor.text) } : raw
  }
  const entries = [...raw.entries].map(
    ([name, { key, value }]) => [name, { key, value: timesAll(value, factor) }] as const,
  )
  return { ...raw, entries: new Map(entries) }
}
