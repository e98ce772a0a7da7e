import { openDataset } from '../dataset/openDataset.ts'
import type { Day } from '../../models/index.ts'
import type { ServedDataset } from './ServedDataset.ts'

/**
 * A dataset of the user's own, to be shown beside those of the program.
 *
 * @throws DataError where the folder is no dataset
 */
export async function openFolder(folder: string, today: Day): Promise<ServedDataset> {
  const dataset = await openDataset(folder, { today, isLasting: true })
  const { name, title } = dataset.description
  const label = title ?? name
  return { name, label: { sv: label, en: label }, dataset, data: folder, assignments: [], suggested: [] }
}
