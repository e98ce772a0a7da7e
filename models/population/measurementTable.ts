import { type Batch, buildBatch } from './Batch.ts'
import { type Measurements, MEASURED } from './drawMeasurements.ts'
import type { Region } from './drawRegion.ts'
import { patientKey } from './patientTable.ts'

/** The measurements. */
export function* measurementTable({ people }: Region, measurements: Measurements): Generator<Batch> {
  const rows = buildBatch('measurements', [
    patientKey('patient', people.count),
    { name: 'kind', type: 'word', words: MEASURED },
    { name: 'date', type: 'integer' },
    { name: 'value', type: 'integer' },
  ])
  for (let row = 0; row < measurements.person.length; row += 1) {
    rows.add(
      (measurements.person[row] ?? 0) + 1,
      measurements.kind[row] ?? 0,
      measurements.date[row] ?? 0,
      measurements.value[row] ?? 0,
    )
    if (rows.isFull()) yield rows.take()
  }
  yield rows.take()
}
