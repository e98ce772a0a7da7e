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
}

/** The rows of a statement as a counted table: windows side by side, in the one order that does not depend on the engine. */
export function countedFrom(
  count: Count,
  { columns, keys }: RawColumns,
  { clinics, windows }: { readonly clinics: ReadonlyMap<string, number>; readonly windows: number },
): Counted {
  const clinicOf = (columns[0] ?? []).map((id) => clinics.get(String(id)) ?? -1)
  refuse(columns.at(-1) ?? [], columns[0] ?? [])
  const keyColumns = keys.map((type, place) => (columns[place + 2] ?? []).map((value) => keyValue(value, type)))
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
  const [n, ...measures] = columns.slice(keys.length + 2, -1).map(spread)
  return {
    id: count.id,
    clinic: firsts.map((row) => clinicOf[row] as number),
    columns: keyColumns.map((column) => firsts.map((row) => column[row] ?? null)),
    n: n ?? [],
    measures,
  }
}

function keyValue(value: RawValue, type: Value['type']): KeyValue {
  if (value === null) return null
  switch (type) {
    case 'word':
    case 'words':
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

function refuse(refusals: readonly RawValue[], clinics: readonly RawValue[]): void {
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
          : `The contacts of a patient row of ${clinic} with \`n\` > 1 cannot be shared equally among them in whole numbers.`,
      hint: 'The model looks at the contacts of one patient. Give single patients, or exact profiles with whole shares.',
    },
  ])
}
