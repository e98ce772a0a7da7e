import { addMonths, firstDayOf } from '../date/Month.ts'
import type { Period } from '../date/Period.ts'
import { suggest } from '../formula/suggest.ts'
import { type DiagnosisRow, type MeasurementRow, NO_ROWS, type Rows } from '../vocabulary/Rows.ts'
import type { Place } from './Diagnostic.ts'
import { shorten } from './expected.ts'
import type { Raw } from './Raw.ts'
import type { Report } from './Report.ts'
import { readDay } from './readDate.ts'
import { readFields } from './readFields.ts'
import { monthsIn } from './readGiven.ts'
import { type Here, type Owner, readContact } from './readGivenRows.ts'
import { readNumber, readWhole } from './readNumber.ts'
import { factsOf, type GivenFact, readRow } from './readRow.ts'
import { readList, readScalar } from './readWords.ts'
import type { Testable } from './Testable.ts'

const OWN = ['n', 'birth', 'from', 'to', 'contacts', 'diagnoses', 'measurements'] as const

/**
 * Reads a patient of a test, or `n` who are exactly alike, their contacts included: 13 patients with a visit each have 13
 * visits. Without `from` and `to` the patient is on the list the whole time.
 */
export function readPatient(raw: Raw, id: string, here: Here): Rows {
  const { report, testable, period, clinic } = here
  const row = readRow(
    raw,
    { entity: 'patient', own: OWN, facts: testable.facts, defaults: testable.defaults.get('patient') },
    report,
  )
  if (row === undefined) return NO_ROWS
  const { field, facts } = row
  const [from, to] = [readDay(field('from'), report), readDay(field('to'), report)]
  const n = readWhole(field('n'), 1, report) ?? 1
  const owner: Owner = { id, n, isListedIn: isWithin(from, to) }
  checkConditions(facts, testable, report)
  const isMeasured = ({ fact }: GivenFact) => fact.table === 'measurements'
  const birth = readDay(field('birth'), report)
  const patient = { id, n, exactProfile: true, birth, facts: factsOf(facts.filter((one) => !isMeasured(one))) }
  return {
    ...NO_ROWS,
    patients: [patient],
    listings: [{ patient: id, clinic, from, to }],
    contacts: readList(field('contacts'), 'contacts', (item) => readContact(item, owner, here), report),
    diagnoses: readList(field('diagnoses'), 'diagnoses', (item) => readDiagnosis(item, id, report), report),
    measurements: [
      ...facts.filter(isMeasured).flatMap((fact) => everyMonth(id, fact, period)),
      ...readList(field('measurements'), 'measurements', (item) => readMeasurement(item, id, here), report),
    ],
  }
}

/** Whether a spell has part in a month. */
function isWithin(from = 0, to = Number.POSITIVE_INFINITY): Owner['isListedIn'] {
  return (month) => month >= Math.floor(from / 100) && month <= Math.floor(to / 100)
}

/** With a grouping, conditions come from codes: given directly they would pass it by. */
function checkConditions(facts: readonly GivenFact[], { grouping }: Testable, report: Report): void {
  const place: Place | undefined = facts.find(({ fact }) => fact.name === 'conditions')?.key
  if (!grouping || !place) return
  const message = `Conditions come from diagnoses here, by the grouping \`${grouping.name}\`.`
  report.error('wrong-test', place, message, { hint: 'Give `diagnoses: [{ code: E11, date: 2026-01-31 }]`.' })
}

/** A measured value that a test gives as a fact is there at every cut-off: it is measured anew each month. */
function everyMonth(patient: string, { fact, value }: GivenFact, period: Period): readonly MeasurementRow[] {
  if (typeof value !== 'number') return []
  const months = monthsIn({ ...period, first: addMonths(period.first, -1) })
  return months.map((month) => ({ patient, kind: fact.name, date: firstDayOf(month), value }))
}

function readDiagnosis(raw: Raw, patient: string, report: Report): DiagnosisRow | undefined {
  const thing = { kind: 'diagnosis', place: raw.place }
  const field = readFields(raw, thing, { needs: ['code', 'date'] }, report)
  const code = readScalar(field?.('code'), 'a code, such as `E11`', report)
  const date = readDay(field?.('date'), report)
  return code && date !== undefined ? { patient, code: codeOf(code.text), date } : undefined
}

/**
 * A code as data has it: capitals, without a point.
 *
 * @example
 * codeOf('e11.9') // => 'E119'
 */
export function codeOf(written: string): string {
  return written.replaceAll(/[.\s]/g, '').toUpperCase()
}

function readMeasurement(raw: Raw, patient: string, { testable, report }: Here): MeasurementRow | undefined {
  const thing = { kind: 'measurement', place: raw.place }
  const field = readFields(raw, thing, { needs: ['kind', 'date', 'value'] }, report)
  const kind = readScalar(field?.('kind'), 'what was measured', report)
  const date = readDay(field?.('date'), report)
  const value = readNumber(field?.('value'), report)
  const known = testable.facts.flatMap(({ name, table }) => (table === 'measurements' ? [name] : []))
  if (kind && !known.includes(kind.text)) {
    const message = `No fact of \`table: measurements\` is called \`${shorten(kind.text)}\`.`
    return report.error('unknown-name', kind.place, message, { hint: () => suggest(kind.text, known) })
  }
  return kind && date !== undefined && value !== undefined ? { patient, kind: kind.text, date, value } : undefined
}
