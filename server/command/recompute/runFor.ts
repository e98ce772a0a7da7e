import { type Model, readPeriod } from '../../../models/index.ts'
import type { Dataset } from '../../dataset/Dataset.ts'
import { payRun } from '../engine.ts'

/** What is run, as a command would say it. */
export interface Order {
  readonly model: Model
  readonly dataset: Dataset
  readonly period: string
  readonly ratesOf?: string
  readonly facts?: readonly string[]
}

/** What one clinic is paid, and the facts that were asked for. */
export interface ClinicRun {
  readonly payments: Readonly<Record<string, number | null>>
  readonly total: number | null
  readonly facts: Readonly<Record<string, number | null>>
}

/** Runs a model on a dataset as `kapitera run` does, and gives its answer by clinic. */
export async function runFor({
  model,
  dataset,
  period,
  ratesOf,
  facts,
}: Order): Promise<(clinic: string) => ClinicRun> {
  const read = readPeriod(period)
  if (!read) throw new Error(`${period} is no period.`)
  const { run } = await payRun({
    name: model.name,
    models: [model],
    entries: [{ model: model.name, clinics: 'all' }],
    dataset,
    period: read,
    ratesOf,
    facts,
    command: 'kapitera recompute',
  })
  const byClinic = new Map(
    run.clinics.map(({ clinic, payments, total, facts: own }) => [clinic, { payments, total, facts: own ?? {} }]),
  )
  return (clinic) => {
    const found = byClinic.get(clinic)
    if (!found) throw new Error(`The run has no clinic called ${clinic}.`)
    return found
  }
}
