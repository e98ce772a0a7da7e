import type { DatasetContent } from '../contract/quality.ts'
import { TABLE_NAMES } from '../dataset/tables.ts'
import type { ServedDataset } from '../region/ServedDataset.ts'

/** The tables of a dataset with their rows, and how many rows were left out of it. */
export function contentOf({ name, dataset: { description } }: ServedDataset): DatasetContent {
  return {
    name,
    tables: TABLE_NAMES.flatMap((table) => {
      const described = description.tables[table]
      return described ? [{ table, rows: described.rows }] : []
    }),
    leftOut: Object.values(description.leftOut ?? {}).reduce((sum, rows) => sum + rows, 0),
  }
}
