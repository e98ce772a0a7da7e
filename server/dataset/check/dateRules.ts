import { dateOf, type Day } from '../../../models/index.ts'
import { type TableName, standardColumns } from '../tables.ts'
import { UNLISTED_CONTACTS } from './keepStrangers.ts'
import type { Rule } from './Rule.ts'
import { written, writtenMonth } from './rowRules.ts'

/** Which days cannot be: births and deaths of the impossibly old, what happens before a birth, and what has not happened yet. */
export function dateRules(
  { asOf, today }: { readonly asOf: Day; readonly today: Day },
  has: (table: TableName) => boolean,
  /** Whether the contacts that may be before a birth are kept among the unlisted ones. */
  areContactsHeld = false,
): readonly Rule[] {
  const events = (['contacts', 'diagnoses', 'measurements'] as const).filter(has)
  return [
    ...birthRules(asOf),
    ...events.flatMap((table) => eventRules(table, Math.max(today, asOf))),
    ...(has('patients') ? events.map((table) => beforeBirth(table, areContactsHeld && table === 'contacts')) : []),
  ]
}

function birthRules(asOf: Day): readonly Rule[] {
  const day = dateOf(asOf)
  return [
    {
      table: 'patients',
      column: 'birth',
      code: 'out-of-range',
      wrongRows: `SELECT "#file", "#row", birth FROM typed_patients WHERE birth > ${asOf}`,
      shown: written,
      message: (value) => `The birth ${written(value)} is after ${day}, the day up to which the data goes.`,
      hint: () => 'Give the dataset a later `as_of`, or mend the date.',
    },
    {
      table: 'patients',
      column: 'birth',
      code: 'out-of-range',
      wrongRows: `SELECT "#file", "#row", birth FROM typed_patients WHERE birth < ${asOf - 1_210_000}`,
      shown: written,
      message: (value) => `Who was born on ${written(value)} would be older than 120 on ${day}.`,
    },
  ]
}

/** The last day on which an event of a table may have been: contacts may know only their month, which is after all of its days. */
function dayOfEvent(table: TableName): string {
  return standardColumns(table).some(({ name }) => name === 'month') ? 'COALESCE(e.date, e.month * 100 + 99)' : 'e.date'
}

/** The first day on which it may have been: a month alone is before all of its days. */
function firstDayOfEvent(table: TableName): string {
  return standardColumns(table).some(({ name }) => name === 'month') ? 'COALESCE(e.date, e.month * 100)' : 'e.date'
}

/** A day, or the month where only that is known. */
function shown(value: string): string {
  const day = Number(value) % 100
  return day === 0 || day === 99 ? writtenMonth(value) : written(value)
}

/** A delivery that is invented may say that it goes up to a day that has not been. */
function eventRules(table: TableName, end: Day): readonly Rule[] {
  const [first, last] = [firstDayOfEvent(table), dayOfEvent(table)]
  return [
    {
      table,
      column: 'date',
      code: 'impossible-date',
      wrongRows: `SELECT e."#file", e."#row", ${first} FROM typed_${table} e WHERE ${first} > ${end}`,
      shown,
      message: (value) => `${shown(value)} is after ${dateOf(end)}, up to which the data can go.`,
    },
    {
      table,
      column: 'date',
      code: 'impossible-date',
      wrongRows: `SELECT e."#file", e."#row", ${last} FROM typed_${table} e WHERE ${last} < 19000101`,
      shown,
      message: (value) => `${shown(value)} is before 1900.`,
      hint: () => 'A day that is not known stays empty where the column may be.',
    },
  ]
}

function beforeBirth(table: TableName, areHeld: boolean): Rule {
  const [events, last] = areHeld ? [UNLISTED_CONTACTS, 'e.last'] : [`typed_${table}`, dayOfEvent(table)]
  return {
    table,
    column: 'date',
    code: 'impossible-date',
    suspects: ['SELECT 1 FROM typed_patients WHERE birth IS NOT NULL LIMIT 1'],
    wrongRows:
      `SELECT e."#file", e."#row", ${last} || ' ' || p.birth FROM ${events} e JOIN typed_patients p ON e.patient = p.id ` +
      `WHERE ${last} < p.birth`,
    shown: (value) => shown(value.split(' ')[0] ?? ''),
    message: (value) => {
      const [day = '', birth = ''] = value.split(' ')
      return `${shown(day)} is before the patient's birth on ${written(birth)}.`
    },
  }
}
