import type { Key } from '../../models/index.ts'
import type { Beside } from './Beside.ts'
import { asKind, columnValue, patientColumn, type RowSource, type Value } from './RowSource.ts'
import { hasMeasurements } from './Schema.ts'
import { inLookBack } from './spans.ts'

/** The last measurement of a kind, the highest of one day; a value on the patient's own row goes first. */
export function measurementSql(
  { kind, months }: Extract<Key, { type: 'measurement' }>,
  source: RowSource,
  beside: Beside,
): Value {
  const { dialect } = source
  const own = asKind(patientColumn(source, kind), 'number', { entity: 'patient', name: kind }, source)
  if (!hasMeasurements(source.schema)) return own
  const measured = columnValue(source, { table: 'measurements', alias: 'm', name: 'value' })

  const from =
    `FROM (SELECT m.patient, w.w, m.value, m.date, max(m.date) OVER (PARTITION BY m.patient, w.w) AS last_date ` +
    `FROM ${source.table('measurements')} m ${inLookBack('m.date', months, source.windows, beside)} ` +
    `WHERE m.kind = ${dialect.word(kind)} AND m.value IS NOT NULL) x ` +
    `WHERE x.date = x.last_date GROUP BY x.patient, x.w`
  const same = [...beside.tables].find(([, other]) => other.from === from)
  const table = same?.[0] ?? `measured_${beside.tables.size}`
  beside.tables.set(table, { select: ['x.patient', 'x.w', 'max(x.value) AS value'], from })
  beside.joins.set(table, `LEFT JOIN ${table} ON ${table}.patient = p.id AND ${table}.w = w.w`)
  if (own.type === 'empty') return { sql: `${table}.value`, type: measured.type, byWindow: true }
  const type = [own.type, measured.type].includes('decimal') ? 'decimal' : 'bigint'
  return { sql: `COALESCE(${own.sql}, ${table}.value)`, type, byWindow: true }
}
