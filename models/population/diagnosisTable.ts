import { type Batch, buildBatch } from './Batch.ts'
import { CODES, type Diagnoses } from './drawDiagnoses.ts'
import type { Region } from './drawRegion.ts'
import { patientKey } from './patientTable.ts'

/** The diagnoses. */
export function* diagnosisTable({ people }: Region, diagnoses: Diagnoses): Generator<Batch> {
  const rows = buildBatch('diagnoses', [
    patientKey('patient', people.count),
    { name: 'code', type: 'word', words: CODES },
    { name: 'date', type: 'integer' },
  ])
  for (let row = 0; row < diagnoses.person.length; row += 1) {
    rows.add((diagnoses.person[row] ?? 0) + 1, diagnoses.code[row] ?? 0, diagnoses.date[row] ?? 0)
    if (rows.isFull()) yield rows.take()
  }
  yield rows.take()
}
