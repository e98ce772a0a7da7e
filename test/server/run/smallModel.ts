import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A model that pays a fee for each point of a patient, and shares a pot. */
export function smallModel(name: string, fee: number): string {
  return `format: 1
model: ${name}
status: illustrative
label: { sv: Liten, en: Small }
valid: { from: 2026-01-01 }
currency: SEK
cut_off: last day of previous month
sources:
  terms: { title: Terms, published: 2025-11-03 }
facts:
  patient:
    care_points:
      label: { sv: Vårdpoäng, en: Care points }
      unit: points
      table: patients
      missing: 80
  clinic:
    remote_points:
      label: { sv: Poäng, en: Points }
      unit: points
      table: clinics
      missing: 1
parameters:
  base_fee:
    label: { sv: Avgift, en: Fee }
    unit: SEK/point/month
    values:
      2026-01-01: { value: ${fee}, source: terms § 1 }
  pot_budget:
    label: { sv: Pott, en: Pot }
    unit: SEK/region/month
    values:
      2026-01-01: { value: 1000, source: terms § 2 }
formulas:
  clinic:
    monthly_earned:
      unit: SEK/month
      formula: base_fee * sum(patients.care_points)
    patients_seen:
      unit: patients
      formula: count(patients)
  region:
    all_earned:
      unit: SEK/month
      scope: same_model
      formula: sum(clinics.monthly_earned)
    patients_seen:
      unit: patients
      scope: all_clinics
      formula: sum(clinics.patients_seen)
payments:
  fixed:
    base_payment:
      label: { sv: Grund, en: Base }
      each: patient
      formula: base_fee * patient.care_points
    pot_payment:
      label: { sv: Pott, en: Pot }
      each: clinic
      pot: pot_budget
      scope: all_clinics
      shared_by: clinic.remote_points * count(patients)
`
}

/** Two clinics, with two patients and one; one patient’s points and one clinic's points are missing. */
export const SMALL_DATA: Readonly<Record<string, string>> = {
  'clinics.csv': 'id,opened,remote_points\na,2000-01-01,1\nb,2000-01-01,\n',
  'patients.csv':
    'id,birth,sex,conditions,care_points\np1,1950-06-15,female,,60\np2,1990-01-01,male,,\np3,1990-01-01,male,,70\n',
  'listings.csv': 'patient,clinic,from,to\np1,a,,\np2,a,,\np3,b,,\n',
}

/** Writes the documents and the assignment `pilots.yaml` that puts clinic `b` on the model `later` from July on. */
export function writeDocuments(folder: string, laterFrom = '2026-07-01'): string {
  writeFileSync(join(folder, 'first.yaml'), smallModel('first', 1))
  writeFileSync(join(folder, 'later.yaml'), smallModel('later', 2))
  const file = join(folder, 'pilots.yaml')
  writeFileSync(
    file,
    `format: 1\nassignment: pilots\nmodels:\n  - { model: first.yaml, clinics: all }\n  - { model: later.yaml, clinics: [b], from: ${laterFrom} }\n`,
  )
  return file
}
