import type { Count, Counted, KeyValue } from '../../../models/index.ts'
import { alikeDigit, hasSpells, sizeOf } from './countColumns.ts'
import { type AgesInWindows, agesInWindows, noAges } from './agesInWindows.ts'
import { type ColumnDigit, columnDigit, type ColumnSource } from './columnDigit.ts'
import { groupRows } from './groupRows.ts'
import { layOutNumber, type NumberLayout, readLayout, type ReadCodes } from './layOutNumber.ts'

type Values = Pick<ColumnDigit, 'values'>

/** A whole number of so many bits is divided in one step. */
const MOST_NUMBERS = 2 ** 31 - 1

/** More sums than this take longer to be looked through than the rows. */
const MOST_SUMS = 20_000_000

/**
 * Counts patients in each of several windows from the columns of `listed`. Rows are grouped by keys, by the windows in which
 * their spells begin and end and by the ages that they have in all of them; a group adds its patients where it begins, moves them where
 * the age changes and takes them away after its end. What is left in a window is the sum up to it. Nothing where a column
 * has no codes, or something is summed.
 */
export function countColumnMonths(
  count: Count,
  source: ColumnSource,
  read: ReadCodes,
): Promise<Omit<Counted, 'id'>> | undefined {
  const [window] = source.windows
  const place = count.keys.findIndex(({ type }) => type === 'age')
  const others = count.keys.filter(({ type }) => type !== 'age')
  if (!window || count.measures.length > 0 || count.keys.length - others.length > 1 || !hasSpells(source))
    return undefined
  // An age may also be asked for as a fact.
  if (others.some((key) => 'fact' in key && key.fact.name === 'age')) return undefined
  const keys = others.map((key) => columnDigit(key, source, window))
  const ages = place < 0 ? noAges(source.windows.length) : agesInWindows(source)
  const alike = alikeDigit(source)
  if (!ages || !alike || !keys.every((key) => key !== undefined)) return undefined
  const cutOffs = source.windows.map(({ cutOff }) => cutOff)
  // Most spells last through all windows: what weighs most is what is alike, so that most numbers are near each other.
  const digits = [sinceDigit(source, cutOffs), untilDigit(source, cutOffs), ...keys, ages.digit, alike]
  const layout = layOutNumber(digits, source)
  const inOrder: readonly Values[] = place < 0 ? keys : [...keys.slice(0, place), ages, ...keys.slice(place)]
  const width = cutOffs.length + 1
  if (!layout || layout.size > MOST_NUMBERS || sizeOf(inOrder) * width * source.columns.ends.length > MOST_SUMS)
    return undefined
  return answer()

  async function answer(): Promise<Omit<Counted, 'id'>> {
    const { size, base } = layout as NumberLayout
    const columns = await readLayout(layout as NumberLayout, read)
    const { ranks, nexts, classes } = ages as AgesInWindows
    const patientsOf = (alike as ColumnDigit).values as readonly number[]
    const places = placesOf(keys as readonly ColumnDigit[], inOrder, place)
    const step = place < 0 ? 0 : sizeOf(inOrder.slice(place + 1))
    const below = places.length * classes
    const sums = new Float64Array(sizeOf(inOrder) * width)
    const isThere = new Uint8Array(sizeOf(inOrder))
    const out = rowsOut(inOrder, width - 1)
    let last = -1
    groupRows({ ends: source.columns.ends, base, columns, size, isUnordered: true }, (clinic, number, rows) => {
      if (clinic !== last) {
        out.take(last, sums, isThere)
        last = clinic
      }
      let rest = number
      let n = rows
      if (patientsOf.length > 1) {
        rest = (number / patientsOf.length) | 0
        n *= patientsOf[number - rest * patientsOf.length] as number
      } else n *= patientsOf[0] as number
      const spell = (rest / below) | 0
      let from = (spell / width) | 0
      const end = spell - from * width
      rest -= spell * below
      const combination = (rest / classes) | 0
      const first = places[combination] as number
      const ofAges = (rest - combination * classes) * (width - 1)
      while (from < end) {
        const row = first + (ranks[ofAges + from] as number) * step
        const to = Math.min(nexts[ofAges + from] as number, end)
        isThere[row] = 1
        sums[row * width + from] = (sums[row * width + from] as number) + n
        sums[row * width + to] = (sums[row * width + to] as number) - n
        from = to
      }
    })
    out.take(last, sums, isThere)
    return out.counted
  }
}

/** By the place of the first window whose cut-off is not before the spell's first day. */
function sinceDigit({ columns }: ColumnSource, cutOffs: readonly number[]): ColumnDigit {
  return spellDigit(columns, '#since', cutOffs, (cutOff, day) => cutOff < day)
}

/** By the place after the last window whose cut-off is not after the spell's last day. */
function untilDigit({ columns }: ColumnSource, cutOffs: readonly number[]): ColumnDigit {
  return spellDigit(columns, '#until', cutOffs, (cutOff, day) => cutOff <= day)
}

function spellDigit(
  { columns }: ColumnSource['columns'],
  column: string,
  cutOffs: readonly number[],
  isBefore: (cutOff: number, day: number) => boolean,
): ColumnDigit {
  const days = columns.get(column)?.values ?? []
  const digits = days.map((day) => cutOffs.filter((cutOff) => isBefore(cutOff, day as number)).length)
  return { parts: [{ column, digits }], values: [...cutOffs.keys(), cutOffs.length] }
}

/** Of each combination of the keys beside the age, where its first age stands among the rows of a clinic. */
function placesOf(keys: readonly ColumnDigit[], inOrder: readonly Values[], age: number): Int32Array {
  const steps = inOrder.map((_, key) => sizeOf(inOrder.slice(key + 1)))
  const ofKeys = age < 0 ? steps : steps.toSpliced(age, 1)
  return Int32Array.from({ length: sizeOf(keys) }, (_, combination) => {
    let rest = combination
    let place = 0
    for (let key = keys.length - 1; key >= 0; key -= 1) {
      const size = Math.max(1, keys[key]?.values.length ?? 0)
      place += (rest % size) * (ofKeys[key] as number)
      rest = Math.floor(rest / size)
    }
    return place
  })
}

/** The rows of the answer, clinic by clinic. */
function rowsOut(keys: readonly Values[], windows: number) {
  const clinics: number[] = []
  const columns = keys.map((): KeyValue[] => [])
  const n = Array.from({ length: windows }, (): number[] => [])
  const counted: Omit<Counted, 'id'> = { clinic: clinics, columns, n, measures: [] }
  /** Takes what a clinic has, and leaves room for the next one. */
  function take(clinic: number, sums: Float64Array, isThere: Uint8Array): void {
    isThere.forEach((is, place) => {
      if (is === 0) return
      clinics.push(clinic)
      let rest = place
      for (let key = keys.length - 1; key >= 0; key -= 1) {
        const { values } = keys[key] as Values
        columns[key]?.push(values[rest % values.length] as KeyValue)
        rest = Math.floor(rest / values.length)
      }
      let patients = 0
      for (let window = 0; window < windows; window += 1) {
        patients += sums[place * (windows + 1) + window] as number
        n[window]?.push(patients)
      }
    })
    sums.fill(0)
    isThere.fill(0)
  }
  return { counted, take }
}
