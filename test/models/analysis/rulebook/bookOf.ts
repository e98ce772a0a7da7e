import {
  type Block,
  type Language,
  type Model,
  type Numbers,
  readModel,
  type RuleBook,
  type Section,
  type Text,
  writeRuleBook,
} from '../../../../models/index.ts'

/** Numbers without any language's marks, so that the sentences of a test can be typed. */
export const PLAIN: Numbers = {
  number: String,
  money: (value, currency) => `${value} ${currency}`,
  percent: (value) => `${value * 100} %`,
  date: (date) => date,
}

const HEAD = `format: 1
model: small
status: illustrative
label: { sv: Liten modell, en: Small model }
jurisdiction: { sv: Regionen, en: The region }
valid: { from: 2026-01-01 }
currency: SEK
cut_off: last day of previous month
sources: { terms: { title: Terms, url: https://example.org/terms } }
`

/** A small model whose head is always the same. */
export function modelOf(parts: string): Model {
  const { model, diagnostics } = readModel(HEAD + parts, 'small.yaml')
  if (!model) throw new Error(diagnostics.map(({ message }) => message).join('\n'))
  return model
}

/** The rule book of a small model. */
export function bookOf(parts: string, language: Language, numbers: Numbers = PLAIN): RuleBook {
  return writeRuleBook(modelOf(parts), language, numbers)
}

/** A section by its id, wherever it stands. */
export function sectionOf({ sections }: Pick<RuleBook, 'sections'>, id: string): Section {
  const all = sections.flatMap((section) => [section, ...section.sections])
  const found = all.find((section) => section.id === id)
  if (!found) throw new Error(`There is no section ${id}: ${all.map((one) => one.id).join(', ')}.`)
  return found
}

/** What a section says, a line for each paragraph, item and row. */
export function linesOf({ blocks }: Section): readonly string[] {
  return blocks.flatMap(blockLines)
}

function blockLines(block: Block): readonly string[] {
  switch (block.type) {
    case 'paragraph':
    case 'warning':
    case 'note':
      return [words(block.text)]
    case 'list':
      return block.items.map((item) => `- ${words(item)}`)
    case 'figures':
      return block.items.map(({ text }) => `* ${words(text)}`)
    case 'formula':
      return []
    case 'table':
      return [words(block.caption), ...[block.columns, ...block.rows].map((row) => row.map(words).join(' | '))]
  }
}

/** Text as a reader sees it. */
export function words(text: Text): string {
  return text
    .map((span) => (typeof span === 'string' ? span : 'code' in span ? span.code : span.text))
    .join('')
    .replaceAll('\u00a0', ' ')
}
