import { readUnit } from '../../formula/Unit.ts'
import type { Expression } from '../../formula/Expression.ts'
import type { Fact } from '../../vocabulary/facts.ts'
import { expressionWords } from './expressionWords.ts'
import { factOf, formulaOf, labelOfStep, oneOf } from './nameOf.ts'
import { capitalised, type Text } from './Text.ts'
import { writeUnitWords } from './writeFigure.ts'
import { newParagraph, type Writing, within } from './Writing.ts'

/** What numbers of these are, the name of the number says: a column needs no unit for them. */
const SAID = ['age', 'point', 'patient', 'contact', 'percentage_point', 'clinic', 'region', 'cost']

/** What a column of keys is of: `Avstånd till sjukhus, km`. */
export function headOf(by: Expression, writing: Writing): Text {
  switch (by.type) {
    case 'fact': {
      const fact = factOf(by, writing.model)
      const unit = unitOf(fact, writing)
      return capitalised([`${fact.label[writing.language]}${unit === '' ? '' : `, ${unit}`}`])
    }
    case 'table':
      return capitalised([oneOf(writing.model.tables, by.name).label[writing.language]])
    case 'formula': {
      const formula = formulaOf(by, writing.model)
      const isNamed = formula.label !== undefined || writing.steps.includes(formula)
      if (isNamed) return capitalised([labelOfStep(formula, writing)])
      return headOf(formula.expression, within(formula, writing))
    }
    default:
      return capitalised(expressionWords(by, newParagraph(writing, writing)))
  }
}

function unitOf({ kind, unit = '' }: Fact, writing: Writing): string {
  const reading = kind === 'number' ? readUnit(unit, writing.model.currency) : undefined
  if (!reading || !('unit' in reading)) return ''
  const isSaid = Object.keys(reading.unit.powers).every((name) => SAID.includes(name))
  return isSaid ? '' : writeUnitWords(reading.unit, writing)
}
