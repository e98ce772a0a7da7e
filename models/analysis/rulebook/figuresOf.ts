import type { Parameter, Table } from '../../document/Model.ts'
import type { Expression } from '../../formula/Expression.ts'
import { formulaOf, oneOf } from './nameOf.ts'
import { childrenOf } from '../../document/partsOf.ts'
import type { Writing } from './Writing.ts'

/** The rates and tables that a paragraph names: those of its formula, and of short formulas said in it. */
export function figuresOf(
  expressions: readonly Expression[],
  writing: Writing,
): { readonly parameters: readonly Parameter[]; readonly tables: readonly Table[] } {
  const parameters = new Set<Parameter>()
  const tables = new Set<Table>()
  for (const expression of expressions) walk(expression)
  return { parameters: [...parameters], tables: [...tables] }

  function walk(expression: Expression): void {
    if (expression.type === 'parameter') parameters.add(oneOf(writing.model.parameters, expression.name))
    if (expression.type === 'table') {
      const table = oneOf(writing.tables, expression.name)
      tables.add(table)
      for (const by of table.by) walk(by)
    }
    if (expression.type === 'formula') {
      const formula = formulaOf(expression, writing.model)
      if (!writing.steps.includes(formula)) walk(formula.expression)
    }
    for (const part of childrenOf(expression)) walk(part)
  }
}
