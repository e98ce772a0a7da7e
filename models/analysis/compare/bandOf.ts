/**
 * Which band a number is in, counted from 0: each band begins at its edge. Nothing for a number that is missing.
 *
 * @example
 * bandOf(4_999.5, [5_000, 10_000]) // => 0
 * bandOf(5_000, [5_000, 10_000]) // => 1
 * bandOf(null, [5_000, 10_000]) // => null
 */
export function bandOf(value: number | null, edges: readonly number[]): number | null {
  return value === null ? null : edges.filter((edge) => value >= edge).length
}
