import type { Case } from '../laws/Case.ts'

/** Without what an import and a database both refuse: what ends before it begins, and rows of patients who are not there. */
export function importable(given: Case): Case {
  const { rows } = given
  const patients = new Set(rows.patients.map(({ id }) => id))
  const places = new Set(rows.clinics.map(({ id }) => id))
  const isThere = ({ patient }: { readonly patient?: string | undefined }): boolean =>
    patient === undefined || patients.has(patient)
  const clinics = rows.clinics.map((one) =>
    (one.opened ?? 0) > (one.closed ?? 99999999) ? { ...one, closed: undefined } : one,
  )
  const enrolments = rows.enrolments.filter(({ from = 0, to = 99999999 }) => from <= to).filter(isThere)
  const contacts = rows.contacts.filter((one) => isThere(one) || !places.has(one.listedAt))
  const [diagnoses, measurements] = [rows.diagnoses.filter(isThere), rows.measurements.filter(isThere)]
  return {
    ...given,
    rows: { ...rows, clinics, enrolments, contacts, diagnoses, measurements, costs: rows.costs.filter(isThere) },
  }
}
