import { addMonths, firstDayOf, type Model, type Window } from '../../models/index.ts'
import { openMemory } from '../dataset/openMemory.ts'
import { type DatasetPlace, withStoredTable } from '../reconcile/storedFolder.ts'
import { duckdbDialect } from '../warehouse/duckdbDialect.ts'

type Grouping = NonNullable<Model['grouping']>

/** How many of some have a condition of a grouping. */
export interface Met {
  readonly all: number
  readonly met: number
}

/** How many diagnoses of the grouping's months, and how many different codes among them, have a condition. */
export interface MetDiagnoses {
  readonly diagnoses: Met
  readonly codes: Met
}

/** Looks up each code that occurs in the months up to the window's cut-off. */
export async function metDiagnoses(place: DatasetPlace, grouping: Grouping, { last }: Window): Promise<MetDiagnoses> {
  const [from, to] = [firstDayOf(addMonths(last, 1 - grouping.months)), firstDayOf(addMonths(last, 1))]
  const isMet = grouping.codesFromData ? await wholeCodes(place, grouping.name) : beginnings(grouping)
  const rows = await rowsIn(
    place,
    'diagnoses',
    (file) => `SELECT code, count(*) FROM ${file} WHERE date >= ${from} AND date < ${to} GROUP BY code`,
  )
  const found = rows.map(([code, n]) => ({ isMet: isMet(plain(String(code))), n: Number(n) }))
  const met = found.filter((one) => one.isMet)
  const countOf = (codes: typeof found): number => codes.reduce((sum, { n }) => sum + n, 0)
  return {
    diagnoses: { all: countOf(found), met: countOf(met) },
    codes: { all: found.length, met: met.length },
  }
}

/** What a reader of counts that are all 0 should know; nothing where some diagnosis was met, or there is none. */
export function doubtOfMet({ diagnoses, codes }: MetDiagnoses, grouping: string): string | undefined {
  if (diagnoses.met > 0 || diagnoses.all === 0) return undefined
  return (
    `None of ${diagnoses.all} diagnoses, ${codes.all} different codes, has a condition of \`${grouping}\`: ` +
    'are they of another classification than its codes, SNOMED CT in place of ICD-10?'
  )
}

function beginnings({ conditions }: Grouping): (code: string) => boolean {
  const codes = new Set(conditions.flatMap((condition) => condition.codes.map(plain)))
  return (code) => Array.from(code).some((_, place) => codes.has(code.slice(0, place + 1)))
}

async function wholeCodes(place: DatasetPlace, grouping: string): Promise<(code: string) => boolean> {
  const { name, word } = duckdbDialect
  const rows = await rowsIn(
    place,
    'codes',
    (file) => `SELECT code FROM ${file} WHERE ${name('grouping')} = ${word(grouping)}`,
  )
  const codes = new Set(rows.map(([code]) => plain(String(code))))
  return (code) => codes.has(code)
}

function rowsIn(place: DatasetPlace, table: string, select: (file: string) => string) {
  return withStoredTable(place, table, async (file) => {
    const memory = await openMemory()
    const connection = await memory.connect()
    try {
      const reader = await connection.runAndReadAll(select(`read_parquet(${duckdbDialect.word(file)})`))
      return reader.getRows()
    } finally {
      connection.closeSync()
      await memory.close()
    }
  })
}

/** `e11.9` and `E119` are one code. */
function plain(code: string): string {
  return code.replaceAll('.', '').toUpperCase()
}
