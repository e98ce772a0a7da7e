import { readPeriod } from '../../../models/index.ts'
import { writeJson } from '../../command/writeResult.ts'
import { folderOf } from '../../command/prepareRuns.ts'
import type { Entry } from '../../contract/dataset.ts'
import { openDataset } from '../../dataset/openDataset.ts'
import { modelByName } from '../../region/modelsByName.ts'
import { payRun } from '../../run/payRun.ts'
import type { RunKind } from '../../run/RunKind.ts'

/** A run, as the process beside the server is asked for it. */
export interface RunOrderOfJob {
  readonly kind: 'run'
  /** The model's name, or the assignment's. */
  readonly name: string
  readonly entries: readonly Entry[]
  /** As `--data` takes it. */
  readonly data: string
  /** A day as a number, for a folder that is imported as it is opened. */
  readonly today: number
  readonly period: string
  readonly ratesOf?: string | undefined
  readonly facts: readonly string[]
  readonly purpose?: RunKind | undefined
  /** The command that repeats it. */
  readonly command: string
}

/** What `kapitera run` writes for the same order, to the byte. */
export async function runInWorker(order: RunOrderOfJob, tell: (step: string, share: number) => void): Promise<string> {
  const { name, entries, facts, ratesOf, purpose, command } = order
  const period = readPeriod(order.period)
  if (!period) throw new RangeError(`${order.period} is no period.`)
  tell('opening', 0)
  const dataset = await openDataset(folderOf(order.data), { today: order.today })
  try {
    tell('computing', 0.2)
    const models = [...new Set(entries.map(({ model }) => model))].map((one) => modelByName(one).model)
    const { run } = await payRun({
      name,
      models,
      entries: entries.map(({ model, clinics, from }) => ({
        model,
        clinics,
        ...(from === undefined ? {} : { from: Number(from.slice(0, 4)) * 100 + Number(from.slice(5, 7)) }),
      })),
      dataset,
      period,
      ratesOf,
      facts,
      kind: purpose,
      command,
    })
    tell('writing', 0.95)
    return writeJson([run])
  } finally {
    await dataset.warehouse.close()
  }
}
