import { type Model, needsOf, type Needs, neverFilled, planModel, type Program } from '../../models/index.ts'

/** A model with its program, and what that reads. */
export interface PlannedModel {
  readonly program: Program
  readonly needs: Needs
  /** Figures and tables of which a value is `missing`. */
  readonly open: readonly string[]
}

/** A document is read anew when its file has changed, and is then another model. */
const planned = new WeakMap<Model, PlannedModel>()

/**
 * The plan of a model and what it needs of a dataset, made once a document.
 *
 * @throws PlanTrouble where a formula cannot be counted
 */
export function plannedModel(model: Model): PlannedModel {
  const before = planned.get(model)
  if (before) return before
  const { program } = planModel(model)
  const made = { program, needs: needsOf(model, program), open: neverFilled(program) }
  planned.set(model, made)
  return made
}
