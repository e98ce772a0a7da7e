import type { Json } from './GoldenCase.ts'

/**
 * Every number in a value, by the way to it: `rates.65+.F`. What is no number is left out.
 *
 * @example
 * numbersIn({ fee: 2, rates: [3, 4], unit: 'EUR' }) // => new Map([['fee', 2], ['rates.0', 3], ['rates.1', 4]])
 */
export function numbersIn(value: Json | undefined, path: readonly string[] = []): ReadonlyMap<string, number> {
  if (typeof value === 'number') return new Map([[path.join('.'), value]])
  if (typeof value !== 'object' || value === null) return new Map()
  const parts = Object.entries(value as { readonly [key: string]: Json })
  return new Map(parts.flatMap(([key, part]) => [...numbersIn(part, [...path, key])]))
}
