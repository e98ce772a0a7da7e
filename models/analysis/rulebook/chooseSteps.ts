import type { Formula, Model } from '../../document/Model.ts'
import type { Expression } from '../../formula/Expression.ts'
import { paymentOfStep } from './nameOf.ts'
import { childrenOf } from '../../document/partsOf.ts'
import { expressionsOf } from './readBy.ts'

/** What more names, figures and signs than this has reads better in a paragraph of its own. */
const LARGEST_INSIDE = 9

/** The same of what is the whole of one payment, or a case of it, and stands nowhere else. */
const LARGEST_ONCE = 30

/** The same of a mean or sum of clinics or of the region. */
const LARGEST_SHARED = 4

/** The same of a choice or a bound amid a sum, a product or a comparison, where it would need brackets. */
const LARGEST_AMID = 4

/**
 * The formulas that a rule book explains in paragraphs of their own: those with a label or a note, and those that are rounded,
 * long, or look over other months or clinics. What is left is short, and is said where it is used.
 */
export function chooseSteps(
  formulas: ReadonlySet<Formula>,
  model: Model,
  nameless: ReadonlySet<Formula>,
): readonly Formula[] {
  const sizes = new Map<Formula, number>()
  const { amid, uses } = usesOf(formulas, model)
  return model.formulas.filter((formula) => formulas.has(formula) && isStep(formula))

  function isStep(formula: Formula): boolean {
    const { label, note, round, scope, months, expression } = formula
    if (model.payments.length === 0) return true
    if (nameless.has(formula) || isAlias(formula)) return false
    const isOwn = label !== undefined || note !== undefined || round !== undefined || months !== undefined
    // Which clinics a mean or sum reads is said with its rows; one step further in, it would not be.
    const isFar = scope !== undefined && (expression.type !== 'aggregate' || sizeOf(formula) > LARGEST_SHARED)
    const isLoose = expression.type === 'call' && formula.kind === 'number' && amid.has(formula)
    // What a payment pays is best called by the payment's name.
    const isPaid = amid.has(formula) && paymentOfStep(formula, model) !== undefined
    if (isOwn || isFar || isPaid || isNamedBefore(formula, model)) return true
    const isOnce = uses.get(formula) === 1 && !amid.has(formula)
    return sizeOf(formula) > (isOnce ? LARGEST_ONCE : isLoose ? LARGEST_AMID : LARGEST_INSIDE)
  }

  function sizeOf(formula: Formula): number {
    const known = sizes.get(formula)
    if (known !== undefined) return known
    sizes.set(formula, LARGEST_ONCE + 1) // a formula that reads itself in the period before stands alone
    const size = sizeIn(formula.expression)
    sizes.set(formula, size)
    return size
  }

  function sizeIn(expression: Expression): number {
    if (expression.type === 'formula') {
      const inner = model.formulas.find(({ level, name }) => level === expression.level && name === expression.name)
      return inner && !isStep(inner) ? sizeOf(inner) : 1
    }
    return childrenOf(expression).reduce((sum, part) => sum + sizeIn(part), 1)
  }
}

/** A figure or fact under another name, of which there is nothing to explain. */
function isAlias({ expression, note, round, scope, months }: Formula): boolean {
  const isOne = expression.type === 'table' || expression.type === 'fact' || expression.type === 'parameter'
  return isOne && (note ?? round ?? scope ?? months) === undefined
}

/** Which formulas are used as a part of something larger, and how often each is used. */
function usesOf(
  formulas: ReadonlySet<Formula>,
  model: Model,
): { readonly amid: ReadonlySet<Formula>; readonly uses: ReadonlyMap<Formula, number> } {
  const amid = new Set<Formula>()
  const uses = new Map<Formula, number>()
  for (const payment of model.payments) for (const one of expressionsOf(payment)) walk(one, false)
  for (const { expression } of formulas) walk(expression, false)
  return { amid, uses }

  function walk(expression: Expression, isAmid: boolean): void {
    if (expression.type === 'formula') {
      const inner = model.formulas.find(({ level, name }) => level === expression.level && name === expression.name)
      if (inner) uses.set(inner, (uses.get(inner) ?? 0) + 1)
      if (inner && isAmid) amid.add(inner)
    }
    const isOpen = expression.type === 'aggregate' || (expression.type === 'call' && expression.function === 'when')
    for (const part of childrenOf(expression)) walk(part, !isOpen || (isAmid && expression.type === 'call'))
  }
}

function isNamedBefore({ level, name }: Formula, model: Model): boolean {
  const isRead = (expression: Expression): boolean => readsBefore(expression, name)
  return (
    level === 'clinic' &&
    (model.formulas.some(({ expression }) => isRead(expression)) ||
      model.payments.some((payment) => expressionsOf(payment).some(isRead)))
  )
}

function readsBefore(expression: Expression, name: string): boolean {
  if (expression.type === 'previous' && expression.name === name) return true
  return childrenOf(expression).some((part) => readsBefore(part, name))
}
