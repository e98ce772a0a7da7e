import { nearest } from './nearest.ts'

/** So many names are still read as a list. */
const FEW = 7

/**
 * A suggestion, or what there is where that is little.
 *
 * @example
 * suggest('vist', ['visit', 'phone']) // => 'Did you mean `visit`?'
 * suggest('x', ['visit', 'phone']) // => 'There are `visit` and `phone`.'
 */
export function suggest(written: string, all: readonly string[]): string | undefined {
  const close = nearest(written, all)
  if (close !== undefined) return `Did you mean \`${close}\`?`
  if (all.length === 0 || all.length > FEW) return undefined
  const quoted = all.map((one) => `\`${one}\``)
  if (quoted.length === 1) return `There is ${quoted[0]}.`
  return `There are ${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)}.`
}
