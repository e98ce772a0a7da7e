import { linearRegression, linearRegressionLine, rSquared } from 'simple-statistics'

/** A straight line through points, and how much of what differs in height it accounts for. */
export interface Line {
  readonly slope: number
  readonly intercept: number
  /** R², 0 to 1; `null` where all points are equally high, for there is nothing to account for. */
  readonly explained: number | null
}

/**
 * The least-squares line through points [x, y], each of the same weight. Nothing where fewer than three points, or
 * points straight above each other, leave it open.
 *
 * @example
 * lineThrough([[1, 10], [2, 20], [3, 30]])?.slope // => 10
 * lineThrough([[1, 10], [1, 20], [1, 30]]) // => undefined
 */
export function lineThrough(points: readonly (readonly [number, number])[]): Line | undefined {
  if (new Set(points.map(([x]) => x)).size < 2 || points.length < 3) return undefined
  const given = points.map(([x, y]) => [x, y])
  const { m: slope, b: intercept } = linearRegression(given)
  const isLevel = new Set(points.map(([, y]) => y)).size === 1
  const explained = isLevel ? null : rSquared(given, linearRegressionLine({ m: slope, b: intercept }))
  return { slope, intercept, explained }
}
