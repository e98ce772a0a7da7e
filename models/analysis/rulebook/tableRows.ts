import type { Table, TableRow } from '../../document/Model.ts'
import type { Expression } from '../../formula/Expression.ts'
import type { RowKey } from '../../table/RowKey.ts'
import { keyWords } from './keyWords.ts'
import { headOf } from './headOf.ts'
import type { RuleTable } from './RuleBook.ts'
import { capitalised, plainText, type Text } from './Text.ts'
import { mostDecimals, writeBareFigure } from './writeFigure.ts'
import type { Writing } from './Writing.ts'

/** More words than these stand below each other, not as columns. */
const MOST_COLUMNS = 6

/** The rows of a table on one of its days. The last key of several becomes columns where it is a word with few values. */
export function layOutRows(table: Table, rows: readonly TableRow[], writing: Writing): Omit<RuleTable, 'caption'> {
  const heads = table.by.map((by) => headOf(by, writing))
  const most = mostDecimals(rows.map((row) => row.value))
  const value = (row: TableRow | undefined): Text => (row ? [writeBareFigure(row.value, table, writing, most)] : [''])
  const last = [...new Map(rows.map(({ keys }) => [JSON.stringify(keys.at(-1)), keys.at(-1)])).values()]
  const isCrossed =
    table.by.length > 1 && last.length <= MOST_COLUMNS && last.every((key) => key && key.type !== 'band')
  const cells = ({ keys }: TableRow): readonly Text[] => keys.map((key, place) => keyWords(key, place, table, writing))
  if (!isCrossed) {
    return {
      columns: [...heads, [writing.words.table.value]],
      rows: rows.map((row) => [...cells(row), value(row)]),
      numbers: [heads.length],
    }
  }
  const byStart = Map.groupBy(rows, ({ keys }) => JSON.stringify(keys.slice(0, -1)))
  return {
    columns: [...heads.slice(0, -1), ...last.map((key) => (key ? columnHead(key, table, writing) : []))],
    rows: [...byStart.values()].map((group) => [
      ...(group[0] ? cells(group[0]).slice(0, -1) : []),
      ...last.map((key) => value(group.find(({ keys }) => JSON.stringify(keys.at(-1)) === JSON.stringify(key)))),
    ]),
    numbers: last.map((_, place) => heads.length - 1 + place),
  }
}

/** A word says what it is of; yes and no do not, so the name of what is true or false stands before them. */
function columnHead(key: RowKey, table: Table, writing: Writing): Text {
  const place = table.by.length - 1
  const words = keyWords(key, place, table, writing)
  const by: Expression | undefined = table.by[place]
  const said = key.type === 'boolean' && by ? writing.words.table.isTrue(headOf(by, writing), plainText(words)) : words
  return capitalised(said)
}
