import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Day } from '../../models/index.ts'
import type { Dataset } from '../dataset/Dataset.ts'
import { DataError } from '../dataset/DataProblem.ts'
import { readYaml } from '../dataset/readYaml.ts'
import { WarehouseFile } from './WarehouseFile.ts'
import { WarehouseTrouble } from './WarehouseTrouble.ts'

/** What the file is called in a folder. */
const FILE = 'warehouse.yaml'

/** The file that says where a dataset lies in a database: it itself, or in a folder; nothing where there is none. */
export function warehouseFileAt(data: string): string | undefined {
  if (!existsSync(data)) return undefined
  if (!statSync(data).isDirectory()) return /\.ya?ml$/i.test(data) ? data : undefined
  const file = join(data, FILE)
  return existsSync(file) ? file : undefined
}

/**
 * Opens a dataset that lies in a database.
 *
 * @throws DataError where the file or the tables are wrong, WarehouseTrouble where the database cannot be asked
 */
export async function openWarehouse(
  file: string,
  {
    isLasting,
    today,
    environment = process.env,
  }: {
    readonly isLasting?: boolean | undefined
    readonly today: Day
    readonly environment?: NodeJS.ProcessEnv
  },
): Promise<Dataset> {
  const read = readYaml(readFileSync(file, 'utf8'), WarehouseFile)
  if ('problems' in read)
    throw new DataError(
      read.problems.map(({ line, message }) => ({
        code: 'broken-mapping',
        file,
        line,
        message,
        hint: 'docs/how-to/count-in-your-database.md explains each key.',
      })),
    )
  const { connection: variable, statement_timeout: statementTimeout, time_zone: timeZone } = read.data.warehouse
  const connection = variable === undefined ? undefined : environment[variable]
  if (variable !== undefined && !connection)
    throw new WarehouseTrouble('no-entry', {
      fault: 'input',
      message: `The variable ${variable}, which \`${file}\` names, is not set.`,
      hint: `Set it: ${variable}=postgres://USER@HOST:5432/DATABASE, with the password in it, in PGPASSWORD or in ~/.pgpass.`,
    })
  // A dataset on the disk needs no client of a database.
  const { openPostgres } = await import('./postgres/openPostgres.ts')
  return openPostgres(read.data, { file, isLasting, today, settings: { connection, statementTimeout, timeZone } })
}
