import type { Count, Counted, KeyValue } from '../../models/index.ts'
import { DataError } from '../dataset/DataProblem.ts'
import type { RawValue } from './Ask.ts'
import { REFUSALS } from './Beside.ts'
import { exactNumber } from './exactNumber.ts'
import { orderRows } from './orderRows.ts'
import type { Value } from './RowSource.ts'

/** What came back of a count's statement, column by column, in any order of rows. */
export interface RawColumns {
  readonly columns: readonly (readonly RawValue[])[]
  readonly keys: readonly Value['type'][]
  /** Of each key that is a `place`, the words. */
  readonly words?: readonly (readonly string[] | undefined)[]
  /** Are the clinics given by their places in order, and not by their ids? */
  readonly hasPlaces?: boolean
}

/** The rows of a statement as a counted table: windows side by side, in the one order that does not depend on the engine. */
export function countedFrom(
  count: Count,
  { columns, keys, words, hasPlaces }: RawColumns,
  { clinics, windows }: { readonly clinics: ReadonlyMap<string, number>; readonly windows: number },
): Counted {
  refuseRefused(columns.at(-1) ?? [], columns[0] ?? [])
  const clinicOf = hasPlaces ? (columns[0] as readonly number[]) : placesOf(columns[0] ?? [], clinics)
  const keyColumns = keys.map((type, place) => keysIn(columns[place + 2] ?? [], type, words?.[place]))
  const sums = columns.slice(keys.length + 2, -1)
  if (windows === 1 && isInOrder([clinicOf, ...keyColumns])) {
    const [n = [], ...measures] = sums.map((column) => [column.map(sumIn)])
    return { id: count.id, clinic: clinicOf, columns: keyColumns, n, measures }
  }
  const { firsts, places } = orderRows(clinicOf, keyColumns)
  const windowOf = columns[1] ?? []
  const spread = (column: readonly RawValue[]): number[][] => {
    const byWindow = Array.from({ length: windows }, () => Array.from({ length: firsts.length }, () => 0))
    column.forEach((value, row) => {
      const place = places[row] as number
      const into = byWindow[Number(windowOf[row])]
      if (place >= 0 && into && value !== null) into[place] = exactNumber(value as number | bigint | string)
    })
    return byWindow
  }
  const [n, ...measures] = sums.map(spread)
  return {
    id: count.id,
    clinic: firsts.map((row) => clinicOf[row] as number),
    columns: keyColumns.map((column) => firsts.map((row) => column[row] ?? null)),
    n: n ?? [],
    measures,
  }
}

const sumIn = (value: RawValue): number => (value === null ? 0 : exactNumber(value as number | bigint | string))

/** Of each row its clinic's place. Rows of a clinic most often follow each other, and it is looked up once for them. */
function placesOf(ids: readonly RawValue[], clinics: ReadonlyMap<string, number>): readonly number[] {
  let [before, place]: [RawValue | undefined, number] = [undefined, -1]
  return ids.map((id) => {
    if (id !== before) [before, place] = [id, clinics.get(String(id)) ?? -1]
    return place
  })
}

/** Does each row come after the one before it, all of known clinics? Then they are in order, and each stands for itself. */
function isInOrder(columns: readonly (readonly KeyValue[])[]): boolean {
  const [clinics = []] = columns
  if ((clinics[0] as number) < 0) return false
  for (let row = 1; row < clinics.length; row += 1) if (!isAfter(columns, row)) return false
  return true
}

function isAfter(columns: readonly (readonly KeyValue[])[], row: number): boolean {
  for (const column of columns) {
    const [before, value] = [column[row - 1] as KeyValue, column[row] as KeyValue]
    if (before === value) continue
    return before === null || (value !== null && before < value)
  }
  return false
}

function keysIn(
  column: readonly RawValue[],
  type: Value['type'],
  words: readonly string[] | undefined,
): readonly KeyValue[] {
  if (words) return column.map((place) => (place === null ? null : (words[place as number] ?? null)))
  // A whole number of an engine's own is a key as it is.
  if ((type === 'integer' || type === 'bigint') && column.every((value) => value === null || typeof value === 'number'))
    return column
  return column.map((value) => keyValue(value, type))
}

function keyValue(value: RawValue, type: Value['type']): KeyValue {
  if (value === null) return null
  switch (type) {
    case 'word':
    case 'words':
    case 'place':
      return String(value)
    case 'boolean':
      return value === true
    case 'millionths':
      return exactNumber(value as string) / 1_000_000
    case 'integer':
    case 'bigint':
    case 'decimal':
      return exactNumber(value as number | bigint | string)
    case 'empty':
      return null
  }
}

/** Stops where a row could not be counted, with why. */
export function refuseRefused(refusals: readonly RawValue[], clinics: readonly RawValue[]): void {
  const row = refusals.findIndex((refusal) => Number(refusal) > 0)
  if (row < 0) return
  const reason = REFUSALS[Number(refusals[row]) - 1]
  const clinic = `\`${String(clinics[row])}\``
  throw new DataError([
    {
      code: 'uneven-profile',
      file: 'patients',
      column: 'n',
      message:
        reason === 'no exact profile'
          ? `A patient row of ${clinic} stands for several (\`n\` > 1) and is no exact profile, so what one of them had is not known.`
          : `The contacts or costs of a patient row of ${clinic} with \`n\` > 1 cannot be shared equally among them in whole numbers.`,
      hint: 'The model looks at the contacts or costs of one patient. Give single patients, or exact profiles with whole shares.',
    },
  ])
}
