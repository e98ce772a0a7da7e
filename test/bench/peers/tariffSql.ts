import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The peers' tariff as one statement by hand: what each clinic is paid, in cents.
 *
 * @param peers the folder with the tariff, `model.json`
 * @param from a row a patient, with `clinic`, `age`, `sex` (1 is a woman), `c0` to `c7` and `k0` to `k5`
 */
export function tariffSql(peers: string, from: string): string {
  const { capitation, chronic, fees, quality } = JSON.parse(readFileSync(join(peers, 'model.json'), 'utf8'))
  const each = (count: number, write: (place: number) => string) =>
    Array.from({ length: count }, (_, i) => write(i)).join('+')
  const age = (rates: readonly number[]) =>
    `CASE ${capitation.bands
      .slice(1)
      .map((to: number, place: number) => `WHEN age < ${to} THEN ${rates[place]}`)
      .join(' ')} ELSE ${rates.at(-1)} END`
  const ill = `(${each(8, (i) => `c${i}::INT`)})`
  const span = quality.upper_pct - quality.lower_pct
  return `SELECT clinic, (cap + chr + fee + floor(${quality.max_cents_per_chronic}
    * least(greatest(100*num - ${quality.lower_pct}*den, 0), ${span}*den)::DOUBLE PRECISION / ${span} + 0.5))::BIGINT AS total FROM (
  SELECT clinic, sum(CASE WHEN sex = 1 THEN ${age(capitation.cents.female)} ELSE ${age(capitation.cents.male)} END)::BIGINT AS cap,
    sum(${each(8, (i) => `c${i}::INT*${chronic.cents[i]}`)} + CASE WHEN ${ill} >= ${chronic.multimorbidity_from}
      THEN ${chronic.multimorbidity_cents} ELSE 0 END)::BIGINT AS chr,
    sum(least(${each(6, (i) => `k${i}::INT*${fees.cents[i]}`)}, ${fees.cap_cents}))::BIGINT AS fee,
    count(*) FILTER (WHERE ${ill} > 0)::BIGINT AS den,
    count(*) FILTER (WHERE ${ill} > 0 AND k${quality.review_contact} > 0)::BIGINT AS num
  FROM ${from} GROUP BY clinic) AS counted ORDER BY clinic`
}
