/**
 * Mathematics as a tree of MathML Core elements. Browsers typeset them themselves, so no library is needed; and a tree,
 * unlike text, can hold nothing but these elements.
 */
export interface MathNode {
  readonly tag: 'math' | 'mrow' | 'mi' | 'mn' | 'mo' | 'mtext' | 'mfrac' | 'munder' | 'mtable' | 'mtr' | 'mtd'
  readonly of: string | readonly MathNode[]
}

/**
 * An element of mathematics.
 *
 * @example
 * math('mi', 'fee') // => { tag: 'mi', of: 'fee' }
 */
export function math(tag: MathNode['tag'], of: MathNode['of']): MathNode {
  return { tag, of }
}
