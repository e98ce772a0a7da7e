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
 * releases knows them. A deduction stands by its size, and is taken off the totals that it is in.
 *
 * @param before of how many a cell was when it was last shown: a small change is as telling as a small group
 */
export function payoutsTable(
  { clinics, payments, ore, resting, telling }: PayoutsOfYear,
  { name, before }: { readonly name: string; readonly before: (cell: string) => number | undefined },
): LinkedTable {
  const width = payments.length + 1
  const amounts = ore.map((row) => [...row, sum(row)])
  const totals = Array.from({ length: width }, (_, column) => sum(amounts.map((row) => row[column] ?? 0)))
  const rows = [...amounts, totals]
  // Of a row or column that has amounts of both signs, the total is net; all that are taken off stand by their sizes. In a column
  // of deductions an empty cell is one too.
  const isDeduction = totals.map((_, column) => {
    const own = ore.map((row) => row[column] ?? 0)
    return own.some((value) => value < 0) && own.every((value) => value <= 0)
  })
  const isTakenOff = rows.map((row, place) =>
    row.map((value, column) => !isNet(place, column) && (value < 0 || (value === 0 && isDeduction[column] === true))),
  )
  const cells = rows.flatMap((row, place) => row.map((value, column) => cellOf(value, place, column)))
  const columns = [...payments.keys(), payments.length]
  const across = rows.map((_, row) =>
    relationOf(
      [row, payments.length],
      [...payments.keys()].map((column) => [row, column]),
    ),
  )
  const down = columns.map((column) =>
    relationOf(
      [clinics.length, column],
      [...clinics.keys()].map((row) => [row, column]),
    ),
  )
  return { cells, relations: [...across, ...down] }

  function isNet(row: number, column: number): boolean {
    const isOfRow = column === payments.length
    const isOfColumn = row === clinics.length
    if (!isOfRow && !isOfColumn) return false
    const parts = ore.flatMap((own, at) =>
      isOfColumn || at === row ? own.filter((__, one) => isOfRow || one === column) : [],
    )
    return parts.some((value) => value < 0) && (isOfRow || parts.some((value) => value > 0))
  }

  function relationOf(total: Place, parts: readonly Place[]): Relation {
    const isOff = ([row, column]: Place): boolean => isTakenOff[row]?.[column] ?? false
    const placeOf = ([row, column]: Place): number => row * width + column
    return {
      total: placeOf(total),
      parts: parts.filter((part) => isOff(part) === isOff(total)).map(placeOf),
      less: parts.filter((part) => isOff(part) !== isOff(total)).map(placeOf),
    }
  }

  function cellOf(amount: number, clinic: number, column: number): LinkedCell {
    const cell = `${name} ${clinics[clinic] ?? 'region'} ${payments[column] ?? 'total'}`
    // Of several models, for they may call their payments alike.
    const own = resting.filter((one) => one.name === payments[column])
    const net = isNet(clinic, column)
    const value = net ? amount : Math.abs(amount)
    // A total is hidden for the sake of others alone, and what rests on no rows is of everyone.
    if (net) return { name: cell, value, isNet: true, patients: MANY }
    if (value === 0 || clinic >= clinics.length || own.length === 0)
      return { name: cell, value, patients: value === 0 ? 0 : MANY }
    const numbers = own.flatMap(({ fewest }) => fewest.flatMap((window) => window[clinic] || []))
    const told = telling[clinic]?.get(payments[column] ?? '') ?? MANY
    const few = Math.min(told, ...numbers)
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

/** A row, and a column. */
type Place = readonly [number, number]

/** As many as no rule asks for. */
const MANY = Number.MAX_SAFE_INTEGER

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
