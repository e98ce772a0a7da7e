/** A point of a curve: how much work, and how long it took. */
export interface Point {
  readonly size: number
  readonly took: number
}

/**
 * The exponent by which time grows with size: the slope of the straight line through the logarithms, by least squares.
 *
 * @example
 * exponentOf([{ size: 1, took: 3 }, { size: 10, took: 300 }]) // => 2
 */
export function exponentOf(points: readonly Point[]): number {
  const x = points.map(({ size }) => Math.log10(size))
  const y = points.map(({ took }) => Math.log10(took))
  const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length
  const [middleX, middleY] = [mean(x), mean(y)]
  const above = x.reduce((sum, one, place) => sum + (one - middleX) * ((y[place] ?? 0) - middleY), 0)
  const below = x.reduce((sum, one) => sum + (one - middleX) ** 2, 0)
  return above / below
}

/** Between neighbours, the steepest: a curve may bend upwards at its end. */
export function steepestOf(points: readonly Point[]): number {
  return Math.max(...points.slice(1).map((point, place) => exponentOf([points[place] as Point, point])))
}
