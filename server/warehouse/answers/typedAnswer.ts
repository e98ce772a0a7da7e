import { type Count, columnsOf } from '../../../models/index.ts'
import { shorten } from '../../dataset/shorten.ts'
import type { RawValue } from '../Ask.ts'
import type { ReadColumn } from '../clinicSql.ts'
import type { RawColumns } from '../countedFrom.ts'
import type { Value } from '../RowSource.ts'
import { type Answer, brokenAnswer } from './readAnswer.ts'

const TYPES: readonly Value['type'][] = [
  'integer',
  'bigint',
  'decimal',
  'boolean',
  'word',
  'words',
  'empty',
  'millionths',
]

/** An answer about clinics; nothing where its statement was of a table that the dataset lacks. */
export function clinicColumns(answer: Answer) {
  if (answer.names.length === 1 && answer.names[0]?.toLowerCase() === 'nothing') return undefined
  const columns = answer.names.map((written): ReadColumn => {
    const { name, type } = named(answer, written)
    return { name, type: type === 'millionths' ? 'bigint' : type }
  })
  return { columns, values: columns.map(({ type }, place) => valuesOf(answer, place, type)) }
}

/** An answer to a count: clinic, window, keys, how many patients or contacts, sums, and whether a row was refused. */
export function countColumns(
  answer: Answer,
  { count, windows }: { readonly count: Count; readonly windows: number },
): RawColumns {
  const keyCount = count.keys.reduce((sum, key) => sum + columnsOf(key), 0)
  const written = answer.names.slice(2, 2 + keyCount)
  const keys = written.map((name) => named(answer, name).type)
  const sums = count.measures.map((_, place) => `sum${place}`)
  const expected = ['clinic', 'w', ...keys.map((type, place) => `k${place}_${type}`), 'patients', ...sums, 'refused']
  if (answer.names.map((name) => name.toLowerCase()).join() !== expected.join())
    throw brokenAnswer(answer.file, `The columns are ${answer.names.join(', ')}, and should be ${expected.join(', ')}.`)
  const types: readonly Value['type'][] = [
    'word',
    'integer',
    ...keys,
    'bigint',
    ...sums.map(() => 'decimal' as const),
    'integer',
  ]
  const columns = types.map((type, place) => valuesOf(answer, place, type))
  refuseWindows(answer, columns[1] ?? [], windows)
  refuseTwice(answer, columns.slice(0, 2 + keyCount))
  return { columns, keys }
}

function named({ file }: Answer, written: string): { readonly name: string; readonly type: Value['type'] } {
  const end = written.lastIndexOf('_')
  const type = TYPES.find((one) => one === written.slice(end + 1).toLowerCase())
  if (end > 0 && type) return { name: written.slice(0, end), type }
  throw brokenAnswer(file, `The name of the column \`${shorten(written, 60)}\` does not say what is in it.`, {
    column: written,
  })
}

function valuesOf(answer: Answer, place: number, type: Value['type']): readonly RawValue[] {
  return (answer.columns[place] ?? []).map((text, row) =>
    text === null ? null : valueOf(answer, { text, type, row, place }),
  )
}

interface Cell {
  readonly text: string
  readonly type: Value['type']
  readonly row: number
  readonly place: number
}

/** Whole numbers below 2^53 stay text, as decimals do, until they are known to be exact. */
function valueOf({ file, names }: Answer, { text, type, row, place }: Cell): RawValue {
  switch (type) {
    case 'word':
    case 'words':
      return text
    case 'empty':
      return null
    case 'boolean':
      if (/^(true|t|1)$/i.test(text)) return true
      if (/^(false|f|0)$/i.test(text)) return false
      throw wrong('yes or no: true, false, 1 or 0')
    default:
      if (/^-?\d+(\.\d+)?$/.test(text)) return text
      throw wrong(/^-?\d+,\d+$/.test(text) ? 'a number with a decimal point' : 'a number')
  }

  function wrong(expected: string) {
    const value = shorten(text, 60)
    // The header is row 1.
    return brokenAnswer(file, `\`${value}\` is not ${expected}.`, { row: row + 2, column: names[place], value })
  }
}

function refuseWindows({ file }: Answer, column: readonly RawValue[], windows: number): void {
  const row = column.findIndex(
    (value) => !(Number(value) >= 0 && Number(value) < windows && Number.isInteger(Number(value))) || value === null,
  )
  if (row < 0) return
  throw brokenAnswer(file, `There is no window ${String(column[row])}: the run has ${windows}.`, {
    row: row + 2,
    column: 'w',
  })
}

/** A group that stands twice would be counted once: the answer was put together from two. */
function refuseTwice({ file }: Answer, columns: readonly (readonly RawValue[])[]): void {
  const seen = new Set<string>()
  for (const row of (columns[0] ?? []).keys()) {
    const group = JSON.stringify(columns.map((column) => column[row]))
    if (seen.has(group))
      throw brokenAnswer(file, 'A row says of the same group what a row before it says.', { row: row + 2 })
    seen.add(group)
  }
}
