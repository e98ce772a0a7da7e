/** How a phrase begins that no article or verb goes before: `at most`, `högst`. */
const BEGINS =
  /^(?:most|fewest|at most|at least|up to|no more than|more than|fewer than|less than|from|within|above|below|if|when|högst|minst|lägst|upp till|mer än|fler än|färre än|mindre än|från|inom|över|under|om|när|over) /i

/** A phrase that another noun would have to follow. */
const ENDS = / (?:within|per|than|between|from|inom|än|mellan|från)\)?$/i

/** What a sentence says with these is a computation; in a label it is a name. */
const COMPUTES = /,| (?:times|minus|plus|divided by|gånger|delat med) /

/**
 * Whether a label is a phrase that would run into the words of a sentence, so that it needs quotes.
 *
 * @example
 * isPhrase('At most this share of the base') // => true
 * isPhrase('Listed times need') // => true
 * isPhrase('Share of the base') // => false
 */
export function isPhrase(label: string): boolean {
  return BEGINS.test(label) || ENDS.test(label) || COMPUTES.test(label)
}
