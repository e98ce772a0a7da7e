/** A piece of a sentence: plain, a link to a part of the same rule book, a link out, words of another language, or a code that stands in data. */
export type Span =
  | string
  | { readonly text: string; readonly to: string }
  | { readonly text: string; readonly url: string }
  /** In the other language than the text around it. */
  | { readonly text: string; readonly language: 'sv' | 'en' }
  | { readonly code: string }

/** A sentence or a part of one. */
export type Text = readonly Span[]

/** What may stand in a template: words, or text that is made already. */
export type Part = string | Text

/**
 * Makes text of words and of text that is made already.
 *
 * @example
 * text`${[{ code: 'level_1' }]} is a level` // => [{ code: 'level_1' }, ' is a level']
 */
export function text(words: TemplateStringsArray, ...parts: readonly Part[]): Text {
  return words.flatMap((word, place): Text => {
    const part = parts[place]
    const after = part === undefined || part === '' ? [] : typeof part === 'string' ? [part] : part
    return word === '' ? after : [word, ...after]
  })
}

/**
 * Several texts with words between them.
 *
 * @example
 * joinTexts([['a'], ['b'], ['c']], ', ', ' or ') // => ['a', ', ', 'b', ' or ', 'c']
 */
export function joinTexts(texts: readonly Text[], between: string, last: string = between): Text {
  return texts.flatMap((one, place) => (place === 0 ? one : [place === texts.length - 1 ? last : between, ...one]))
}

/**
 * Text as bare words.
 *
 * @example
 * plainText(['see ', { text: 'table 2', to: 'table-age' }]) // => 'see table 2'
 */
export function plainText(spans: Text): string {
  return spans.map((span) => (typeof span === 'string' ? span : 'code' in span ? span.code : span.text)).join('')
}

/**
 * The same with a capital at its beginning, as a sentence has it.
 *
 * @example
 * capitalised(['the clinic']) // => ['The clinic']
 */
export function capitalised([first, ...rest]: Text): Text {
  if (first === undefined) return []
  if (typeof first === 'string') return [withCapital(first), ...rest]
  return 'text' in first ? [{ ...first, text: withCapital(first.text) }, ...rest] : [first, ...rest]
}

const withCapital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)
