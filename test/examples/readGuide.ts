/** A block of code in a page of `docs/`: what stands after its backticks, and its lines. */
export interface Block {
  readonly info: string
  readonly text: string
  /** From 1. */
  readonly line: number
}

/**
 * The blocks of code of a page, in order.
 */
export function readBlocks(page: string): readonly Block[] {
  const blocks: Block[] = []
  let open: { info: string; lines: string[]; line: number } | undefined
  for (const [index, line] of page.split('\n').entries()) {
    if (!line.startsWith('```')) open?.lines.push(line)
    else if (open) {
      blocks.push({ info: open.info, text: open.lines.map((one) => `${one}\n`).join(''), line: open.line })
      open = undefined
    } else open = { info: line.slice('```'.length).trim(), lines: [], line: index + 1 }
  }
  if (open) throw new Error(`The block of line ${open.line} is not closed.`)
  return blocks
}

/** A key or an item of a list, with the lines that stand below it. */
interface Entry {
  readonly line: string
  readonly below: readonly string[]
}

/**
 * A document with a part added, as a reader of the guide adds it: keys below a key that is there join what stands there;
 * a value, and a test of the same name, takes the place of the one before; all else goes to the end of its section.
 * `tests` stay last.
 */
export function joinPart(document: string, part: string): string {
  const lines = (text: string): readonly string[] => text.split('\n').filter((line) => line.trim() !== '')
  const joined = joinEntries(entriesOf(lines(document)), entriesOf(lines(part)))
  const isTests = ({ line }: Entry): boolean => line === 'tests:'
  const ordered = [...joined.filter((one) => !isTests(one)), ...joined.filter(isTests)]
  return ordered.map(({ line, below }) => `${[line, ...below].join('\n')}\n`).join('')
}

function joinEntries(document: readonly Entry[], part: readonly Entry[]): readonly Entry[] {
  const all = [...document]
  for (const entry of part) {
    const place = all.findIndex((one) => keyOf(one) === keyOf(entry))
    const there = all[place]
    if (!there) all.push(entry)
    else if (keyOf(entry).startsWith('- ') || there.below.length === 0 || entry.below.length === 0) all[place] = entry
    else {
      const below = joinEntries(entriesOf(there.below), entriesOf(entry.below))
      all[place] = { line: there.line, below: below.flatMap((one) => [one.line, ...one.below]) }
    }
  }
  return all
}

function entriesOf(lines: readonly string[]): readonly Entry[] {
  const indent = (line: string): number => line.search(/\S/)
  const outer = Math.min(...lines.map(indent))
  const entries: { line: string; below: string[] }[] = []
  for (const line of lines) {
    if (indent(line) === outer) entries.push({ line, below: [] })
    else entries.at(-1)?.below.push(line)
  }
  return entries
}

function keyOf({ line }: Entry): string {
  return line.trim().startsWith('- ') ? line.trim() : line.trim().replace(/:(\s.*)?$/, '')
}
