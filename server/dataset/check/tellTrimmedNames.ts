import { duckdbDialect } from '../../warehouse/duckdbDialect.ts'
import type { ImportEngine } from '../ImportEngine.ts'
import type { Problems } from '../Problems.ts'
import { shorten } from '../shorten.ts'
import { isOfMachine } from '../stage/RawTable.ts'
import { viewSql } from '../stage/viewSql.ts'
import type { OpenedTable } from '../stageTable.ts'
import type { TableName } from '../tables.ts'
import { CLINIC_COLUMNS } from './referenceRules.ts'

const { name: quoteName } = duckdbDialect

const NAMES: readonly (readonly [TableName, string])[] = [['clinics', 'id'], ...CLINIC_COLUMNS]

/**
 * Blanks around a value are no part of it. Of the names of clinics that is said, for `norr ` and `norr` are one clinic then: once for
 * each column of a file, with how many and the first in the order of words.
 */
export async function tellTrimmedNames(
  { table, parts }: OpenedTable,
  { engine, problems }: { readonly engine: ImportEngine; readonly problems: Problems },
): Promise<void> {
  for (const { filling, opened, shaped } of parts) {
    const names = NAMES.flatMap(([own, name]) =>
      own === table && shaped.some((column) => column.name === name) ? [name] : [],
    )
    if (opened.untrimmed === undefined || names.length === 0) continue
    const raw = { ...opened, name: `(${opened.untrimmed})`, rowNumber: '0' }
    const asked = names.map(quoteName).flatMap((x) => {
      const isTrimmed = `FILTER (WHERE ${x} <> trimmed(${x}) AND trimmed(${x}) <> '')`
      return [`count(*) ${isTrimmed}`, `min(${x}) ${isTrimmed}`]
    })
    const view = viewSql(filling, { shaped, raw, place: 0 })
    const [found = []] = await engine.ask(`SELECT ${asked.join(', ')} FROM (${view})`).catch((error: unknown) => {
      if (isOfMachine(error)) throw error
      return [] // who reads it all is told what is wrong with it
    })
    for (const [place, column] of names.entries()) {
      const [number, first] = [Number(found[place * 2] ?? 0), String(found[place * 2 + 1])]
      if (number === 0) continue
      problems.warn({
        code: 'trimmed-name',
        file: filling.file,
        column,
        value: shorten(first),
        message: `${number === 1 ? '1 name of a clinic begins or ends' : `${number} names of clinics begin or end`} with a blank and ${number === 1 ? 'is' : 'are'} read without it: \`${shorten(first)}\` as \`${shorten(first.trim())}\`.`,
        hint: 'Nothing is to be done, unless it is another clinic.',
      })
    }
  }
}
