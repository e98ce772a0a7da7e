import {
  addMonths,
  compareWords,
  firstDayOf,
  type KeyValue,
  type Month,
  type Request,
  type Window,
  type WindowQuantities,
  type WindowRequest,
} from '../../models/index.ts'
import type { RawValue } from './Ask.ts'
import { type ClinicReading, clinicReadings } from './clinicReadings.ts'
import type { ReadColumn } from './clinicSql.ts'
import { exactNumber } from './exactNumber.ts'
import type { ColumnType, CountedTable } from './Schema.ts'

/** Everything of a window's quantities that is about clinics and not about rows below them. */
type OfClinics = Pick<WindowQuantities, 'monthsOpen' | 'facts' | 'indicators' | 'previous'>

/** The rows that a reading gives, column by column; nothing where the dataset has no such table. */
export type ReadClinics = (
  reading: ClinicReading,
) => Promise<{ readonly columns: readonly ReadColumn[]; readonly values: readonly (readonly RawValue[])[] } | undefined>

/** The clinics in order, and what windows need of them. */
export async function clinicQuantities(
  request: Request,
  read: ReadClinics,
): Promise<{ readonly ids: readonly string[]; readonly quantitiesOf: (part: WindowRequest) => OfClinics }> {
  const tables = new Map<CountedTable, readonly Row[]>()
  for (const reading of clinicReadings(request)) {
    const found = await read(reading)
    if (found) tables.set(reading.table, rowsFrom(found.values, found.columns))
  }
  const clinics = new Map((tables.get('clinics') ?? []).map((row) => [String(row['id']), row]))
  const ids = [...clinics.keys()].toSorted(compareWords)
  const monthly = lookUpBy(tables.get('clinic_facts') ?? [], ['clinic', 'fact', 'month'])
  const given = lookUpBy(tables.get('indicators') ?? [], ['clinic', 'indicator', 'month'])

  return {
    ids,
    quantitiesOf: ({ windows, facts, indicators, previous }) => {
      const before = windows[0] ? addMonths(windows[0].first, -1) : 0
      const eachIn = <T>(of: (id: string, window: Window) => T): readonly (readonly T[])[] =>
        windows.map((window) => ids.map((id) => of(id, window)))
      const monthlyFact = (id: string, name: string, month: Month): KeyValue =>
        monthly(id, name, month)?.['value'] ?? null
      return {
        monthsOpen: eachIn((id, window) => monthsOpenIn(window, clinics.get(id) ?? {})),
        facts: record(facts, ({ name, monthly: isMonthly }) =>
          eachIn(
            (id, window) => (isMonthly ? monthlyFact(id, name, window.last) : null) ?? clinics.get(id)?.[name] ?? null,
          ),
        ),
        indicators: record(
          indicators.map((name) => ({ name })),
          ({ name }) => ({
            numerator: eachIn((id, { last }) => numberIn(given(id, name, last), 'numerator')),
            denominator: eachIn((id, { last }) => numberIn(given(id, name, last), 'denominator')),
          }),
        ),
        previous: record(
          previous.map((name) => ({ name })),
          ({ name }) => ids.map((id) => monthlyFact(id, name, before) as number | null),
        ),
      }
    },
  }
}

type Row = Readonly<Record<string, KeyValue>>

function rowsFrom(columns: readonly (readonly RawValue[])[], named: readonly ReadColumn[]): readonly Row[] {
  return (columns[0] ?? []).map((_, row) =>
    Object.fromEntries(named.map(({ name, type }, place) => [name, valueOf(columns[place]?.[row] ?? null, type)])),
  )
}

function valueOf(value: RawValue, type: ColumnType): KeyValue {
  if (value === null) return null
  if (type === 'word' || type === 'words') return String(value)
  return typeof value === 'boolean' ? value : exactNumber(value)
}

function lookUpBy(rows: readonly Row[], names: readonly string[]) {
  const keyOf = (values: readonly (KeyValue | undefined)[]): string => JSON.stringify(values)
  const found = new Map(rows.map((row) => [keyOf(names.map((name) => row[name])), row]))
  return (...values: readonly KeyValue[]): Row | undefined => found.get(keyOf(values))
}

/** A clinic is open in a month when it is open on the month's first day. */
function monthsOpenIn({ first, last }: Window, clinic: Row): number {
  const [opened, closed] = [Number(clinic['opened'] ?? 0), Number(clinic['closed'] ?? 99999999)]
  let months = 0
  for (let month = first; month <= last; month = addMonths(month, 1)) {
    if (opened <= firstDayOf(month) && firstDayOf(month) <= closed) months += 1
  }
  return months
}

function numberIn(row: Row | undefined, name: string): number | null {
  return (row?.[name] as number | null | undefined) ?? null
}

function record<T extends { readonly name: string }, V>(
  items: readonly T[],
  valueFor: (item: T) => V,
): Record<string, V> {
  return Object.fromEntries(items.map((item) => [item.name, valueFor(item)]))
}
