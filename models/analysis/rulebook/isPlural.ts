/** Words in which a noun phrase goes on behind its head. */
const BEHIND =
  /[,(]| (?:of|by|as|per|in|at|for|to|with|without|above|below|over|under|from|on|that|which|against|among|who|where|reached|earned|paid) /

/** Nouns that are several without an s. */
const PLURAL = /^(?:people|persons|children|women|men)$/i

/** Nouns that end in s and are one. */
const SINGULAR = /(?:ss|us|is|ies of|diabetes|access|series|news)$/i

/**
 * Whether an English phrase speaks of several: its head, the last word before the first preposition, ends in s.
 *
 * @example
 * isPlural('the clinic’s listing points') // => true
 * isPlural('weights by age and sex') // => true
 * isPlural('the number of visits') // => false
 * isPlural('the people in the place') // => true
 */
export function isPlural(phrase: string): boolean {
  const [head = ''] = phrase.split(BEHIND)
  const last = head.trim().split(' ').at(-1) ?? ''
  return PLURAL.test(last) || (/[a-z]s$/.test(last) && !SINGULAR.test(last))
}
