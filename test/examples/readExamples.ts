import { parseSync } from 'vite'

/** One line of a docstring that claims a result: `plus(1, 1) // => 2`. */
export interface Example {
  /** The exported name whose docstring it stands in. */
  readonly of: string
  /** Lines before it in the same docstring that prepare it: `const fee = readFigure('240 SEK')`. */
  readonly preparation: string
  readonly expression: string
  /** The claimed result, itself an expression; or the message, after `throws`. */
  readonly result: string
  readonly throws: boolean
}

/**
 * Reads the examples from the docstrings of a file's exports: what stands after `@example`, up to the next tag. A line
 * that ends in `// => value` claims a result; one that ends in `// throws 'words'` a message with these words in it.
 * An example may go over several lines; the claim stands on its last.
 */
export function readExamples(path: string, text: string): Example[] {
  const { program, comments, errors } = parseSync(path, text)
  if (errors[0]) throw new Error(`${path} cannot be parsed: ${errors[0].message}`)

  return program.body.flatMap((statement) => {
    if (statement.type !== 'ExportNamedDeclaration' || !statement.declaration) return []
    const of = nameOf(statement.declaration)
    const docstring = comments.findLast(
      ({ type, value, end }) =>
        type === 'Block' &&
        value.startsWith('*') &&
        end <= statement.start &&
        text.slice(end, statement.start).trim() === '',
    )
    return docstring ? examplesIn(docstring.value).flatMap((lines) => readLines(of, lines)) : []
  })
}

function nameOf(declaration: object): string {
  const named =
    'declarations' in declaration && Array.isArray(declaration.declarations) ? declaration.declarations[0] : declaration
  const id: unknown = named && typeof named === 'object' && 'id' in named ? named.id : undefined
  return id && typeof id === 'object' && 'name' in id ? String(id.name) : 'unnamed'
}

/** The lines of each `@example`, without the stars and without a code fence. */
function examplesIn(docstring: string): string[][] {
  const lines = docstring.split('\n').map((line) => line.replace(/^\s*\* ?/, '').trimEnd())
  const examples: string[][] = []
  let isExample = false
  for (const line of lines) {
    if (line.startsWith('@')) isExample = line.startsWith('@example')
    if (line.startsWith('@example')) examples.push([line.slice('@example'.length)])
    else if (isExample && !line.startsWith('```')) examples.at(-1)?.push(line)
  }
  return examples
}

function readLines(of: string, lines: readonly string[]): Example[] {
  const examples: Example[] = []
  let preparation = ''
  let pending = ''
  for (const line of lines) {
    const claim = /^(?<code>.*?)\s*\/\/ (?<kind>=>|throws) (?<result>.+)$/.exec(line)?.groups
    pending += `${claim ? claim['code'] : line}\n`
    if (claim) {
      const expression = pending.trim()
      examples.push({ of, preparation, expression, result: claim['result'] ?? '', throws: claim['kind'] === 'throws' })
      pending = ''
    } else if (pending.trim().startsWith('const ') && isComplete(pending)) {
      preparation += pending.trimStart()
      pending = ''
    }
  }
  return examples
}

function isComplete(code: string): boolean {
  return parseSync('example.ts', code).errors.length === 0
}
