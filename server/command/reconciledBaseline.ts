import { readPaid } from '../reconcile/readPaid.ts'
import { type Reconciled, reconciledShare } from '../reconcile/reconciledShare.ts'
import type { PaidRun, RunOrder } from './engine.ts'
import { folderOf } from './prepareRuns.ts'
import type { Call } from './Subcommand.ts'

/** How much of what was paid a comparison's baseline reproduces; nothing where the dataset does not say what was paid. */
export async function reconciledBaseline(
  { run, parts }: PaidRun,
  { dataset, entries, period, ratesOf }: RunOrder,
  { text, world }: Call,
): Promise<Reconciled | undefined> {
  if (!dataset.has('paid')) return undefined
  const paid = await readPaid(dataset, { folder: folderOf(text('data') ?? ''), today: world.today })
  return reconciledShare(run.model, {
    parts: parts.map((counted) => ({ counted, ratesOf })),
    entries,
    paid,
    period,
  })
}
