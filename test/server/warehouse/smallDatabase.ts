import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { createDatabase, type Postgres } from '../../postgres.ts'
import { smallModel } from '../run/smallModel.ts'

/** A database with two clinics and three patients, kept as a Swedish region keeps them. */
const TABLES = `
CREATE SCHEMA vard;
CREATE TABLE vard.enhet (id TEXT, oppnad DATE, poang INTEGER);
CREATE TABLE vard.patient (lopnr BIGINT, fodd DATE, kon SMALLINT, vardpoang NUMERIC(9, 3), flyttal DOUBLE PRECISION, tid TIMESTAMPTZ, allt JSONB);
CREATE TABLE vard.listning (lopnr BIGINT, enhet TEXT, fran DATE, till DATE);
INSERT INTO vard.enhet VALUES ('a', '2000-01-01', 1), ('b', '-infinity', NULL);
INSERT INTO vard.patient VALUES (1, '1950-06-15', 2, 60, 0.5, '2026-01-01 00:30+01', '{}'), (2, '1990-01-01', 1, NULL, NULL, NULL, NULL), (3, '1990-01-01', 1, 70, NULL, NULL, NULL);
INSERT INTO vard.listning VALUES (1, 'a', NULL, 'infinity'), (2, 'a', NULL, NULL), (3, 'b', '-infinity', NULL);
`

const FILE = `format: 1
warehouse: { engine: postgresql, connection: VARIABLE }
dataset: { name: small, invented: true, as_of: 2026-12-31 }
tables:
  clinics: { relation: vard.enhet, columns: { id: id, opened: oppnad, remote_points: poang } }
  patients:
    relation: vard.patient
    columns: { id: lopnr, birth: fodd, sex: kon, care_points: vardpoang }
    values: { sex: { 1: male, 2: female } }
    leaves: cells
  listings: { relation: vard.listning, columns: { patient: lopnr, clinic: enhet, from: fran, to: till } }
`

let databases = 0

/** A database of its own, its file, and a model that it can pay. */
export interface SmallDatabase {
  readonly connection: string
  readonly model: string
  readonly folder: string
  /** Writes the file with these words in place of others. */
  readonly file: (...changes: readonly (readonly [string, string])[]) => string
  /** Runs a statement as the owner. */
  readonly asOwner: (sql: string) => Promise<void>
}

/** Makes the database, and a folder that is to be taken away; the variable that its file names holds the connection. */
export async function smallDatabase(postgres: Postgres): Promise<SmallDatabase> {
  databases += 1
  const variable = `KAPITERA_TEST_SMALL_${databases}`
  const connection = await createDatabase(postgres, `small ${databases}`)
  process.env[variable] = connection
  const folder = mkdtempSync(join(tmpdir(), 'kapitera-test-'))
  const model = join(folder, 'small.yaml')
  // Without the formulas that only other tests ask for, and that a run would warn of.
  writeFileSync(model, smallModel('small', 1).replace(/formulas:[\s\S]*?(?=payments:)/, ''))
  const asOwner = async (sql: string): Promise<void> => {
    const client = new Client(connection)
    await client.connect()
    await client.query(sql)
    await client.end()
  }
  await asOwner(TABLES)
  const file = (...changes: readonly (readonly [string, string])[]): string => {
    let text = FILE.replace('VARIABLE', variable)
    for (const [from, to] of changes) {
      if (!text.includes(from)) throw new Error(`The file has no \`${from}\`.`)
      text = text.replace(from, to)
    }
    const path = join(folder, 'warehouse.yaml')
    writeFileSync(path, text)
    return path
  }
  return { connection, model, folder, file, asOwner }
}
