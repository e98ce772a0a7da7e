import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** How many patients of a clinic have a condition, `none` among them. */
export type Numbers = Readonly<Record<string, number>>

/** North has few with diabetes; south has many of each. */
export const NORTH: Numbers = { diabetes: 3, copd: 9, heart_failure: 20, none: 40 }
export const SOUTH: Numbers = { diabetes: 31, copd: 42, heart_failure: 53, none: 60 }

/**
 * A region of two clinics as a folder of CSV files: each patient has one condition or none, and visits the clinic in each of ten months; with
 * diabetes it phones.
 */
export function writeRegion(clinics: Readonly<Record<string, Numbers>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'kapitera-disclosure-'))
  const people = Object.entries(clinics).flatMap(([clinic, numbers]) =>
    Object.entries(numbers).flatMap(([condition, number]) =>
      Array.from({ length: number }, (_, at) => ({ id: `${clinic}-${condition}-${at}`, clinic, condition })),
    ),
  )
  const months = Array.from({ length: 10 }, (_, at) => `2026-${String(at + 1).padStart(2, '0')}`)
  const files = {
    'clinics.csv': ['id,opened', ...Object.keys(clinics).map((one) => `${one},2000-01-01`)],
    'patients.csv': [
      'id,birth,sex,conditions',
      ...people.map(({ id, condition }) => `${id},1960-01-01,female,${condition === 'none' ? '' : condition}`),
    ],
    'listings.csv': ['patient,clinic,from,to', ...people.map(({ id, clinic }) => `${id},${clinic},,`)],
    'contacts.csv': [
      'patient,clinic,listed_at,month,kind,profession,fee_paid,n',
      ...people.flatMap(({ id, clinic, condition }) =>
        months.map(
          (month) => `${id},${clinic},${clinic},${month},${condition === 'diabetes' ? 'phone' : 'visit'},gp,0,1`,
        ),
      ),
    ],
  }
  for (const [file, lines] of Object.entries(files)) writeFileSync(join(folder, file), `${lines.join('\n')}\n`)
  return folder
}
