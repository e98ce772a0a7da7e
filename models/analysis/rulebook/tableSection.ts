import type { DatedRows, Table } from '../../document/Model.ts'
import { sourcedWords, spanOf } from './figureItems.ts'
import { noteBlocks } from './noteWords.ts'
import type { Block, Section } from './RuleBook.ts'
import { countsWords } from './startsOf.ts'
import { layOutRows } from './tableRows.ts'
import { capitalised, plainText, text } from './Text.ts'
import { writeUnitWords } from './writeFigure.ts'
import { idOf, type Writing } from './Writing.ts'

/** `tabell 2` */
export function writeTableNumber(table: Table, { tables, words }: Writing): string {
  return words.tableNumber(String(tables.indexOf(table) + 1))
}

/** A table as a section: its rows on each of its days, how it is read, and its source. */
export function tableSection(table: Table, number: string, writing: Writing): Section {
  const { words, language } = writing
  const name = plainText(capitalised([writeTableNumber(table, writing)]))
  const reading = [
    ...(table.reads === 'step' ? [] : [words.table.reads[table.reads]]),
    ...(table.many === undefined ? [] : [words.table.many[table.many]]),
  ].join(' ')
  const dated = table.values.flatMap((_, place) => datedBlocks(table, place, writing))
  return {
    id: idOf.table(table.name),
    number,
    heading: `${name}. ${table.label[language]}`,
    blocks: [
      ...(reading === '' ? [] : [{ type: 'paragraph', text: [reading] } as const]),
      ...noteBlocks([table.note], writing),
      ...dated,
    ],
    sections: [],
  }
}

function datedBlocks(table: Table, place: number, writing: Writing): readonly Block[] {
  const { words } = writing
  const dated: DatedRows | undefined = table.values[place]
  if (!dated) return []
  const span = spanOf(dated.from, table.values[place + 1]?.from, writing)
  const said = text`${sourcedWords(dated, writing)}${countsWords(table.values, place, table, writing)}`
  if (!dated.rows) return [{ type: 'warning', text: text`${words.table.missing(span)}${said}` }]
  const unit = writeUnitWords(table.unit, writing)
  const caption = unit === '' ? capitalised([span]) : capitalised([`${unit}, ${span}`])
  const { columns, rows, numbers } = layOutRows(table, dated.rows, writing)
  return [
    { type: 'table', caption, columns, rows, numbers },
    { type: 'figures', items: [{ isOpen: false, text: text`${capitalised([span])}${said}` }] },
  ]
}
