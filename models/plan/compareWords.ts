/**
 * Order by code unit, the only order of words in the program: no database's collation has a say.
 *
 * @example
 * compareWords('Öst', 'Zorn') // => 1
 */
export function compareWords(a: string, b: string): -1 | 0 | 1 {
  return a < b ? -1 : a > b ? 1 : 0
}
