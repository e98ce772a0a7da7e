/**
 * A value as a message quotes it: on one line, and not longer than a line.
 *
 * @example
 * shorten('a\nb') // => 'a b'
 */
export function shorten(value: string, most = 60): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what must not reach a terminal
  const line = value.slice(0, 4 * most).replaceAll(/[\s\u0000-\u001f\u007f-\u009f]+/g, ' ')
  return line.length > most || value.length > 4 * most ? `${line.slice(0, most - 1)}…` : line
}
