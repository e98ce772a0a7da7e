import type { Rounding } from '../document/Model.ts'
import type { Count } from './Count.ts'
import type { Elementwise } from './Graph.ts'
import type { FigureTable } from './Program.ts'

/**
 * A sum over rows with the rates in it, for data of which neither rows nor cells may leave: the warehouse computes each row's
 * amount and gives the sum by clinic and window. It holds for these rates alone; with others it is asked again.
 */
export interface RatedSum {
  /** The fact of clinics that the sum becomes. */
  readonly name: string
  /** The rows, told apart by what the amount reads. */
  readonly count: Count
  /** Which measure of the count is multiplied with the amount; `null`: the number of rows. */
  readonly measure: number | null
  /** The amount of a row, by windows that have the same rates. */
  readonly amounts: readonly RatedAmount[]
}

/** What a row is worth in some windows: the last step; parts are places of earlier steps. */
export interface RatedAmount {
  readonly windows: readonly number[]
  readonly steps: readonly RatedStep[]
}

/** A step below the clinics with its figures in place. See `Step`. `null`: no answer. */
export type RatedStep =
  | { readonly op: 'constant'; readonly value: number | null }
  | { readonly op: 'word'; readonly word: string }
  | { readonly op: 'column'; readonly column: number }
  | { readonly op: 'bit'; readonly column: number; readonly bit: number }
  | { readonly op: Elementwise; readonly of: readonly number[] }
  /** Of what is the same for all rows alone. */
  | { readonly op: 'round'; readonly rounding: Rounding; readonly of: readonly number[] }
  | {
      readonly op: 'look'
      readonly rows: NonNullable<FigureTable['values'][number]['rows']>
      readonly reads: FigureTable['reads']
      readonly orZero: boolean
      /** How much of this row there is, in place of its value. */
      readonly weightOf?: number | undefined
      readonly of: readonly number[]
    }
