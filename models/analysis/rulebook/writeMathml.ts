import type { MathNode } from './MathNode.ts'

/**
 * Mathematics as MathML text, for a file.
 *
 * @example
 * writeMathml({ tag: 'mrow', of: [{ tag: 'mi', of: 'a < b' }] }) // => '<mrow><mi>a &lt; b</mi></mrow>'
 */
export function writeMathml({ tag, of }: MathNode): string {
  const attributes = tag === 'math' ? ' xmlns="http://www.w3.org/1998/Math/MathML" display="block"' : ''
  return `<${tag}${attributes}>${typeof of === 'string' ? escapeHtml(of) : of.map(writeMathml).join('')}</${tag}>`
}

/**
 * Text as it may stand between two tags or in an attribute.
 *
 * @example
 * escapeHtml('a < "b" & c') // => 'a &lt; &quot;b&quot; &amp; c'
 */
export function escapeHtml(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
