import { DuckDBInstance } from '@duckdb/node-api'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { keptAt } from './benchFolder.ts'
import { patients } from './patients.ts'

/**
 * How the peers' patients are delivered to be imported.
 * - `wide`: a row a patient, the six kinds of contacts as counts on it
 * - `rows`: the same contacts as rows, five a patient, spread over the months
 * - `spells`: births and spells of listing; 8 % move, 0.9 % leave and 1.1 % are born in the year
 * - `days`: patients and listings as those of `spells`, and contacts as those of `rows`, each on a day and where the patient is listed then
 */
export type Form = 'wide' | 'rows' | 'spells' | 'days'

/** What is delivered: how many patients, in which form, and at how many clinics. */
export interface Delivery {
  readonly form: Form
  readonly patients: number
  readonly clinics: number
}

export const nameOf = ({ form, patients: number, clinics }: Delivery): string => `${form}-${number}-${clinics}`

/** The CSV files of a delivery. */
export async function delivery(wanted: Delivery): Promise<string> {
  const from = join(await patients(wanted.patients), 'patient.parquet')
  return keptAt(`csv-${nameOf(wanted)}`, async (folder) => {
    mkdirSync(folder)
    const instance = await DuckDBInstance.create(':memory:')
    const connection = await instance.connect()
    const copy = (table: string, select: string) =>
      connection.run(`COPY (${select}) TO '${join(folder, table)}.csv' (FORMAT csv, HEADER)`)
    await connection.run(`CREATE VIEW peers AS ${peersSql(from, wanted.clinics)}`)
    await copy('clinics', `SELECT DISTINCT clinic AS id FROM peers ORDER BY 1`)
    for (const [table, select] of Object.entries(TABLES[wanted.form])) await copy(table, select)
    connection.closeSync()
    instance.closeSync()
    writeFileSync(join(folder, 'datapackage.json'), JSON.stringify(descriptor(wanted), undefined, 2))
  })
}

/** The peers' rows with names. Their 250 clinics are split, or put together, where other numbers are asked for. */
function peersSql(from: string, clinics: number): string {
  const clinic = clinics >= 250 ? `clinic * ${clinics / 250} + i % ${clinics / 250}` : `clinic % ${clinics}`
  const set = CONDITIONS.map((word, place) => `CASE WHEN c${place} = 1 THEN '${word}' END`).join(', ')
  return `SELECT i, 'p' || lpad(i::VARCHAR, 9, '0') AS id, 'c' || lpad((${clinic})::VARCHAR, 5, '0') AS clinic,
    'c' || lpad(((${clinic} + 1) % ${clinics})::VARCHAR, 5, '0') AS other,
    age::INTEGER AS age, CASE sex WHEN 1 THEN 'female' ELSE 'male' END AS sex, concat_ws('|', ${set}) AS conditions,
    k0, k1, k2, k3, k4, k5, hash(i) AS h
    FROM (SELECT *, file_row_number AS i FROM read_parquet('${from}', file_row_number = true))`
}

/** In the order of the peers' columns `c0` to `c7`. */
const CONDITIONS = [
  'hypertension',
  'diabetes',
  'asthma',
  'copd',
  'heart_failure',
  'atrial_fibrillation',
  'stroke',
  'depression',
]

/** In the order of the peers' columns `k0` to `k5`: of a patient's counts, and of a contact. */
const COUNTS = ['visits', 'home_visits', 'videos', 'phone_calls', 'chats', 'reviews']
const KINDS = ['visit', 'home_visit', 'video', 'phone', 'chat', 'review']

const counts = COUNTS.map((name, place) => `k${place} AS ${name}`).join(', ')
const contactsOfKind = KINDS.map(
  (kind, place) =>
    `SELECT id AS patient, clinic, clinic AS listed_at, '2024-' || lpad(((i + j) % 12 + 1)::VARCHAR, 2, '0') AS month, ` +
    `'${kind}' AS kind FROM (SELECT i, id, clinic, unnest(range(k${place}::BIGINT)) AS j FROM peers)`,
)

/** A day of 2024, and a month of it, that depend on the patient alone. */
const day = `strftime(DATE '2024-01-01' + (h % 366)::INTEGER, '%Y-%m-%d')`
const birthday = `strftime(make_date((2023 - age)::INTEGER, 1, 1) + (h % 365)::INTEGER, '%Y-%m-%d')`
const first = `strftime(make_date(2024, 2 + ((h // 1000) % 11)::INTEGER, 1), '%Y-%m-%d')`
const lastBefore = `strftime(make_date(2024, 2 + ((h // 1000) % 11)::INTEGER, 1) - 1, '%Y-%m-%d')`
const isBorn = '(h // 7) % 1000 < 11'
const moves = '(h // 7) % 1000 >= 920'
const leaves = '(h // 7) % 1000 BETWEEN 100 AND 108'

const birth = `CASE WHEN ${isBorn} THEN ${day} ELSE ${birthday} END`
const listings =
  `SELECT id AS patient, clinic, CASE WHEN ${isBorn} THEN ${day} END AS "from", ` +
  `CASE WHEN ${moves} OR ${leaves} THEN ${lastBefore} END AS "to" FROM peers ` +
  `UNION ALL SELECT id, other, ${first}, NULL FROM peers WHERE ${moves}`

/** Where a patient is listed on the day of a contact. */
const listedAt = `CASE WHEN date < ${first} THEN clinic WHEN ${moves} THEN other WHEN ${leaves} THEN 'unlisted' ELSE clinic END`
const contactsOnDays = KINDS.map(
  (kind, place) =>
    `SELECT id AS patient, clinic, ${listedAt} AS listed_at, date, '${kind}' AS kind FROM (SELECT *, ` +
    `CASE WHEN ${isBorn} THEN greatest(on_day, ${day}) ELSE on_day END AS date FROM (SELECT *, ` +
    `strftime(make_date(2024, ((i + j) % 12 + 1)::INTEGER, 1) + (hash(i, j, ${place}) % 28)::INTEGER, '%Y-%m-%d') AS on_day ` +
    `FROM (SELECT *, unnest(range(k${place}::BIGINT)) AS j FROM peers)))`,
)

const TABLES: Readonly<Record<Form, Readonly<Record<string, string>>>> = {
  wide: { patients: `SELECT id, clinic, age, sex, conditions, ${counts} FROM peers` },
  rows: {
    patients: 'SELECT id, clinic, age, sex, conditions FROM peers',
    contacts: contactsOfKind.join(' UNION ALL '),
  },
  spells: {
    patients: `SELECT id, ${birth} AS birth, sex, conditions, ${counts} FROM peers`,
    listings,
  },
  days: {
    patients: `SELECT id, ${birth} AS birth, sex, conditions FROM peers`,
    listings,
    contacts: contactsOnDays.join(' UNION ALL '),
  },
}

function descriptor({ form, patients: number, clinics }: Delivery): object {
  const tables = ['clinics', ...Object.keys(TABLES[form])]
  return {
    profile: 'data-package',
    name: `bench_${form}`,
    title: `${number} generated patients at ${clinics} clinics (invented)`,
    invented: true,
    as_of: '2024-12-31',
    resources: tables.map((name) => ({ name, path: `${name}.csv` })),
  }
}
