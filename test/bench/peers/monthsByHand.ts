import { DuckDBInstance } from '@duckdb/node-api'
import { join } from 'node:path'
import { timedAsync } from '../times.ts'

// The monthly tariff as one would write it by hand in SQL, on the same Parquet files: monthsByHand.ts FOLDER REPEATS
// Rates in cents stand in the statement, so that each clinic's month is a whole number of cents.

const [folder = '', repeats = '3'] = process.argv.slice(2)
const MALE = [2115, 1187, 1334, 2082, 3279, 4521, 5186]
const FEMALE = [2041, 1220, 1999, 2413, 3334, 4468, 5297]
const BANDS = [5, 15, 45, 65, 75, 85]
const cents = (rates: readonly number[]) =>
  `CASE ${BANDS.map((to, place) => `WHEN age < ${to} THEN ${rates[place]}`).join(' ')} ELSE ${rates.at(-1)} END`
const cutOffs = Array.from({ length: 12 }, (_, month) => {
  const last = new Date(Date.UTC(2024, month + 1, 0)).getUTCDate()
  return `(${20_240_000 + (month + 1) * 100 + last})`
})
const sql = `SELECT clinic, sum(CASE sex WHEN 'male' THEN ${cents(MALE)} ELSE ${cents(FEMALE)} END)::BIGINT AS cents
  FROM (SELECT l.clinic, p.sex, greatest(0, (m.day - p.birth) // 10000) AS age
    FROM read_parquet('${join(folder, 'listings.parquet')}') l
    JOIN read_parquet('${join(folder, 'patients.parquet')}') p ON p.id = l.patient
    JOIN (VALUES ${cutOffs.join(', ')}) m(day)
      ON coalesce(l."from", 0) <= m.day AND coalesce(l."to", 99999999) >= m.day)
  GROUP BY clinic ORDER BY clinic`

const instance = await DuckDBInstance.create(':memory:')
const connection = await instance.connect()
let totals: readonly number[] = []
const took = await timedAsync(
  async () => {
    const reader = await connection.runAndReadAll(sql)
    totals = reader.getColumns()[1]?.map(Number) ?? []
  },
  { repeats: Number(repeats), warm: 1 },
)
console.log(JSON.stringify({ took, totals }))
