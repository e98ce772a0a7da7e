/**
 * Round numbers along an axis, at most so many, from the first at or below the lowest to the last at or above the
 * highest.
 *
 * @example
 * niceTicks(-4.6, 3.9, 6) // => [-6, -4, -2, 0, 2, 4]
 */
export function niceTicks(lowest: number, highest: number, most: number): readonly number[] {
  const span = highest - lowest || Math.abs(highest) || 1
  let size = 10 ** Math.floor(Math.log10(span / most))
  for (const factor of [2, 2.5, 2, 2, 2.5, 2]) {
    if (ticksOf(size).length <= most) break
    size *= factor
  }
  return ticksOf(size)

  function ticksOf(step: number): number[] {
    const [first, last] = [Math.floor(lowest / step + 1e-9), Math.ceil(highest / step - 1e-9)]
    return Array.from({ length: last - first + 1 }, (_, place) => Number(((first + place) * step).toPrecision(12)))
  }
}
