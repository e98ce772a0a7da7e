import type { Column } from './Column.ts'
import type { PreparedCount } from './PreparedCounts.ts'

/** What is added up over rows: how many there are of each, and how much each counts. */
export interface Weights {
  readonly numbers: Column
  readonly weights: Column
}

/**
 * Adds amount × weight of some rows to the sums of their clinics. A combination that does not occur in the window is not asked
 * for an answer. Rows stand clinic by clinic, so that a clinic's sum is in hand until the next begins.
 *
 * @param amounts of the rows from `from` on, or one for all
 */
export function sumRows(
  into: Column,
  { stretches }: PreparedCount,
  weights: Weights,
  amounts: Column,
  from: number,
  to: number,
): void {
  const { clinics, ends } = stretches
  let stretch = stretchOf(ends, from)
  for (let row = from; row < to; stretch += 1) {
    const clinic = clinics[stretch] as number
    const end = Math.min(ends[stretch] as number, to)
    const sum = into[clinic] as number
    into[clinic] = added(sum, weights, amounts, { row, end, from })
    row = end
  }
}

/** A sum with the amounts of one clinic's rows. */
function added(
  begin: number,
  { numbers, weights }: Weights,
  amounts: Column,
  { row, end, from }: { readonly row: number; readonly end: number; readonly from: number },
): number {
  if (amounts.length === 1) return addAlike(begin, numbers, weights, amounts[0] as number, row, end)
  return numbers === weights
    ? addNumbered(begin, numbers, amounts, row, end, from)
    : addWeighted(begin, numbers, weights, amounts, row, end, from)
}

// What most sums add up, how many there are of each row × its amount, reads one column less.
function addNumbered(begin: number, numbers: Column, amounts: Column, row: number, end: number, from: number): number {
  let sum = begin
  for (let i = row; i < end; i += 1) {
    const n = numbers[i] as number
    if (n !== 0) sum += n * (amounts[i - from] as number)
  }
  return sum
}

function addWeighted(
  begin: number,
  numbers: Column,
  weights: Column,
  amounts: Column,
  row: number,
  end: number,
  from: number,
): number {
  let sum = begin
  for (let i = row; i < end; i += 1) if (numbers[i] !== 0) sum += (weights[i] as number) * (amounts[i - from] as number)
  return sum
}

function addAlike(begin: number, numbers: Column, weights: Column, amount: number, row: number, end: number): number {
  let sum = begin
  for (let i = row; i < end; i += 1) if (numbers[i] !== 0) sum += (weights[i] as number) * amount
  return sum
}

/** The stretch that a row lies in. */
function stretchOf(ends: Int32Array, row: number): number {
  let [low, high] = [0, ends.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((ends[middle] as number) <= row) low = middle + 1
    else high = middle
  }
  return low
}
