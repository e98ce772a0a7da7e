import type { Diagnostic } from '../../document/Diagnostic.ts'
import type { Model } from '../../document/Model.ts'
import { PlanTrouble } from '../../plan/PlanTrouble.ts'
import { planModel } from '../../plan/planModel.ts'
import { changesInside } from './changesInside.ts'

/** What planning a checked model shows: what cannot be counted, what changes unseen, and which payments are row-bound and why. */
export interface PlanCheck {
  readonly diagnostics: readonly Diagnostic[]
  /** By payment: the reason. Such a payment is priced on cells, in the server. */
  readonly rowBound: Readonly<Record<string, string>>
}

/** Plans a model, to say before any run what cannot be counted as it is written. */
export function checkPlan(model: Model): PlanCheck {
  try {
    const { program, rowBound } = planModel(model)
    return { diagnostics: changesInside(model, program), rowBound }
  } catch (trouble) {
    if (!(trouble instanceof PlanTrouble)) throw trouble
    const payment = model.payments.find((one) => one.name === trouble.payment) ?? model.payments[0]
    if (!payment) throw trouble
    const { place } = payment
    const { message, hint } = trouble
    return { diagnostics: [{ code: 'cannot-be-counted', severity: 'error', place, message, hint }], rowBound: {} }
  }
}
