import type { Formula, Model, Payment } from '../../document/Model.ts'
import { partsOf } from '../../document/partsOf.ts'
import type { Expression } from '../../formula/Expression.ts'
import { formulaOf, paymentOfStep } from './nameOf.ts'
import { expressionsOf, readByModel } from './readBy.ts'

/** Which formulas payments say themselves. */
export interface Wholes {
  /** What a payment is and nothing else: its section says what it is made from. */
  readonly opened: ReadonlySet<Formula>
  /** Those of them that nobody else names, so that they need no paragraph. */
  readonly nameless: ReadonlySet<Formula>
}

/** The formulas that a payment is and nothing else, where the payment says them itself: they have no rule of their own. */
export function wholesOf(model: Model): Wholes {
  const uses = usesIn(model)
  const opened = new Set(model.payments.flatMap((payment) => chainOf(payment.formula)))
  const nameless = new Set([...opened].filter((one) => uses.get(keyOf(one)) === 1 && !paymentOfStep(one, model)))
  return { opened, nameless }

  function chainOf(expression: Payment['formula']): readonly Formula[] {
    if (expression?.type !== 'formula') return []
    const formula = formulaOf(expression, model)
    const { label, round, scope, months } = formula
    const isPayment = label === undefined || paymentOfStep(formula, model) !== undefined
    const isSaid = isPayment || uses.get(keyOf(formula)) === 1
    return isSaid && (round ?? scope ?? months) === undefined ? [formula, ...chainOf(formula.expression)] : []
  }
}

/** How often each formula is named by payments and by what payments read. */
function usesIn(model: Model): ReadonlyMap<string, number> {
  const { formulas, tables } = readByModel(model)
  const expressions = [
    ...model.payments.flatMap(expressionsOf),
    ...[...formulas].map(({ expression }) => expression),
    ...[...tables].flatMap(({ by }) => by),
  ]
  const uses = new Map<string, number>()
  for (const name of expressions.flatMap(partsOf).flatMap(namedBy)) uses.set(name, (uses.get(name) ?? 0) + 1)
  return uses
}

function namedBy(part: Expression): readonly string[] {
  if (part.type === 'formula') return [keyOf(part)]
  return part.type === 'previous' ? [keyOf({ level: 'clinic', name: part.name })] : []
}

const keyOf = ({ level, name }: Pick<Formula, 'level' | 'name'>): string => `${level}.${name}`
