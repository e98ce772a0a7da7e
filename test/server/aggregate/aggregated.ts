import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ageBand } from '../../../server/aggregate/ageBand.ts'

/** A patient listed all year, and each contact of the year: what a clinic has and may not hand out. */
export interface Patient {
  readonly id: string
  readonly clinic: string
  /** `1951-06-15`. */
  readonly birth: string
  readonly sex: 'female' | 'male'
  readonly conditions: readonly string[]
  readonly contacts: readonly { readonly month: string; readonly kind: string; readonly profession: string }[]
}

export const MONTHS: readonly string[] = Array.from(
  { length: 12 },
  (_, at) => `2026-${String(at + 1).padStart(2, '0')}`,
)

/** The rows as a dataset: a folder of CSV files. */
export function writeRows(folder: string, patients: readonly Patient[]): string {
  const clinics = [...new Set(patients.map(({ clinic }) => clinic))].toSorted()
  const write = (file: string, lines: readonly string[]): void =>
    writeFileSync(join(folder, file), `${lines.join('\n')}\n`)
  write('clinics.csv', ['id,opened', ...clinics.map((clinic) => `${clinic},2000-01-01`)])
  write('patients.csv', [
    'id,birth,sex,conditions',
    ...patients.map(({ id, birth, sex, conditions }) => `${id},${birth},${sex},${conditions.join('|')}`),
  ])
  write('listings.csv', ['patient,clinic,from,to', ...patients.map(({ id, clinic }) => `${id},${clinic},,`)])
  write('contacts.csv', [
    'patient,clinic,listed_at,month,kind,profession,fee_paid,n',
    ...patients.flatMap(({ id, clinic, contacts }) =>
      contacts.map(({ month, kind, profession }) => `${id},${clinic},${clinic},${month},${kind},${profession},0,1`),
    ),
  ])
  return folder
}

/** How old a patient is on the last day of the month before, by the calendar. */
function ageIn(month: string, birth: string): number {
  const cutOff = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)) - 1, 0))
  const day = cutOff.toISOString().slice(0, 10)
  return Number(day.slice(0, 4)) - Number(birth.slice(0, 4)) - (day.slice(5) < birth.slice(5) ? 1 : 0)
}

/** The same patients as a file of counts, by the columns that are asked for and these bands of age. */
export function writePatientCounts(
  file: string,
  patients: readonly Patient[],
  columns: readonly string[],
  bands: readonly string[],
  months: readonly string[] = MONTHS.slice(0, 3),
): string {
  const bandOf = (age: number): string =>
    bands.find((text) => {
      const [from = 0, to = 0] = ageBand(text) ?? []
      return age >= from && age <= to
    }) ?? ''
  return writeCounts(
    file,
    columns,
    patients.flatMap((patient) =>
      months.flatMap((month) => {
        const sets = columns.includes('condition') ? patient.conditions : ['']
        return sets.map((condition) => ({
          clinic: patient.clinic,
          month,
          age: bandOf(ageIn(month, patient.birth)),
          sex: patient.sex,
          condition,
          conditions: patient.conditions.join(' '),
        }))
      }),
    ),
  )
}

/** Contacts as counts. */
export function writeContactCounts(file: string, patients: readonly Patient[], columns: readonly string[]): string {
  return writeCounts(
    file,
    columns,
    patients.flatMap(({ clinic, conditions, contacts }) =>
      contacts.map((contact) => ({
        clinic,
        ...contact,
        listing: 'here',
        patient: 'true',
        conditions: conditions.join(' '),
      })),
    ),
  )
}

function writeCounts(
  file: string,
  columns: readonly string[],
  rows: readonly Readonly<Record<string, string>>[],
): string {
  const names = ['clinic', 'month', ...columns]
  const numbers = new Map<string, number>()
  for (const row of rows) {
    const line = names.map((name) => row[name] ?? '').join(',')
    numbers.set(line, (numbers.get(line) ?? 0) + 1)
  }
  writeFileSync(file, `${[...names, 'n'].join(',')}\n${[...numbers].map(([line, n]) => `${line},${n}`).join('\n')}\n`)
  return file
}
