import { type Batch, rowAt } from '../../../models/population/Batch.ts'
import type { Correction } from '../../../models/population/correctPaid.ts'
import { generateRegion } from '../../../models/population/generateRegion.ts'
import type { RegionOptions } from '../../../models/population/RegionOptions.ts'

type Row = ReturnType<typeof rowAt>

/** A generated region as plain rows, for a small one. */
export interface Collected {
  readonly rows: (table: string) => readonly Row[]
  readonly corrections: readonly Correction[]
}

/** Generates and keeps every row. */
export function collectRows(options: RegionOptions): Collected {
  const { batches, corrections } = collectBatches(options)
  const tables = Map.groupBy(batches, ({ table }) => table)
  const rows = new Map(
    [...tables].map(([table, some]) => [
      table,
      some.flatMap((batch) => Array.from({ length: batch.rows }, (_, row) => rowAt(batch, row))),
    ]),
  )
  return { rows: (table) => rows.get(table) ?? [], corrections }
}

/** Generates and keeps every batch. */
export function collectBatches(options: RegionOptions): {
  readonly batches: readonly Batch[]
  readonly corrections: readonly Correction[]
} {
  const batches: Batch[] = []
  const generated = generateRegion(options)
  for (;;) {
    const step = generated.next()
    if (step.done) return { batches, corrections: step.value }
    batches.push(step.value)
  }
}
