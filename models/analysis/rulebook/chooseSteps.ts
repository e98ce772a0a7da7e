import type { Formula, Model } from '../../document/Model.ts'
import type { Expression } from '../../formula/Expression.ts'
import { partsOfExpression } from './partsOfExpression.ts'

/** What more names, figures and signs than this has reads better in a paragraph of its own. */
const LARGEST_INSIDE = 9

/**
 * The formulas that a rule book explains in paragraphs of their own: those with a label, and those that are rounded,
 * long, or look over other months or clinics. What is left is short, and is said where it is used.
 */
export function chooseSteps(formulas: ReadonlySet<Formula>, model: Model): readonly Formula[] {
  const sizes = new Map<Formula, number>()
  const isStep = (formula: Formula): boolean => {
    const { label, round, scope, months } = formula
    const isOwn = label !== undefined || round !== undefined || scope !== undefined || months !== undefined
    return isOwn || isNamedBefore(formula) || sizeOf(formula) > LARGEST_INSIDE
  }
  return model.formulas.filter((formula) => formulas.has(formula) && isStep(formula))

  function sizeOf(formula: Formula): number {
    const known = sizes.get(formula)
    if (known !== undefined) return known
    sizes.set(formula, LARGEST_INSIDE + 1) // a formula that reads itself in the period before stands alone
    const size = sizeIn(formula.expression)
    sizes.set(formula, size)
    return size
  }

  function sizeIn(expression: Expression): number {
    if (expression.type === 'formula') {
      const inner = model.formulas.find(({ level, name }) => level === expression.level && name === expression.name)
      return inner && !isStep(inner) ? sizeOf(inner) : 1
    }
    return partsOfExpression(expression).reduce((sum, part) => sum + sizeIn(part), 1)
  }

  function isNamedBefore({ level, name }: Formula): boolean {
    return level === 'clinic' && model.formulas.some(({ expression }) => readsBefore(expression, name))
  }
}

function readsBefore(expression: Expression, name: string): boolean {
  if (expression.type === 'previous' && expression.name === name) return true
  return partsOfExpression(expression).some((part) => readsBefore(part, name))
}
