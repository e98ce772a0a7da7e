import { join } from 'node:path'
import { type Model, type Period, readPeriod } from '../../../models/index.ts'
import { type Changes, type KeptSteps, type Priced, price } from '../../../models/payout/index.ts'
import { readDocument } from '../../../server/catalogue/readDocument.ts'
import type { Dataset } from '../../../server/dataset/Dataset.ts'
import { openDataset } from '../../../server/dataset/openDataset.ts'
import { type CountedModel, countModel } from '../../../server/run/countModel.ts'

/** The year that the peers' patients are paid for. */
export const YEAR = readPeriod('2024') as Period

/** A document of the benchmark, by its file's name. */
export function documentOf(name: string): Model {
  const { model, diagnostics } = readDocument(join(import.meta.dirname, '..', `${name}.yaml`))
  if (!model) throw new Error(`${name}.yaml: ${diagnostics.map(({ message }) => message).join(' ')}`)
  return model
}

export function open(folder: string): Promise<Dataset> {
  return openDataset(folder, { today: 20241231 })
}

/** Plans and counts, as a run does. */
export function counted(name: string, dataset: Dataset): Promise<CountedModel> {
  return countModel(documentOf(name), { dataset, period: YEAR })
}

/** Prices what was counted with rates that are tried, each time anew or with what was kept. */
export function pricing({ plan, quantities }: Pick<CountedModel, 'plan' | 'quantities'>, kept?: KeptSteps) {
  return (changes: Changes = {}, factors: Readonly<Record<string, number>> = {}): Priced =>
    price(plan.program, { quantities, changes, factors, kept })
}

/** Every figure in money of a program times a factor. */
export function allRates({ plan }: Pick<CountedModel, 'plan'>, factor: number): Readonly<Record<string, number>> {
  const { figures, tables, currency } = plan.program
  const rates = [...figures, ...tables].filter(({ unit }) => unit.startsWith(currency))
  return Object.fromEntries(rates.map(({ name }) => [name, factor]))
}

/** What each clinic is paid in all, in öre. */
export function totalsOf({ clinics, payments }: Priced): readonly number[] {
  return clinics.map((_, clinic) =>
    payments.reduce((sum, { ore }) => sum + ore.reduce((all, window) => all + (window[clinic] ?? 0), 0), 0),
  )
}

/** How many rows each count has. */
export function rowsCounted({ quantities }: Pick<CountedModel, 'quantities'>): readonly number[] {
  return quantities.windows.flatMap(({ counts }) => counts.map(({ clinic }) => clinic.length))
}

/** The most memory that this process has had, in megabytes. */
export function peakMb(): number {
  return process.resourceUsage().maxRSS / 1024
}
