/**
 * A label as it stands inside a sentence. An abbreviation, and a name of several words with capitals, keep them.
 *
 * @example
 * lowerLabel('Visit fee') // => 'visit fee'
 * lowerLabel('Clinic’s points') // => 'clinic’s points'
 * lowerLabel('ACG payment') // => 'ACG payment'
 * lowerLabel('Global Sum per patient') // => 'Global Sum per patient'
 */
export function lowerLabel(label: string): string {
  const [first = '', second = ''] = label.split(' ')
  const isWord = /^\p{Lu}\p{Ll}*(?:[-/’']\p{Ll}+)*[,:.]?$/u.test(first)
  const isName = /^\p{Lu}\p{Ll}/u.test(second)
  return isWord && !isName ? label.charAt(0).toLowerCase() + label.slice(1) : label
}
