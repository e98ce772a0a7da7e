/**
 * Text as a search compares it, folded here and not in a database, so that both stores find the same.
 *
 * @example
 * foldWords('Vårdval SKÅNE') // => 'vårdval skåne'
 */
export function foldWords(text: string): string {
  // The text of PostgreSQL cannot hold the character of number zero.
  return text.normalize('NFC').toLowerCase().replaceAll('\0', ' ')
}

/**
 * The words that an object must have, each anywhere in it.
 *
 * @example
 * searchWords('  Skåne 2026 ') // => ['skåne', '2026']
 */
export function searchWords(search: string): readonly string[] {
  return foldWords(search)
    .split(/\s+/)
    .filter((word) => word !== '')
}
