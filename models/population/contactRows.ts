import { type Batch, type BatchBuilder, buildBatch, ROWS_A_BATCH } from './Batch.ts'
import { KINDS, PROFESSIONS } from './contactKinds.ts'
import type { Region } from './drawRegion.ts'
import { patientKey } from './patientTable.ts'

/** Nobody has more contacts of a sort than this. */
export const MOST_CONTACTS = 400

/** Collects rows of contacts; until it is nearly full there is room for all those of a person. */
export interface ContactRows {
  readonly add: BatchBuilder['add']
  readonly isNearlyFull: () => boolean
  readonly take: () => Batch
}

/** Begins to collect. */
export function beginContactRows({ people, places }: Region): ContactRows {
  const ids = places.clinics.map(({ id }) => id)
  const rows = buildBatch('contacts', [
    patientKey('patient', people.count),
    { name: 'clinic', type: 'word', words: ids },
    { name: 'listed_at', type: 'word', words: [...ids, 'unlisted', 'other_region', 'other_country'] },
    { name: 'month', type: 'integer' },
    { name: 'n', type: 'integer' },
    { name: 'kind', type: 'word', words: KINDS },
    { name: 'profession', type: 'word', words: PROFESSIONS },
    { name: 'fee_paid', type: 'integer' },
    { name: 'is_outpatient', type: 'boolean' },
    { name: 'in_primary_care', type: 'boolean' },
  ])
  return { ...rows, isNearlyFull: () => rows.length() >= ROWS_A_BATCH - 2 * MOST_CONTACTS }
}
