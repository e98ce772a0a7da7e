import { checkFormula } from '../formula/checkFormula.ts'
import type { Expression } from '../formula/Expression.ts'
import type { FormulaPlace, Names, Trouble } from '../formula/Names.ts'
import type { Place } from './Diagnostic.ts'
import { partOf } from './placeIn.ts'
import type { RawScalar } from './Raw.ts'
import type { Report } from './Report.ts'

/** A text that was found right, and whose it is: `clinic.list_points`, `age_points`, `payments.base_payment`. */
export interface CheckedText {
  readonly owner: string
  readonly expression: Expression
  readonly place: Place
}

/** What those share who check the texts of a model. */
export interface Checking {
  readonly names: Names
  readonly report: Report
  /** The texts found right so far: filled while checking. */
  readonly checked: CheckedText[]
}

/** Checks the text of a formula where it stands; what is wrong inside it is told at its place in the file. */
export function checkText(
  raw: RawScalar | undefined,
  owner: string,
  wanted: FormulaPlace,
  { names, report, checked }: Checking,
): Expression | undefined {
  if (raw === undefined || report.isFull()) return undefined
  const { expression, troubles } = checkFormula(raw.text, wanted, names)
  for (const trouble of troubles) tell(trouble, raw, report)
  if (expression) checked.push({ owner, expression, place: raw.place })
  return expression
}

function tell({ code, severity, span, message, hint }: Trouble, raw: RawScalar, report: Report): void {
  const place = partOf(raw.place, span.start, span.end)
  report[severity](code, place, message, { hint })
}
