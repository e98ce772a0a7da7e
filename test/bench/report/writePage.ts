import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../../../server/projectRoot.ts'
import type { Table } from '../Case.ts'

export const pageFile: string = join(projectRoot(), 'docs', 'reference', 'performance.md')

/**
 * Puts text between the marks of a name, `<!-- measured: name -->` and `<!-- end: name -->`; what stands outside of marks
 * was written by hand and stays.
 *
 * @throws Error where the page has no such marks
 */
export function putBetweenMarks(page: string, name: string, text: string): string {
  const [begin, end] = [`<!-- measured: ${name} -->`, `<!-- end: ${name} -->`]
  const [from, to] = [page.indexOf(begin), page.indexOf(end)]
  if (from === -1 || to < from) throw new Error(`The page has no marks ${begin} … ${end}.`)
  return `${page.slice(0, from + begin.length)}\n${text}\n${page.slice(to)}`
}

export function writePage(parts: Readonly<Record<string, string>>): void {
  const before = readFileSync(pageFile, 'utf8')
  const page = Object.entries(parts).reduce((text, [name, part]) => putBetweenMarks(text, name, part), before)
  writeFileSync(pageFile, page)
}

/** A table in Markdown, with its title and notes. */
export function written({ title, columns, rows, notes = [] }: Table): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  const rule = line(columns.map((_, place) => (place === 0 ? '---' : '--:')))
  const table = [line(columns), rule, ...rows.map(line)].join('\n')
  return [`**${title}**`, table, ...notes].join('\n\n')
}
