import type { ProductSum } from './productSums.ts'

/** A step, with those that are computed together with it. */
export interface Unit {
  readonly root: number
  /** The steps whose values it needs. */
  readonly reads: readonly number[]
  /** Of a sum of products: what it is made of. */
  readonly products?: ProductSum | undefined
  /** Of a sum over rows: the steps that give the amounts, computed a few rows at a time and added up at once. */
  readonly amounts?: readonly number[] | undefined
}
