import { type Batch, buildBatch, MISSING } from './Batch.ts'
import type { Region } from './drawRegion.ts'
import { patientKey } from './patientTable.ts'

/** The spells on lists. */
export function* listingTable({ people, places, listings }: Region): Generator<Batch> {
  const rows = buildBatch('listings', [
    patientKey('patient', people.count),
    { name: 'clinic', type: 'word', words: places.clinics.map(({ id }) => id) },
    { name: 'from', type: 'integer' },
    { name: 'to', type: 'integer' },
  ])
  for (let spell = 0; spell < listings.person.length; spell += 1) {
    rows.add(
      (listings.person[spell] ?? 0) + 1,
      listings.clinic[spell] ?? 0,
      listings.from[spell] || MISSING,
      listings.to[spell] || MISSING,
    )
    if (rows.isFull()) yield rows.take()
  }
  yield rows.take()
}
