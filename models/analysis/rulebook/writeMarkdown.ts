import type { Block, RuleBook, RuleTable, Section } from './RuleBook.ts'
import type { Span, Text } from './Text.ts'
import { writeLinear } from './writeLinear.ts'

/** A rule book as Markdown: formulas in a line of text each, for Markdown typesets no mathematics. */
export function writeMarkdown({ title, subtitle, sections }: RuleBook): string {
  return `# ${escape(title)}\n\n${escape(subtitle)}\n${sections.map((section) => sectionText(section, 2)).join('')}`
}

function sectionText({ id, number, heading, blocks, sections }: Section, depth: number): string {
  const head = `\n<a id="${id}"></a>\n\n${'#'.repeat(depth)} ${number} ${escape(heading)}\n`
  const body = blocks.map((block) => `\n${blockText(block)}\n`).join('')
  return `${head}${body}${sections.map((section) => sectionText(section, depth + 1)).join('')}`
}

function blockText(block: Block): string {
  switch (block.type) {
    case 'paragraph':
      return inline(block.text)
    case 'note':
      return `> ${inline(block.text)}`
    case 'warning':
      return `> **${inline(block.text)}**`
    case 'list':
      return block.items.map((item) => `- ${inline(item)}`).join('\n')
    case 'figures':
      return block.items
        .map(({ id, text }) => `- ${id === undefined ? '' : `<a id="${id}"></a>`}${inline(text)}`)
        .join('\n')
    case 'formula':
      return `\`\`\`text\n${writeLinear(block.math)}\n\`\`\``
    case 'table':
      return tableText(block)
  }
}

function tableText({ caption, columns, rows, numbers }: RuleTable): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  const cell = (text: Text): string => inline(text).replaceAll('|', '\\|')
  return [
    `**${inline(caption)}**`,
    '',
    line(columns.map(cell)),
    line(columns.map((_, place) => (numbers.includes(place) ? '---:' : '---'))),
    ...rows.map((row) => line(row.map(cell))),
  ].join('\n')
}

const inline = (text: Text): string => text.map(spanText).join('')

function spanText(span: Span): string {
  if (typeof span === 'string') return escape(span)
  if ('code' in span) return `\`${span.code}\``
  if ('language' in span) return escape(span.text)
  return `[${escape(span.text)}](${'to' in span ? `#${span.to}` : span.url})`
}

/** What Markdown would read as a sign of its own. */
const escape = (words: string): string => words.replaceAll(/[\\`*_<>[\]]/g, (sign) => `\\${sign}`)
