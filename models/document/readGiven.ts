import { addMonths, type Month } from '../date/Month.ts'
import type { Period } from '../date/Period.ts'
import { suggest } from '../formula/suggest.ts'
import { NO_ROWS, NOT_LISTED_HERE, type Rows } from '../vocabulary/Rows.ts'
import { expected, shorten } from './expected.ts'
import type { Raw, RawEntry } from './Raw.ts'
import type { Report } from './Report.ts'
import { isByMonth, readByMonth } from './readByMonth.ts'
import { readDay } from './readDate.ts'
import { readEntries } from './readEntries.ts'
import { readFields } from './readFields.ts'
import { readPatient } from './readGivenPatient.ts'
import { readContact, readCost, readEnrolment } from './readGivenRows.ts'
import { readNumber } from './readNumber.ts'
import { factsOf, readRow } from './readRow.ts'
import { readList } from './readWords.ts'
import type { Testable } from './Testable.ts'

/** What the rows of one test depend on. */
export interface Giving {
  readonly period: Period
  /** The ids of the test's clinics. */
  readonly clinics: readonly string[]
  readonly testable: Testable
  readonly report: Report
}

/** Where a contact may be performed when it is at no clinic of the test. */
export const OUTSIDE = 'outside'

/** Reads what a test gives, clinic by clinic, as the rows of a dataset. */
export function readGiven(raw: Raw | undefined, giving: Giving): Rows {
  const each = readEntries(raw, 'clinic', giving.report).flatMap((entry) =>
    isOfNoClinic(entry) ? tellNoClinic(entry, giving.report) : [readClinic(entry, giving)],
  )
  return {
    clinics: each.flatMap(({ clinics }) => clinics),
    patients: each.flatMap(({ patients }) => patients),
    listings: each.flatMap(({ listings }) => listings),
    contacts: each.flatMap(({ contacts }) => contacts),
    diagnoses: each.flatMap(({ diagnoses }) => diagnoses),
    enrolments: each.flatMap(({ enrolments }) => enrolments),
    costs: each.flatMap(({ costs }) => costs),
    measurements: each.flatMap(({ measurements }) => measurements),
    clinicFacts: each.flatMap(({ clinicFacts }) => clinicFacts),
    indicators: each.flatMap(({ indicators }) => indicators),
    codes: [],
  }
}

const OWN = ['opened', 'closed', 'patients', 'contacts', 'enrolments', 'costs', 'indicators', 'previous'] as const

/** `patients: [...]` directly under `given`, where a clinic should stand. */
function isOfNoClinic({ key, value }: RawEntry): boolean {
  return value.type === 'list' && OWN.some((own) => own === key.text)
}

function tellNoClinic({ key }: RawEntry, report: Report): readonly Rows[] {
  report.error('wrong-test', key.place, `\`${key.text}\` stand below a clinic, and here is none.`, {
    hint: `Name one as you like: \`given: { south: { ${key.text}: […] } }\`.`,
  })
  return []
}

function readClinic({ key, value }: RawEntry, giving: Giving): Rows {
  const { period, testable, report } = giving
  const id = key.text
  if (!isClinicId(id)) {
    report.error('wrong-name', key.place, `\`${shorten(id)}\` cannot be the name of a clinic.`, {
      hint: 'Name it as you like, but not `region`, `outside` or a word for where patients are listed.',
    })
  }
  const defaults = testable.defaults.get('clinic')
  const row = readRow(value, { entity: 'clinic', own: OWN, facts: testable.facts, defaults }, report)
  if (row === undefined) return NO_ROWS
  const here = { ...giving, clinic: id }
  const { field, facts } = row
  const patients = readList(field('patients'), 'patients', (item) => item, report).map((item, index) =>
    readPatient(item, `${id} ${index + 1}`, here),
  )
  const guests = readList(field('contacts'), 'contacts', (item) => readContact(item, undefined, here), report)
  const monthly = facts.filter(({ fact }) => fact.table === 'clinic_facts')
  const clinic = {
    id,
    opened: readDay(field('opened'), report),
    closed: readDay(field('closed'), report),
    facts: factsOf(facts.filter(({ fact }) => fact.table !== 'clinic_facts')),
  }
  return {
    ...NO_ROWS,
    clinics: [clinic],
    patients: patients.flatMap((one) => one.patients),
    listings: patients.flatMap((one) => one.listings),
    contacts: [...patients.flatMap((one) => one.contacts), ...guests],
    diagnoses: patients.flatMap((one) => one.diagnoses),
    measurements: patients.flatMap((one) => one.measurements),
    enrolments: readList(field('enrolments'), 'enrolments', (item) => readEnrolment(item, here), report),
    costs: readList(field('costs'), 'costs', (item) => readCost(item, here), report),
    clinicFacts: [
      ...monthly.flatMap(({ fact, value: given, months }) =>
        months
          ? months.map(({ month, value: own }) => ({ clinic: id, fact: fact.name, month, value: own }))
          : everyMonth(id, fact.name, given, period),
      ),
      ...readPrevious(field('previous'), id, giving),
    ],
    indicators: readIndicatorValues(field('indicators'), id, giving),
  }
}

function isClinicId(text: string): boolean {
  const taken = ['region', OUTSIDE, ...NOT_LISTED_HERE]
  return text.trim() === text && text !== '' && text.length <= 60 && !taken.includes(text)
}

/** The months of a period. */
export function monthsIn({ first, last }: Period): readonly Month[] {
  const months: Month[] = []
  for (let month = first; month <= last; month = addMonths(month, 1)) months.push(month)
  return months
}

/** A fact that a clinic has each month is given once for the whole period. */
function everyMonth(clinic: string, fact: string, value: unknown, period: Period): Rows['clinicFacts'] {
  return typeof value === 'number' ? monthsIn(period).map((month) => ({ clinic, fact, month, value })) : []
}

/** Values of the window before: they stand at the month before the period. */
function readPrevious(raw: Raw | undefined, clinic: string, { period, testable, report }: Giving): Rows['clinicFacts'] {
  const names = [...testable.payments, ...testable.clinicFormulas]
  const month = addMonths(period.first, -1)
  return readEntries(raw, 'payment', report).flatMap(({ key, value: written }) => {
    const value = readNumber(written, report)
    if (names.includes(key.text)) return value === undefined ? [] : [{ clinic, fact: key.text, month, value }]
    const message = `There is no payment or formula of the clinic called \`${shorten(key.text)}\`.`
    report.error('unknown-name', key.place, message, { hint: () => suggest(key.text, names) })
    return []
  })
}

/** Indicators that the data gives: for each window that ends in the period, or under the months that end them. */
function readIndicatorValues(raw: Raw | undefined, clinic: string, giving: Giving): Rows['indicators'] {
  const { period, testable, report } = giving
  return readEntries(raw, 'indicator', report).flatMap(({ key, value }) => {
    const known = testable.indicators.find(({ name }) => name === key.text)
    if (!known) {
      const names = testable.indicators.map(({ name }) => name)
      report.error('unknown-name', key.place, `There is no indicator called \`${shorten(key.text)}\`.`, {
        hint: () => suggest(key.text, names),
      })
    } else if (!known.isGiven) {
      report.error('wrong-test', key.place, `\`${key.text}\` is counted from the rows of a test, not given.`, {
        hint: 'Give patients and contacts, or say `table: indicators` where it is declared.',
      })
    }
    const read = (measured: Raw) => readMeasured(measured, key, report)
    const whole = isByMonth(value) ? undefined : read(value)
    const months = isByMonth(value)
      ? readByMonth(value, report, read)
      : monthsIn(period).flatMap((month) => (whole ? [{ month, value: whole }] : []))
    return known?.isGiven ? months.map((one) => ({ clinic, indicator: key.text, month: one.month, ...one.value })) : []
  })
}

/** A numerator and a denominator. */
function readMeasured(raw: Raw, { text, place }: RawEntry['key'], report: Report) {
  const thing = { kind: 'indicator', name: text, place }
  const field = readFields(raw, thing, { needs: ['numerator', 'denominator'] }, report)
  const [numerator, denominator] = [readCount(field?.('numerator'), report), readCount(field?.('denominator'), report)]
  return numerator === undefined || denominator === undefined ? undefined : { numerator, denominator }
}

function readCount(raw: Raw | undefined, report: Report): number | undefined {
  const value = readNumber(raw, report)
  return raw && value !== undefined && value < 0 ? expected(raw, 'a number', report, 'It is 0 or more.') : value
}
