import { DuckDBInstance } from '@duckdb/node-api'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

// The whole process by hand: the peers' own statement on their Parquet file, once. tariffByHand.ts PEERS PATIENTS

const [peers = '', folder = ''] = process.argv.slice(2)
const model = JSON.parse(readFileSync(join(peers, 'model.json'), 'utf8'))
const { capitation, chronic, fees, quality } = model
const each = (count: number, write: (place: number) => string) =>
  Array.from({ length: count }, (_, i) => write(i)).join('+')
const age = (rates: readonly number[]) =>
  `CASE ${capitation.bands
    .slice(1)
    .map((to: number, place: number) => `WHEN age < ${to} THEN ${rates[place]}`)
    .join(' ')} ELSE ${rates.at(-1)} END`
const ill = `(${each(8, (i) => `c${i}::INT`)})`
const span = quality.upper_pct - quality.lower_pct
const sql = `SELECT clinic, (cap + chr + fee + floor(${quality.max_cents_per_chronic}
    * least(greatest(100*num - ${quality.lower_pct}*den, 0), ${span}*den)::DOUBLE / ${span} + 0.5))::BIGINT AS total FROM (
  SELECT clinic, sum(CASE WHEN sex = 1 THEN ${age(capitation.cents.female)} ELSE ${age(capitation.cents.male)} END)::BIGINT AS cap,
    sum(${each(8, (i) => `c${i}::INT*${chronic.cents[i]}`)} + CASE WHEN ${ill} >= ${chronic.multimorbidity_from}
      THEN ${chronic.multimorbidity_cents} ELSE 0 END)::BIGINT AS chr,
    sum(least(${each(6, (i) => `k${i}::INT*${fees.cents[i]}`)}, ${fees.cap_cents}))::BIGINT AS fee,
    count(*) FILTER (${ill} > 0)::BIGINT AS den,
    count(*) FILTER (${ill} > 0 AND k${quality.review_contact} > 0)::BIGINT AS num
  FROM read_parquet('${join(folder, 'patient.parquet')}') GROUP BY clinic) ORDER BY clinic`
const instance = await DuckDBInstance.create(':memory:')
const connection = await instance.connect()
const reader = await connection.runAndReadAll(sql)
console.log(JSON.stringify(reader.getColumns()[1]?.map(Number)))
