import type { Window } from '../../models/index.ts'
import type { Dataset } from '../dataset/Dataset.ts'

/** What a window's costs of clinics come to that are of no patient, in kronor: an estimate from patients leaves them out. */
export async function costsWithoutPatient(dataset: Dataset, column: string, window: Window): Promise<number> {
  const { windows } = await dataset.warehouse.count({
    windows: [
      {
        over: 'year',
        windows: [window],
        counts: [
          {
            id: 'owners',
            rows: 'costs',
            span: 'window',
            over: 'year',
            keys: [{ type: 'patient' }],
            measures: [{ entity: 'cost', name: column }],
          },
        ],
        facts: [],
        indicators: [],
        previous: [],
      },
    ],
  })
  const [counted] = windows[0]?.counts ?? []
  const [hasPatient = []] = counted?.columns ?? []
  const [sums = []] = counted?.measures[0] ?? []
  return sums.reduce((sum, amount, row) => (hasPatient[row] === true ? sum : sum + amount), 0)
}
