import type { IsoDate } from '../../models/date/IsoDate.ts'
import type { Month } from '../../models/date/Month.ts'
import type { Model } from '../../models/document/Model.ts'
import type { Rows } from '../../models/vocabulary/Rows.ts'
import type { OracleRun } from '../oracle/World.ts'

/** A document as text, and the model that the reader made of it. */
export interface CaseModel {
  readonly text: string
  readonly model: Model
}

/** One try of a law: documents and a dataset, and how they are run together. */
export interface Case {
  readonly seed: number
  readonly documents: readonly CaseModel[]
  /** Models by name. */
  readonly entries: readonly {
    readonly model: string
    readonly clinics: 'all' | readonly string[]
    readonly from?: Month | undefined
  }[]
  readonly rows: Rows
  readonly period: string
  readonly ratesOf?: IsoDate | undefined
}

/** The case as the oracle is asked it. */
export function runOf({ documents, entries, rows, period, ratesOf }: Case): OracleRun {
  const assignment = entries.map((entry) => ({ ...entry, model: modelNamed(documents, entry.model) }))
  return { assignment, rows, period, ratesOf }
}

function modelNamed(documents: readonly CaseModel[], name: string): Model {
  const found = documents.find(({ model }) => model.name === name)
  if (!found) throw new Error(`The case has no model called \`${name}\`.`)
  return found.model
}
