import { ageValue } from '../RowSource.ts'
import { type ColumnDigit, type ColumnSource, yearsAt } from './columnDigit.ts'

/** Patients who have the same age at every cut-off are a class. */
export interface AgesInWindows {
  /** The class of each row. */
  readonly digit: ColumnDigit
  readonly classes: number
  /** The ages that there are, none first. */
  readonly values: readonly (number | null)[]
  /** By class and then by window, the place of the age among them. */
  readonly ranks: Int32Array
  /** By class and then by window, the first later window with another age. */
  readonly nexts: Int32Array
}

/** The classes of births, and of the ages that were delivered where there is no date of birth; nothing where these have no codes. */
export function agesInWindows(source: ColumnSource): AgesInWindows | undefined {
  ageValue(source)
  const types = source.schema.get('patients')?.columns
  const valuesOf = (column: string): readonly (number | null)[] | undefined => {
    const type = types?.get(column)
    if (type === undefined || type === 'empty') return []
    return source.columns.columns.get(column)?.values as readonly (number | null)[] | undefined
  }
  const [births, delivered] = [valuesOf('birth'), valuesOf('age')]
  if (!births || !delivered) return undefined
  const cutOffs = source.windows.map(({ cutOff }) => cutOff)

  // The first class is that of who has neither.
  const ages: (readonly (number | null)[])[] = [cutOffs.map(() => null)]
  const ofBirths = births.map((birth) => {
    if (birth === null) return 0
    const last = ages.at(-1) as readonly (number | null)[]
    // Births come in order, so that those of one class follow each other.
    if (cutOffs.some((cutOff, window) => yearsAt(birth, cutOff) !== last[window]))
      ages.push(cutOffs.map((cutOff) => yearsAt(birth, cutOff)))
    return ages.length - 1
  })
  const ofDelivered = delivered.map((age) => {
    if (age === null) return 0
    ages.push(cutOffs.map(() => age))
    return ages.length - 1
  })
  const parts = [
    { column: 'birth', digits: ofBirths },
    { column: 'age', digits: ofDelivered },
  ].filter(({ digits }) => digits.length > 0)
  return { ...withRanks(ages, cutOffs.length), digit: { parts, values: ages.map((_, one) => one) } }
}

/** Where no age is looked at. */
export function noAges(windows: number): AgesInWindows {
  return { ...withRanks([Array.from({ length: windows }, () => null)], windows), digit: { parts: [], values: [null] } }
}

function withRanks(ages: readonly (readonly (number | null)[])[], windows: number): Omit<AgesInWindows, 'digit'> {
  const different = new Set(ages.flat().filter((age) => age !== null))
  const values = [null, ...[...different].toSorted((a, b) => a - b)]
  const rankOf = new Map(values.map((age, rank) => [age, rank]))
  const ranks = Int32Array.from(ages.flat(), (age) => rankOf.get(age) as number)
  const nexts = new Int32Array(ranks.length)
  for (let at = ranks.length - 1; at >= 0; at -= 1) {
    const window = at % windows
    const isLast = window === windows - 1
    nexts[at] = isLast || ranks[at] !== ranks[at + 1] ? window + 1 : (nexts[at + 1] as number)
  }
  return { classes: ages.length, values, ranks, nexts }
}
