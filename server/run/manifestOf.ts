import { canonicalModel, type Period, writeMonth } from '../../models/index.ts'
import { type AssignmentEntry, CALCULATION } from '../../models/payout/index.ts'
import type { Dataset } from '../dataset/Dataset.ts'
import type { CountedModel } from './countModel.ts'
import { hashOf, hashOfData } from './hashOf.ts'
import type { Manifest } from './Manifest.ts'
import { replacedValues } from './replacedValues.ts'

/** The name and version that manifests give. */
export const PROGRAM = 'kapitera 0.1.0'

/** What the manifest of a run says of its order. */
interface Ordered {
  readonly entries: readonly AssignmentEntry[]
  readonly dataset: Dataset
  readonly period: Period
  readonly ratesOf?: string | undefined
  readonly facts?: readonly string[] | undefined
  readonly command: string
}

/** Writes down what a run was made from. */
export function manifestOf(order: Ordered, counted: readonly CountedModel[]): Manifest {
  const { dataset, period, ratesOf, entries, facts } = order
  const isAssignment =
    entries.length > 1 || entries.some(({ clinics, from }) => clinics !== 'all' || from !== undefined)
  const replaced = replacedValues(counted)
  const { live } = dataset.warehouse
  return {
    program: PROGRAM,
    calculation: CALCULATION,
    models: counted.map(({ model }) => ({ name: model.name, hash: hashOf(canonicalModel(model)) })),
    ...(isAssignment && {
      assignment: entries.map(({ model, clinics, from }) => ({
        model,
        clinics,
        ...(from === undefined ? {} : { from: `${writeMonth(from)}-01` }),
      })),
    }),
    dataset: { name: dataset.description.name, hash: dataset.hash, invented: dataset.description.invented },
    period: period.text,
    ...(ratesOf === undefined ? {} : { ratesOf }),
    ...(facts === undefined || facts.length === 0 ? {} : { facts }),
    ...(Object.keys(replaced).length === 0 ? {} : { replaced }),
    request: hashOfData(counted.map((one) => one.request)),
    quantities: hashOfData(counted.map((one) => one.quantities)),
    ...(live && {
      live: { ...live, sql: counted.flatMap((one) => dataset.warehouse.explain(one.request).map(({ sql }) => sql)) },
    }),
    command: order.command,
  }
}
