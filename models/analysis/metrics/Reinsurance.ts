import { MetricTrouble } from './MetricTrouble.ts'

/** A share of each person's cost above a point, up to a ceiling where there is one, that somebody else bears. */
export interface Reinsurance {
  /** The cost above which it pays, in money. */
  readonly attachment: number
  /** The cost above which it pays no more. */
  readonly cap?: number
  /** The share of the cost between the two that it pays, 0 to 1. */
  readonly coinsurance: number
}

/**
 * Refuses terms that are none.
 *
 * @throws MetricTrouble
 *
 * @example
 * checkReinsurance({ attachment: 60000, coinsurance: 80 }) // throws 'The coinsurance is 80, and a share is 0 to 1.'
 */
export function checkReinsurance({ attachment, cap = Number.POSITIVE_INFINITY, coinsurance }: Reinsurance): void {
  if (!(coinsurance >= 0 && coinsurance <= 1))
    throw new MetricTrouble(`The coinsurance is ${coinsurance}, and a share is 0 to 1.`, 'Write 80 % as 0.8.')
  if (!(attachment >= 0 && cap >= attachment))
    throw new MetricTrouble(
      `The attachment point is ${attachment} and the ceiling ${cap}.`,
      'The point is 0 or more, and the ceiling not below it.',
    )
}
