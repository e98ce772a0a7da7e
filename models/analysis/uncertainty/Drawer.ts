import type { Program } from '../../plan/Program.ts'
import type { PriceInput } from '../../payout/price.ts'
import type { Strided } from './Strided.ts'

/** What is drawn: a program with what it is priced on, and factors of its rates in each draw. */
export interface Draws {
  readonly program: Program
  readonly input: PriceInput
  /** By name of a figure, a table or a row of one, `table[row]`; in a multiple of the block's draws, the last ones of no meaning. */
  readonly factors: ReadonlyMap<string, Float64Array>
}

/** How many draws are computed together. A multiple of four. */
export const DRAWS_A_BLOCK = 64

/**
 * What each payment comes to in a block of draws from one on, in the currency, unrounded, over all windows: by clinic and draw.
 * It is overwritten by the next block.
 *
 * @throws RunTrouble where a payment has no answer in a draw
 */
export type Drawer = (from: number) => readonly Strided[]

/** What is priced in one draw: what the caller multiplies already, and the draw's factors. */
export function inputOfDraw({ input, factors }: Draws, draw: number): PriceInput {
  const drawn = [...factors].map(([name, values]) => [name, (input.factors?.[name] ?? 1) * (values[draw] as number)])
  return { ...input, factors: { ...input.factors, ...Object.fromEntries(drawn) } }
}
