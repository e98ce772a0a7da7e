import { type Column, ROWS_AT_ONCE } from './Column.ts'

/**
 * *beginning + rate × quantity + rate × quantity …* for each clinic or row, from left to right, as steps that add one product
 * after another do: the bits are the same. Several products are added in one pass, for to read the sum and write it again takes
 * longer than to multiply; there is a loop for each number of them, for an engine makes a fast one only of a line that it sees
 * whole.
 */
export function addProducts(
  into: Column,
  begins: Column | undefined,
  rates: readonly number[],
  quantities: readonly Column[],
): void {
  const { length } = into
  for (let from = 0; from < length; from += ROWS_AT_ONCE) {
    const to = Math.min(from + ROWS_AT_ONCE, length)
    let next = 0
    if (begins) begin(into, begins, from, to)
    else multiply(into, rates[next] as number, quantities[next++] as Column, from, to)
    for (; next + 8 <= rates.length; next += 8) addEight(into, rates, quantities, next, from, to)
    for (; next + 4 <= rates.length; next += 4) addFour(into, rates, quantities, next, from, to)
    for (; next < rates.length; next += 1) addOne(into, rates[next] as number, quantities[next] as Column, from, to)
  }
}

type Rates = readonly number[]
type Columns = readonly Column[]

function begin(into: Column, begins: Column, from: number, to: number): void {
  if (begins.length === 1) into.fill(begins[0] as number, from, to)
  else for (let row = from; row < to; row += 1) into[row] = begins[row] as number
}

function multiply(into: Column, rate: number, quantity: Column, from: number, to: number): void {
  for (let row = from; row < to; row += 1) into[row] = rate * (quantity[row] as number)
}

function addOne(into: Column, rate: number, quantity: Column, from: number, to: number): void {
  for (let row = from; row < to; row += 1) into[row] = (into[row] as number) + rate * (quantity[row] as number)
}

function addFour(into: Column, rates: Rates, quantities: Columns, first: number, from: number, to: number): void {
  const [a, b, c, d] = [rates[first], rates[first + 1], rates[first + 2], rates[first + 3]] as Four
  const [p, q, r, s] = [
    quantities[first],
    quantities[first + 1],
    quantities[first + 2],
    quantities[first + 3],
  ] as FourColumns
  for (let row = from; row < to; row += 1)
    into[row] =
      (into[row] as number) +
      a * (p[row] as number) +
      b * (q[row] as number) +
      c * (r[row] as number) +
      d * (s[row] as number)
}

function addEight(into: Column, rates: Rates, quantities: Columns, first: number, from: number, to: number): void {
  const [a, b, c, d] = [rates[first], rates[first + 1], rates[first + 2], rates[first + 3]] as Four
  const [e, f, g, h] = [rates[first + 4], rates[first + 5], rates[first + 6], rates[first + 7]] as Four
  const [p, q, r, s] = [
    quantities[first],
    quantities[first + 1],
    quantities[first + 2],
    quantities[first + 3],
  ] as FourColumns
  const [t, u, v, w] = [
    quantities[first + 4],
    quantities[first + 5],
    quantities[first + 6],
    quantities[first + 7],
  ] as FourColumns
  for (let row = from; row < to; row += 1)
    into[row] =
      (into[row] as number) +
      a * (p[row] as number) +
      b * (q[row] as number) +
      c * (r[row] as number) +
      d * (s[row] as number) +
      e * (t[row] as number) +
      f * (u[row] as number) +
      g * (v[row] as number) +
      h * (w[row] as number)
}

type Four = [number, number, number, number]
type FourColumns = [Column, Column, Column, Column]
