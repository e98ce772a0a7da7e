import { type Quantities, readPeriod } from '../../models/index.ts'
import { modelByName } from '../region/modelsByName.ts'
import { answerOf } from './answerOf.ts'
import { countsIn } from './readCounts.ts'
import { sufficesOf } from './sufficesOf.ts'

/** Counts and what they are to pay, as the process beside the server is asked about them. */
export interface SufficesOrder {
  readonly kind: 'suffices'
  /** The model's name. */
  readonly model: string
  readonly period: string
  readonly ratesOf?: string | undefined
  readonly files: readonly { readonly name: string; readonly text: string }[]
  /** What a dataset gives of the clinics. */
  readonly given?: Quantities | undefined
}

/** What `kapitera suffices` answers for the same counts. */
export function sufficesInWorker({ model: name, period: text, ratesOf, files, given }: SufficesOrder): object {
  const { model } = modelByName(name)
  const period = readPeriod(text)
  if (!period) throw new RangeError(`${text} is no period.`)
  const tables = files.map((file) => countsIn(file.name, file.text))
  const found = sufficesOf(model, { tables, period, given, ratesOf })
  return {
    model: model.name,
    period: period.text,
    ratesOf: ratesOf ?? null,
    currency: model.currency,
    ...answerOf(found, model),
  }
}
