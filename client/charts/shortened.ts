/**
 * A name that fits, with an ellipsis where it is cut; the box has all of it.
 *
 * @example
 * shortened('Listningsersättning', 8) // => 'Listnin…'
 */
export const shortened = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, Math.max(1, most - 1)).trimEnd()}…` : text

/**
 * The same, cut before its last word: a changed model is called as the one that it was copied from, and `changed`.
 *
 * @example
 * shortenedWithin('Stockholm before 2016, changed', 22) // => 'Stockholm be… changed'
 */
export function shortenedWithin(text: string, most: number): string {
  const last = text.slice(text.lastIndexOf(' ') + 1)
  const room = most - last.length - 1
  return text.length <= most || room < most / 2 ? shortened(text, most) : `${shortened(text, room)} ${last}`
}
