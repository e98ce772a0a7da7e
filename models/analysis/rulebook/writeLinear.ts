import type { MathNode } from './MathNode.ts'

/**
 * Mathematics in one line of text, for a file that typesets nothing.
 *
 * @example
 * writeLinear({ tag: 'mfrac', of: [{ tag: 'mi', of: 'a' }, { tag: 'mi', of: 'b' }] }) // => '(a) / (b)'
 */
export function writeLinear({ tag, of }: MathNode): string {
  if (typeof of === 'string') return of
  const parts = of.map(writeLinear)
  switch (tag) {
    case 'mfrac':
      return parts.map((part) => `(${part})`).join(' / ')
    case 'munder':
      return `${parts[0] ?? ''}[${parts.slice(1).join(' ')}]`
    case 'mtable':
      return parts.join(of.every((row) => row.tag === 'mtr' && isCase(row)) ? '; ' : ' ')
    case 'math':
    case 'mrow':
    case 'mi':
    case 'mn':
    case 'mo':
    case 'mtext':
    case 'mtr':
    case 'mtd':
      return tidy([...parts, ...(isChoice(of) ? ['}'] : [])].filter((part) => part !== '').join(' '))
  }
}

/** A row of a choice: a value, and when it holds. */
function isCase({ of }: MathNode): boolean {
  return (
    typeof of !== 'string' &&
    of.length === 2 &&
    typeof of[0]?.of !== 'string' &&
    of[0]?.of[0]?.tag !== 'mo' &&
    of[0]?.of.length !== 0
  )
}

/** The brace of a choice has no other side where it is typeset; in a line it needs one. */
const isChoice = ([first]: readonly MathNode[]): boolean => first?.tag === 'mo' && first.of === '{'

const tidy = (line: string): string =>
  line
    .replaceAll(/[\u00a0 ]+/g, ' ')
    .replaceAll('( ', '(')
    .replaceAll(' )', ')')
    .replaceAll(' ,', ',')
