/**
 * A name that fits, with an ellipsis where it is cut; the box has all of it.
 *
 * @example
 * shortened('Listningsersättning', 8) // => 'Listnin…'
 */
export const shortened = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, Math.max(1, most - 1)).trimEnd()}…` : text
