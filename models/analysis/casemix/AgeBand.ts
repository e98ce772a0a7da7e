import { CaseMixTrouble } from './CaseMixTrouble.ts'

/** Completed years, both ends included; the last band has no end. */
export interface AgeBand {
  readonly from: number
  readonly to?: number | undefined
}

/** Where the bands begin unless said otherwise. */
export const USUAL_AGES: readonly number[] = [0, 5, 15, 25, 35, 45, 55, 65, 75, 85]

/**
 * Bands by where each begins.
 *
 * @example
 * ageBands([0, 18, 65]).map(writeBand) // => ['0-17', '18-64', '65+']
 * ageBands([5, 18]) // throws 'The first age band begins at 5.'
 */
export function ageBands(begins: readonly number[]): readonly AgeBand[] {
  const [first] = begins
  if (first !== 0)
    throw new CaseMixTrouble(`The first age band begins at ${String(first)}.`, 'Everybody has an age: begin at 0.')
  return begins.map((from, place) => {
    const next = begins[place + 1]
    if (next !== undefined && next <= from)
      throw new CaseMixTrouble(`The age band from ${next} follows the one from ${from}.`, 'Write rising ages: 0,18,65.')
    return { from, ...(next !== undefined && { to: next - 1 }) }
  })
}

/** A band as tables of a document have it: `0-17`, `18`, `65+`. */
export function writeBand({ from, to }: AgeBand): string {
  return to === undefined ? `${from}+` : to === from ? `${from}` : `${from}-${to}`
}
