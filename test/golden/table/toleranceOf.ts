import type { GoldenCase, Json } from './GoldenCase.ts'

/**
 * How far a computed figure may lie from the published one. A tolerance that the case gives for this figure holds; else
 * the tighter of the case's own and half of the last digit that is printed.
 */
export function toleranceOf(one: GoldenCase, path: string, published: number): number {
  const { tolerance } = one
  const [key = ''] = path.split('.')
  const own = absolute(keyOf(tolerance, key))
  if (own !== undefined) return own
  const general = absolute(tolerance)
  if (general === undefined) throw new Error(`${one.id} has no tolerance for ${path}.`)
  return Math.min(general, 0.5 * 10 ** -decimalsOf(published))
}

/**
 * With how many decimals a figure is printed.
 *
 * @example
 * decimalsOf(104.73) // => 2
 */
export function decimalsOf(value: number): number {
  return (String(value).split('.')[1] ?? '').length
}

function absolute(tolerance: Json | undefined): number | undefined {
  const value = keyOf(tolerance, 'abs')
  return typeof value === 'number' ? value : undefined
}

function keyOf(value: Json | undefined, key: string): Json | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as { readonly [key: string]: Json })[key]
    : undefined
}
