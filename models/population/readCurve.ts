/**
 * A curve by age, given every tenth year from 0 and straight between them; the last value holds for the older.
 *
 * @example
 * readCurve([0, 10, 40], 15) // => 25
 */
export function readCurve(values: readonly number[], age: number): number {
  const left = Math.floor(age / 10)
  const last = values.at(-1) ?? 0
  const from = values[left] ?? last
  const to = values[left + 1] ?? last
  return from + ((to - from) * (age - left * 10)) / 10
}

/** The curve at every age from 0 to 119, to be looked up. */
export function curveByAge(values: readonly number[]): Float64Array {
  return Float64Array.from({ length: 120 }, (_, age) => readCurve(values, age))
}
