/** Numbers this close, relative to the larger, are equal: so that a threshold of 0.3 is reached by 0.1 + 0.2. */
const TOLERANCE = 1e-9

/**
 * Are two numbers the same, but for what doubles cannot hold?
 *
 * @example
 * isEqual(0.1 + 0.2, 0.3) // => true
 */
export function isEqual(a: number, b: number): boolean {
  return a === b || Math.abs(a - b) <= TOLERANCE * Math.max(Math.abs(a), Math.abs(b))
}

/**
 * Is the one truly less than the other?
 *
 * @example
 * isLess(0.3, 0.1 + 0.2) // => false
 */
export function isLess(a: number, b: number): boolean {
  return a < b && !isEqual(a, b)
}
