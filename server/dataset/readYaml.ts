import { isNode, LineCounter, parseDocument } from 'yaml'
import type * as z from 'zod'

/** One thing wrong with a small YAML file, and the line where it stands. */
export interface YamlProblem {
  readonly line: number
  readonly message: string
}

const LONGEST = 1 << 18

/** Reads a small YAML file by a schema; each issue is led back to its line. Everything stays text but what the schema makes of it. */
export function readYaml<S extends z.ZodType>(
  text: string,
  schema: S,
): { readonly data: z.output<S> } | { readonly problems: readonly YamlProblem[] } {
  if (text.length > LONGEST) return { problems: [{ line: 1, message: 'The file is longer than 256 kB.' }] }
  const lines = new LineCounter()
  const document = parseDocument(text, {
    lineCounter: lines,
    schema: 'failsafe',
    merge: false,
    logLevel: 'silent',
    prettyErrors: false,
  })
  const [broken] = document.errors
  if (broken)
    return { problems: [{ line: lines.linePos(broken.pos[0]).line, message: `This is no YAML: ${broken.message}` }] }

  const read = schema.safeParse(document.toJS({ maxAliasCount: 0 }) as unknown)
  if (read.success) return { data: read.data }
  const lineOf = (path: readonly PropertyKey[]): number => {
    for (let depth = path.length; depth >= 0; depth -= 1) {
      const node = document.getIn(path.slice(0, depth), true)
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line
    }
    return 1
  }
  return {
    problems: read.error.issues.map(({ path, message }) => ({
      line: lineOf(path),
      message: path.length === 0 ? message : `\`${path.map(String).join('.')}\`: ${message}`,
    })),
  }
}
