import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Quality } from '../contract/quality.ts'
import { demonstrationFolder } from '../dataset/demonstrationFolder.ts'
import { importDataset } from '../dataset/importDataset.ts'
import { openImportEngine } from '../dataset/ImportEngine.ts'
import { collectProblems } from '../dataset/Problems.ts'
import { assessQuality } from '../dataset/quality/assessQuality.ts'
import { outliersOf } from '../dataset/quality/outliersOf.ts'
import type { QualityReport } from '../dataset/quality/QualityReport.ts'
import { TABLE_NAMES } from '../dataset/tables.ts'
import { temporaryFolder } from '../dataset/temporaryFolder.ts'
import type { Typed } from '../dataset/typeTable.ts'
import { RequestTrouble } from '../region/RequestTrouble.ts'
import type { ServedDataset } from '../region/ServedDataset.ts'
import { duckdbDialect } from '../warehouse/duckdbDialect.ts'
import { dayOf } from '../../models/index.ts'

/** Fewer than these could be told apart. */
const SMALL = 5

/** The quality of a dataset: as its import wrote it, or counted anew where it was generated. */
export async function qualityOf(served: ServedDataset): Promise<Quality> {
  const report = await reportOf(served)
  return {
    dataset: served.name,
    tables: report.tables.map(({ columns, ...table }) => ({
      ...table,
      columns: columns.map(({ words, steps, ...column }) => ({
        ...column,
        ...(words && { words: words.map((one) => ({ ...one, rows: hidden(one.rows) })) }),
        ...(steps && { steps: steps.map((one) => ({ ...one, rows: hidden(one.rows) })) }),
      })),
    })),
    ages: agesIn(report, served.dataset.description.asOf),
    months: monthsIn(report),
    deliveries: report.deliveries.map(({ first, last, missing, ...one }) => ({
      ...one,
      first: first === 0 ? null : written(first),
      last: last === 0 ? null : written(last),
      missing: missing.map(written),
      months: report.months.filter(({ table, clinic }) => table === one.table && clinic === one.clinic).length,
    })),
    outliers: outliersOf(report.months).map((one) => ({ ...one, month: written(one.month), rows: hidden(one.rows) })),
    warnings: report.warnings.map((one) => ({ ...one })),
    pseudonymous: report.pseudonymous,
  }
}

const hidden = (rows: number): number | null => (rows > 0 && rows < SMALL ? null : rows)
const written = (month: number): string => `${Math.floor(month / 100)}-${String(month % 100).padStart(2, '0')}`

/** From the years of birth: whoever was born in it or later is younger than ten, and so on; all above ninety are together. */
function agesIn({ tables }: QualityReport, asOf: string | undefined): Quality['ages'] {
  const births = tables.find(({ table }) => table === 'patients')?.columns.find(({ name }) => name === 'birth')?.steps
  if (!births || births.length === 0) return null
  const year = Number(asOf?.slice(0, 4) ?? births.at(-1)?.from)
  const bands = Array.from({ length: 10 }, (_, place) => ({ from: place * 10, rows: 0 }))
  for (const { from, rows } of births) {
    const band = bands[Math.min(9, Math.max(0, Math.floor((year - Number(from)) / 10)))]
    if (band) band.rows += rows
  }
  return { year, bands: bands.map((one) => ({ ...one, rows: hidden(one.rows) })) }
}

function monthsIn({ months }: QualityReport): Quality['months'] {
  const sums = new Map<string, Quality['months'][number] & { rows: number }>()
  for (const { table, month, rows } of months) {
    const key = `${table} ${month}`
    const sum = sums.get(key) ?? { table, month: written(month), rows: 0 }
    sums.set(key, { ...sum, rows: sum.rows + rows })
  }
  return [...sums.values()]
    .toSorted((a, b) => (a.month < b.month ? -1 : a.month > b.month ? 1 : 0))
    .map((one) => ({ ...one, rows: hidden(one.rows) }))
}

async function reportOf({ dataset, data }: ServedDataset): Promise<QualityReport> {
  const folder = data === 'demonstration' ? demonstrationFolder() : data
  const path = join(folder, 'quality.json')
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8')) as QualityReport // by us, when it was imported
  const { folder: temporary, remove } = temporaryFolder()
  try {
    if (!TABLE_NAMES.some((table) => existsSync(join(folder, `${table}.parquet`))))
      return await reportOfSource(folder, temporary, dataset.description.asOf)
    return await assessStored(folder, dataset, temporary)
  } finally {
    remove()
  }
}

/** The small region of the documentation lies as it was written, and is imported to be looked at. */
async function reportOfSource(folder: string, temporary: string, asOf: string | undefined): Promise<QualityReport> {
  if (!existsSync(join(folder, 'clinics.csv')))
    throw new RequestTrouble('This dataset lies in a database.', 'Its quality is known where it is kept.')
  const out = join(temporary, 'dataset')
  await importDataset(folder, out, { today: dayOf(asOf ?? new Date().toISOString().slice(0, 10)) })
  return JSON.parse(readFileSync(join(out, 'quality.json'), 'utf8')) as QualityReport
}

async function assessStored(
  folder: string,
  dataset: ServedDataset['dataset'],
  temporary: string,
): Promise<QualityReport> {
  const engine = await openImportEngine(temporary)
  try {
    const tables: Typed[] = []
    for (const table of TABLE_NAMES.filter((name) => dataset.has(name))) {
      const file = duckdbDialect.word(join(folder, `${table}.parquet`))
      const name = `typed_${table}`
      await engine.run(
        `CREATE VIEW ${name} AS SELECT 0 AS "#file", file_row_number + 2 AS "#row", * EXCLUDE (file_row_number) FROM read_parquet(${file}, file_row_number = true)`,
      )
      tables.push({ table, name, columns: dataset.columns(table), files: [`${table}.parquet`] })
    }
    const leftOut = new Map(
      TABLE_NAMES.flatMap((table) => {
        const rows = dataset.description.leftOut?.[table]
        return rows === undefined ? [] : [[table, rows] as const]
      }),
    )
    return await assessQuality(tables, { engine, problems: collectProblems(), leftOut, pseudonymous: false })
  } finally {
    engine.close()
  }
}
