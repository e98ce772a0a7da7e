/** What functions of spreadsheets and other languages are called here, in small letters. */
const ELSEWHERE: ReadonlyMap<string, string> = new Map([
  ['if', 'Write `when(condition, then, otherwise)`.'],
  ['iif', 'Write `when(condition, then, otherwise)`.'],
  ['avg', 'Write `mean(…)`.'],
  ['average', 'Write `mean(…)`.'],
  ['countif', 'Write `count(…)` with a condition of each row.'],
  ['sumif', 'Write `sum(when(condition, amount, 0))`.'],
  ['round', 'Rounding is a key beside the formula: `round: { to: 1, how: half_away }`.'],
])

/**
 * What to write instead of a function that is known elsewhere.
 *
 * @example
 * hintForFunction('AVG') // => 'Write `mean(…)`.'
 */
export function hintForFunction(name: string): string | undefined {
  return ELSEWHERE.get(name.toLowerCase())
}
