/** The words for the braces of a text, by name. */
export type Words = Readonly<Record<string, string | number>>

/**
 * A text with its braces filled in. A brace without a word is our mistake, and no reader should see it: it throws.
 *
 * @example
 * fillIn('{count} vårdcentraler', { count: 40 }) // => '40 vårdcentraler'
 */
export function fillIn(text: string, words: Words): string {
  if (!text.includes('{')) return text
  return text.replace(/\{(\w+)\}/g, (_brace, name: string) => {
    const word = words[name]
    if (word === undefined) throw new Error(`The text '${text}' needs a word for {${name}}.`)
    return String(word)
  })
}
