import { maskPersonalNumbers } from './personal/maskPersonalNumbers.ts'

/**
 * A value as a message quotes it: on one line, and not longer than a line. Personal numbers are masked before it is cut,
 * for half of one is not known again.
 *
 * @example
 * shorten('a\nb') // => 'a b'
 */
export function shorten(value: string, most = 60): string {
  // What is cut off here is never shown, so a number may be cut with it.
  return onOneLine(maskPersonalNumbers(value.slice(0, 8 * most)), most)
}

/** A text as it is, on one line of at most so many letters. */
export function onOneLine(text: string, most: number): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what must not reach a terminal
  const line = text.slice(0, 4 * most).replaceAll(/[\s\u0000-\u001f\u007f-\u009f]+/g, ' ')
  return line.length > most || text.length > 4 * most ? `${line.slice(0, most - 1)}…` : line
}
