/**
 * Words as a command line that gives them again when it is pasted into a shell.
 *
 * @example
 * writeCommand(['kapitera', 'run', "it's"]) // => "kapitera run 'it'\\''s'"
 */
export function writeCommand(words: readonly string[]): string {
  return words.map((word) => (/^[\w./:@%+=,-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`)).join(' ')
}

/**
 * The words of a command line that `writeCommand` wrote. Nothing is ever given to a shell.
 *
 * @example
 * readCommand("kapitera run 'a b'") // => ['kapitera', 'run', 'a b']
 */
export function readCommand(line: string): readonly string[] {
  const words = line.match(/(?:'[^']*'|\\.|[^\s'\\])+/g) ?? []
  return words.map((word) =>
    word.replaceAll(/'([^']*)'|\\(.)/g, (_, quoted?: string, escaped?: string) => quoted ?? escaped ?? ''),
  )
}
