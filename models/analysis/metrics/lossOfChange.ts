/**
 * What a change costs whoever makes it: surplus before less surplus after, in money a year. Below 0 it is a gain.
 *
 * @example
 * lossOfChange(300, 200) // => 100
 */
export function lossOfChange(before: number, after: number): number {
  return before - after
}
