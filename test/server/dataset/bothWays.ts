import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect } from 'vitest'
import { DataError } from '../../../server/dataset/DataProblem.ts'
import { type Imported, importDataset } from '../../../server/dataset/importDataset.ts'
import { folderOf } from './folderOf.ts'
import { rowsIn } from './rowsIn.ts'

const today = 20261122

/** The files of a delivery: what is in each, by its name. */
export type Files = Readonly<Record<string, string>>

/** What both ways of an import give, and where the straight one lies. */
export interface BothWays {
  readonly straight: Imported
  readonly out: string
}

/** What an import gives that reads each file straight into its table, and one that keeps it as text first. */
export async function bothWays(files: Files): Promise<BothWays> {
  const both = await bothWaysOrRefused(files)
  if (!('straight' in both)) throw new Error(`Both refuse: ${JSON.stringify(both.refused)}`)
  return both
}

/** The same; or what both say, where they refuse. */
export async function bothWaysOrRefused(files: Files): Promise<BothWays | { readonly refused: unknown }> {
  const source = folderOf(files)
  const [one, other] = [join(dirname(source), 'straight'), join(dirname(source), 'staged')]
  const straight = await importedOrRefused(source, one, { straightFrom: 0 })
  const staged = await importedOrRefused(source, other, { straightFrom: Number.POSITIVE_INFINITY })
  if ('refused' in straight || 'refused' in staged) {
    expect(straight).toEqual(staged)
    return { refused: 'refused' in straight ? straight.refused : undefined }
  }
  const columnsOf = ({ tables }: Imported) =>
    tables.map(({ table, columns, rows: count }) => ({ table, columns, count }))
  expect(columnsOf(straight)).toEqual(columnsOf(staged))
  expect(straight.hash).toBe(staged.hash)
  expect(straight.warnings).toEqual(staged.warnings)
  const qualityOf = (folder: string): unknown => JSON.parse(readFileSync(join(folder, 'quality.json'), 'utf8'))
  expect(qualityOf(one)).toEqual(qualityOf(other))
  for (const { path } of straight.tables) expect(await rowsIn(join(one, path))).toEqual(await rowsIn(join(other, path)))
  // What is counted from is made of one table in the first, and of two that are joined in the other; within a clinic it has no order.
  expect(await listedIn(one)).toEqual(await listedIn(other))
  return { straight, out: one }
}

async function importedOrRefused(
  source: string,
  out: string,
  options: Partial<Parameters<typeof importDataset>[2]>,
): Promise<Imported | { readonly refused: unknown }> {
  try {
    return await importDataset(source, out, { today, ...options })
  } catch (error) {
    if (!(error instanceof DataError)) throw error
    return { refused: error.problems.map(({ code, file, row, column, value }) => ({ code, file, row, column, value })) }
  }
}

async function listedIn(folder: string): Promise<readonly string[]> {
  const file = join(folder, 'listed.parquet')
  return existsSync(file) ? (await rowsIn(file)).map((row) => JSON.stringify(row)).toSorted() : []
}
