import { type LinkedCell, type LinkedTable, MOST_CONTRIBUTORS, type Relation } from '../../models/index.ts'
import type { RestingPayment } from './restingOn.ts'

/** What every clinic is paid of every payment in a year, and what it rests on. */
export interface PayoutsOfYear {
  readonly clinics: readonly string[]
  readonly payments: readonly string[]
  /** Whole öre, by clinic and payment. */
  readonly ore: readonly (readonly number[])[]
  /** Of each payment. */
  readonly resting: readonly RestingPayment[]
  /** Of each clinic: payments whose amounts tell of few although they rest on many, and of how few. */
  readonly telling: readonly ReadonlyMap<string, number>[]
}

/**
 * Amounts by clinic and payment with the totals both ways, as a table to be audited. Its cells have the names under which the log of
 * releases knows them; a deduction counts by its size, for which a reader's bounds are no narrower.
 *
 * @param before of how many a cell was when it was last shown: a small change is as telling as a small group
 */
export function payoutsTable(
  { clinics, payments, ore, resting, telling }: PayoutsOfYear,
  { name, before }: { readonly name: string; readonly before: (cell: string) => number | undefined },
): LinkedTable {
  const width = payments.length + 1
  const amounts = ore.map((row) => {
    const sizes = row.map(Math.abs)
    return [...sizes, sum(sizes)]
  })
  const totals = Array.from({ length: width }, (_, column) => sum(amounts.map((row) => row[column] ?? 0)))
  const cells = [...amounts, totals].flatMap((row, clinic) => row.map((value, column) => cellOf(value, clinic, column)))
  const across = [...amounts, totals].map(
    (_, row): Relation => ({
      total: row * width + payments.length,
      parts: payments.map((__, column) => row * width + column),
    }),
  )
  const down = totals.map(
    (_, column): Relation => ({
      total: clinics.length * width + column,
      parts: clinics.map((__, row) => row * width + column),
    }),
  )
  return { cells, relations: [...across, ...down] }

  function cellOf(value: number, clinic: number, column: number): LinkedCell {
    const cell = `${name} ${clinics[clinic] ?? 'region'} ${payments[column] ?? 'total'}`
    // Of several models, for they may call their payments alike.
    const own = resting.filter((one) => one.name === payments[column])
    // A total is hidden for the sake of others alone, and what rests on no rows is of everyone.
    if (value === 0 || clinic >= clinics.length || own.length === 0)
      return { name: cell, value, patients: value === 0 ? 0 : MANY }
    const rows = own.flatMap(({ fewest }) => fewest.flatMap((window) => window[clinic] || []))
    const told = telling[clinic]?.get(payments[column] ?? '') ?? MANY
    const few = Math.min(told, ...rows)
    const largest = own.flatMap((one) => one.largest?.map((window) => window[clinic] ?? []) ?? [])
    const shown = before(cell)
    const change = shown === undefined || few === MANY ? 0 : Math.abs(few - shown)
    return {
      name: cell,
      value,
      patients: change > 0 ? Math.min(few, change) : few,
      ...(largest.length > 0 && { largest: largestIn(largest).map((share) => share * value) }),
    }
  }
}

/**
 * The shares of the largest contributors in the window in which they have most: of one, of two together and so on, each as
 * the difference from the one before.
 */
function largestIn(windows: readonly (readonly number[])[]): readonly number[] {
  const together = Array.from({ length: MOST_CONTRIBUTORS }, (_, place) =>
    Math.max(0, ...windows.map((shares) => sum(shares.slice(0, place + 1)))),
  )
  return together.map((share, place) => share - (together[place - 1] ?? 0))
}

/** As many as no rule asks for. */
const MANY = Number.MAX_SAFE_INTEGER

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
