import { type Count, columnsOf } from '../../../models/index.ts'
import { shorten } from '../../dataset/shorten.ts'
import type { RawValue } from '../Ask.ts'
import { REFUSALS } from '../Beside.ts'
import type { RawColumns } from '../countedFrom.ts'
import { OUTSIDE } from '../outside.ts'
import type { Value } from '../RowSource.ts'
import { type Answer, brokenAnswer } from './readAnswer.ts'
import { refuseBeyond, refuseMissing, refuseTwice, refuseUnknownClinics } from './refuseRows.ts'
import { typesOf } from './typesOf.ts'

/** What a column of an answer may hold; words stand as they are. */
type WrittenType = Exclude<Value['type'], 'place'>

const TYPES: readonly WrittenType[] = [
  'integer',
  'bigint',
  'decimal',
  'boolean',
  'word',
  'words',
  'empty',
  'millionths',
]

/** An answer to a count: clinic, window, keys, how many patients or contacts, sums, and whether a row was refused. */
export function countColumns(
  answer: Answer,
  {
    count,
    windows,
    clinics,
  }: { readonly count: Count; readonly windows: number; readonly clinics: ReadonlySet<string> },
): RawColumns {
  const keyCount = count.keys.reduce((sum, key) => sum + columnsOf(key), 0)
  const written = answer.names.slice(2, 2 + keyCount)
  const keys = written.map((name) => named(answer, name).type)
  const sums = count.measures.map((_, place) => `sum${place}`)
  const expected = ['clinic', 'w', ...keys.map((type, place) => `k${place}_${type}`), 'patients', ...sums, 'refused']
  if (answer.names.map((name) => name.toLowerCase()).join() !== expected.join())
    throw brokenAnswer(answer.file, `The columns are ${answer.names.join(', ')}, and should be ${expected.join(', ')}.`)
  refuseTypes(answer, keys, count)
  const types: readonly Value['type'][] = [
    'word',
    'integer',
    ...keys,
    'bigint',
    ...sums.map(() => 'decimal' as const),
    'integer',
  ]
  const columns = types.map((type, place) => valuesOf(answer, place, type))
  const patients = 2 + keyCount
  refuseMissing(answer, columns, [0, 1, patients, columns.length - 1])
  refuseWindows(answer, columns[1] ?? [], windows)
  refuseBeyond(answer, columns, { place: patients, message: 'So many there are never' })
  refuseBeyond(answer, columns, {
    place: columns.length - 1,
    most: REFUSALS.length,
    message: 'No statement gives this here',
  })
  refuseUnknownClinics(answer, columns[0] ?? [], { clinics, outside: count.rows === 'charged' ? OUTSIDE : [] })
  refuseTwice(answer, columns.slice(0, patients))
  return { columns, keys }
}

/** A key that holds what the model never groups by: the head of the column was changed, or the answer is of another plan. */
function refuseTypes(answer: Answer, given: readonly Value['type'][], { keys }: Count): void {
  const allowed = keys.flatMap(typesOf)
  const place = given.findIndex((type, index) => !allowed[index]?.includes(type))
  if (place < 0) return
  const written = answer.names[2 + place]
  throw brokenAnswer(
    answer.file,
    `The name of the column \`${written}\` says that it holds ${given[place]}, and the model reads ${allowed[place]?.join(' or ')}.`,
    { column: written },
  )
}

/** What the name of a column says: what it is called, and what it holds. */
export function named(
  { file }: Answer,
  written: string,
): { readonly name: string; readonly type: (typeof TYPES)[number] } {
  const end = written.lastIndexOf('_')
  const type = TYPES.find((one) => one === written.slice(end + 1).toLowerCase())
  if (end > 0 && type) return { name: written.slice(0, end), type }
  throw brokenAnswer(file, `The name of the column \`${shorten(written, 60)}\` does not say what is in it.`, {
    column: written,
  })
}

/** The values of a column, each in the one way in which it is written here: `0.0` of whole numbers is `0`. */
export function valuesOf(answer: Answer, place: number, type: Value['type']): readonly RawValue[] {
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

/** Numbers stay text until they are known to be exact. */
function valueOf({ file, names }: Answer, { text, type, row, place }: Cell): RawValue {
  switch (type) {
    case 'word':
    case 'words':
      return text
    case 'empty':
      throw wrong('nothing, which is all that the column has')
    case 'boolean':
      if (/^(true|t|1)$/i.test(text)) return true
      if (/^(false|f|0)$/i.test(text)) return false
      throw wrong('yes or no: true, false, 1 or 0')
    case 'integer':
    case 'bigint':
      if (/^-?\d+(\.0+)?$/.test(text)) return plainNumber(text)
      throw wrong('a whole number')
    default:
      if (/^-?\d+(\.\d+)?$/.test(text)) return plainNumber(text)
      throw wrong(/^-?\d+,\d+$/.test(text) ? 'a number with a decimal point' : 'a number')
  }

  function wrong(expected: string) {
    const value = shorten(text, 60)
    // The header is row 1.
    return brokenAnswer(file, `\`${value}\` is not ${expected}.`, { row: row + 2, column: names[place], value })
  }
}

/** Without zeros that say nothing, and without the sign of a zero. */
function plainNumber(text: string): string {
  const [whole = '', decimals = ''] = text.replace('-', '').split('.')
  const rest = decimals.replace(/0+$/, '')
  const plain = whole.replace(/^0+(?=\d)/, '') + (rest === '' ? '' : `.${rest}`)
  return text.startsWith('-') && plain !== '0' ? `-${plain}` : plain
}

/** A window that the run has not. */
export function refuseWindows({ file }: Answer, column: readonly RawValue[], windows: number): void {
  const row = column.findIndex((value) => !(Number(value) >= 0 && Number(value) < windows))
  if (row < 0) return
  throw brokenAnswer(file, `There is no window ${String(column[row])}: the run has ${windows}.`, {
    row: row + 2,
    column: 'w',
  })
}
