import type { DatedRows, Table, TableRow } from '../../document/Model.ts'
import type { RowKey } from '../../table/RowKey.ts'
import { factWords } from './expressionWords.ts'
import { sourcedWords, spanOf } from './figureItems.ts'
import { formulaOf, labelOfStep, wordText } from './nameOf.ts'
import type { Block, RuleTable, Section } from './RuleBook.ts'
import { capitalised, plainText, text, type Text } from './Text.ts'
import { writeBareFigure, writeUnitWords } from './writeFigure.ts'
import { idOf, type Writing } from './Writing.ts'

/** More words than these stand below each other, not as columns. */
const MOST_COLUMNS = 6

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
  const dated = table.values.flatMap((values, place) => datedBlocks(table, values, table.values[place + 1], writing))
  return {
    id: idOf.table(table.name),
    number,
    heading: `${name}. ${table.label[language]}`,
    blocks: [...(reading === '' ? [] : [{ type: 'paragraph', text: [reading] } as const]), ...dated],
    sections: [],
  }
}

function datedBlocks(table: Table, dated: DatedRows, next: DatedRows | undefined, writing: Writing): readonly Block[] {
  const { words } = writing
  const span = spanOf(dated.from, next?.from, writing)
  if (!dated.rows) {
    return [{ type: 'warning', text: text`${words.table.missing(span)}${sourcedWords(dated, writing)}` }]
  }
  const unit = writeUnitWords(table.unit, writing)
  const caption = unit === '' ? capitalised([span]) : capitalised([`${unit}, ${span}`])
  const { columns, rows, numbers } = layOut(table, dated.rows, writing)
  return [
    { type: 'table', caption, columns, rows, numbers },
    { type: 'figures', items: [{ isOpen: false, text: text`${capitalised([span])}${sourcedWords(dated, writing)}` }] },
  ]
}

/** The last key of several becomes columns where it is a word with few values. */
function layOut(table: Table, rows: readonly TableRow[], writing: Writing): Omit<RuleTable, 'caption'> {
  const heads = table.by.map((by) => headOf(by, writing))
  const beside = rows.map((row) => row.value)
  const value = (row: TableRow | undefined): Text => (row ? [writeBareFigure(row.value, table, writing, beside)] : [''])
  const isWhole = rows.every(({ keys }) => keys.every((key) => key.type !== 'band' || Number.isInteger(key.from)))
  const bands = isWhole && table.reads === 'step'
  const last = [...new Map(rows.map(({ keys }) => [JSON.stringify(keys.at(-1)), keys.at(-1)])).values()]
  const isCrossed =
    table.by.length > 1 && last.length <= MOST_COLUMNS && last.every((key) => key && key.type !== 'band')
  if (!isCrossed) {
    return {
      columns: [...heads, [writing.words.table.value]],
      rows: rows.map((row) => [...row.keys.map((key) => keyText(key, bands, writing)), value(row)]),
      numbers: [heads.length],
    }
  }
  const byStart = Map.groupBy(rows, ({ keys }) => JSON.stringify(keys.slice(0, -1)))
  return {
    columns: [...heads.slice(0, -1), ...last.map((key) => (key ? capitalised(keyText(key, bands, writing)) : []))],
    rows: [...byStart.values()].map((group) => [
      ...(group[0]?.keys.slice(0, -1) ?? []).map((key) => keyText(key, bands, writing)),
      ...last.map((key) => value(group.find(({ keys }) => JSON.stringify(keys.at(-1)) === JSON.stringify(key)))),
    ]),
    numbers: last.map((_, place) => heads.length - 1 + place),
  }
}

/** What a column of keys is of. */
function headOf(by: Table['by'][number], writing: Writing): Text {
  if (by.type === 'fact') return capitalised(factWords({ ...by, row: true }, writing))
  if (by.type !== 'formula') return [writing.words.table.value]
  return capitalised([labelOfStep(formulaOf(by, writing.model), writing)])
}

/** A key in words: `0–17`, `80 och uppåt`, `från 2,5 till under 5`. */
function keyText(key: RowKey, isWhole: boolean, writing: Writing): Text {
  const { words, numbers } = writing
  switch (key.type) {
    case 'word':
      return wordText(key.word, writing)
    case 'boolean':
      return [key.value ? words.yes : words.no]
    case 'band': {
      const from = numbers.number(key.from)
      if (key.to === undefined) return [words.band.andUp(from)]
      if (!isWhole) return [words.band.below(from, numbers.number(key.to))]
      return [key.to - key.from === 1 ? words.band.exactly(from) : words.band.to(from, numbers.number(key.to - 1))]
    }
  }
}
