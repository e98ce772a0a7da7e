import {
  type IsoDate,
  type Missing,
  missingFor,
  type Model,
  nameOfNeed,
  type OpenFigure,
  openFigures,
  type Period,
  requestFor,
  windowsIn,
} from '../../models/index.ts'
import { refuseOpenFigures } from '../../models/payout/index.ts'
import type { Dataset } from '../dataset/Dataset.ts'
import { refuseWrongKinds } from '../run/clinicFactKinds.ts'
import { nearestDay } from './countedModels.ts'
import { plannedModel } from './plannedModels.ts'
import { problemIn } from './problemIn.ts'

/** Whether a model can run on a dataset, as far as that is seen before any row is counted, and what is missing if not. */
export interface Readiness extends Missing {
  /** Figures without a value in the period. */
  readonly open: readonly OpenFigure[]
  /** The day whose rates would be read, where the model is not in force in the period. */
  readonly ratesOf: IsoDate | undefined
  /** Why it cannot run, and what to do; absent where it can. */
  readonly trouble?: { readonly message: string; readonly hint: string | null } | undefined
}

/** Looks for everything that would stop a run of a model: plan, tables, kinds of columns, open rates, what no row delivers. */
export function readinessOf(model: Model, dataset: Dataset, period: Period): Readiness {
  const ratesOf = nearestDay(model, period)
  try {
    const { program, needs } = plannedModel(model)
    const missing = missingFor(needs, program, dataset.delivered)
    const open = openFigures(program, { cutOff: model.cutOff, period, ratesOf })
    return { ...missing, open, ratesOf, trouble: refused() ?? lacking(model, missing) }

    function refused(): Readiness['trouble'] {
      return troubleIn(() => {
        refuseOpenFigures(program, ({ over }) => windowsIn(period, over, model.cutOff), { ratesOf })
        const request = requestFor(program, model, period)
        refuseWrongKinds(model, request, dataset)
        dataset.warehouse.explain(request)
      })
    }
  } catch (error) {
    return { tables: [], needs: [], open: [], ratesOf, trouble: inWords(error) }
  }
}

function troubleIn(attempt: () => void): Readiness['trouble'] {
  try {
    attempt()
    return undefined
  } catch (error) {
    return inWords(error)
  }
}

/** What stops a run. A fault of ours is none, and goes on. */
function inWords(error: unknown): NonNullable<Readiness['trouble']> {
  const problem = problemIn(error)
  if (!problem) throw error
  return { message: problem.title, hint: problem.detail ?? null }
}

const MOST_NAMED = 5

function lacking({ name }: Model, { needs }: Missing): Readiness['trouble'] {
  if (needs.length === 0) return undefined
  const named = needs.slice(0, MOST_NAMED).map((need) => `\`${nameOfNeed(need)}\``)
  const more = needs.length - named.length
  const list = more > 0 ? `${named.join(', ')} and ${more} more` : named.join(', ')
  return {
    message: `\`${name}\` needs ${list}, which the dataset does not deliver.`,
    hint: 'Deliver it, ask `known` first, or declare `missing:` for the fact.',
  }
}
