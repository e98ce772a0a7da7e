import type { ImportEngine } from './ImportEngine.ts'
import type { Problems } from './Problems.ts'
import type { Typed } from './typeTable.ts'

/** A simple source puts the clinic on the patient: one spell, from ever to ever. It becomes a listing of its own. */
export async function spellsOfPatients(
  tables: readonly Typed[],
  { engine, problems }: { readonly engine: ImportEngine; readonly problems: Problems },
): Promise<readonly Typed[]> {
  const patients = tables.find(({ table }) => table === 'patients')
  if (!patients?.columns.some(({ name }) => name === 'clinic')) return tables
  if (tables.some(({ table }) => table === 'listings')) {
    problems.add({
      code: 'unknown-column',
      file: patients.files.join(', '),
      column: 'clinic',
      message: 'The patients have a column `clinic`, and there is a table `listings` as well.',
      hint: 'Say in one of the two where a patient is listed.',
    })
    return tables
  }
  // Patients who were read straight are stored in their order, and so are their listings.
  const isView = patients.isView === true
  await engine.run(
    `CREATE ${isView ? 'VIEW' : 'TABLE'} typed_listings AS SELECT "#file", "#row", id AS patient, CAST(clinic AS VARCHAR) AS clinic, ` +
      `CAST(NULL AS INTEGER) AS "from", CAST(NULL AS INTEGER) AS "to" FROM typed_patients WHERE clinic IS NOT NULL`,
  )
  const { isPlainText = false } = patients
  const listings: Typed = {
    table: 'listings',
    name: 'typed_listings',
    columns: [
      { name: 'patient', type: 'word' },
      { name: 'clinic', type: 'word' },
      { name: 'from', type: 'integer' },
      { name: 'to', type: 'integer' },
    ],
    files: patients.files,
    isView,
    isPlainText,
    isOfPatients: true,
  }
  const columns = patients.columns.filter(({ name }) => name !== 'clinic')
  const without = { ...patients, columns, isView, path: undefined }
  return [...tables.map((table) => (table === patients ? without : table)), listings]
}
