import MultivariateLinearRegression from 'ml-regression-multivariate-linear'
import type { Solve } from '../../models/index.ts'

/** Solves A·B = C, where A is square, as the regression of C on A without an intercept. */
export const solve: Solve = (a, c) => {
  const options = { intercept: false, statistics: false }
  return new MultivariateLinearRegression(a.map(copied), c.map(copied), options).weights
}

const copied = (row: readonly number[]): number[] => [...row]
