import { dayOf } from '../../models/index.ts'
import { demonstrationFolder } from '../dataset/demonstrationFolder.ts'
import { openDataset } from '../dataset/openDataset.ts'
import type { ServedDataset } from './ServedDataset.ts'

/** The small invented region that is committed with the program: eight clinics, for the pilot of the documentation. */
export async function openDemonstration(): Promise<ServedDataset> {
  return {
    name: 'demonstration',
    label: { sv: 'Åtta påhittade vårdcentraler', en: 'Eight invented clinics' },
    // The region is invented for this year and complete for it, whatever the day on which it is shown.
    dataset: await openDataset(demonstrationFolder(), { today: dayOf('2026-12-31') }),
    data: 'demonstration',
    assignments: [],
    suggested: ['chronic_care_pilot', 'fewer_kronor_per_visit'],
  }
}
