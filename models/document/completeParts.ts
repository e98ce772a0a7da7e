import type { Expression } from '../formula/Expression.ts'
import { suggest } from '../formula/suggest.ts'
import { NUMBER, type Unit } from '../formula/Unit.ts'
import { type Checking, checkText } from './checkText.ts'
import type { Place } from './Diagnostic.ts'
import { shorten } from './expected.ts'
import type { Formula, Indicator, Payment } from './Model.ts'
import { partsOf } from './partsOf.ts'
import type { Raw } from './Raw.ts'
import type { Report } from './Report.ts'

import type { FormulaDraft } from './readFormulas.ts'
import type { IndicatorDraft } from './readIndicators.ts'
import type { PaymentDraft } from './readPayments.ts'

/** What stands for an expression that was told to be wrong, until the model is refused for it. */
const NO_EXPRESSION: Expression = {
  type: 'constant',
  value: 0,
  kind: 'number',
  unit: NUMBER,
  span: { start: 0, end: 0 },
}

/** The formula with its text checked. */
export function completeFormula(draft: FormulaDraft, checking: Checking): Formula {
  const { written, scoped, ...rest } = draft
  const wanted = { kind: draft.kind, unit: draft.kind === 'number' ? draft.unit : undefined, by: `\`${draft.name}\`` }
  const place = { level: draft.level, wanted, hasScope: scoped !== undefined }
  const expression = checkText(written, `${draft.level}.${draft.name}`, place, checking)
  if (expression && !readsClinics(expression, draft.level === 'region')) tellNeedlessScope(scoped, checking.report)
  return { ...rest, expression: expression ?? NO_EXPRESSION, text: written?.text ?? '' }
}

/** The indicator with its conditions checked. */
export function completeIndicator(draft: IndicatorDraft, checking: Checking): Indicator {
  const { rows, isGiven, denominator, numerator, excluding, ...rest } = draft
  if (isGiven) return rest
  const check = (written: IndicatorDraft['denominator']) => {
    const place = {
      level: 'indicator',
      wanted: { kind: 'boolean', by: `\`${draft.name}\`` },
      hasScope: false,
      rows: rows === 'patients' ? 'patient' : 'contact',
      of: [draft.name],
    } as const
    return checkText(written, draft.name, place, checking)
  }
  const counted = {
    rows,
    denominator: check(denominator) ?? NO_EXPRESSION,
    numerator: check(numerator) ?? NO_EXPRESSION,
    excluding: check(excluding),
  }
  return { ...rest, counted }
}

/** The payment with its texts checked: it must come out in the currency, and by time unless it is per contact. */
export function completePayment(draft: PaymentDraft, checking: Checking): Payment {
  const { formula, pot, sharedBy, of: ofWritten, scoped, isEachKnown, ...rest } = draft
  const of = ofWritten.flatMap((indicator) => readIndicatorName(indicator, checking) ?? [])
  const { currency } = checking.names
  const owner = `payments.${draft.name}`
  const unit: Unit = { powers: draft.each === 'contact' ? { [currency]: 1 } : { [currency]: 1, time: -1 } }
  const wanted = { kind: 'number', unit, by: pot ? 'a pot' : 'a payment' } as const
  const hasScope = scoped !== undefined
  const text = (pot ? [pot, sharedBy] : [formula]).flatMap((raw) => raw?.text ?? []).join(' · ')
  if (pot) {
    const amount = checkText(pot, owner, { level: 'region', wanted, hasScope }, checking)
    const weight = { kind: 'number', by: 'a weight' } as const
    const shares = checkText(sharedBy, owner, { level: 'clinic', wanted: weight, hasScope }, checking)
    return { ...rest, of, text, pot: { amount: amount ?? NO_EXPRESSION, sharedBy: shares ?? NO_EXPRESSION } }
  }
  const place = { level: draft.each, wanted, hasScope, ...(draft.each === 'indicator' && { of }) }
  const expression = checkText(isEachKnown ? formula : undefined, owner, place, checking)
  if (expression && !readsClinics(expression, false)) tellNeedlessScope(scoped, checking.report)
  return { ...rest, of, text, formula: expression ?? NO_EXPRESSION }
}

function readIndicatorName(
  { text, place }: { readonly text: string; readonly place: Place },
  { names, report }: Checking,
): string | undefined {
  if (names.indicators.has(text)) return text
  return report.error('unknown-name', place, `There is no indicator called \`${shorten(text)}\`.`, {
    hint: () => suggest(text, [...names.indicators.keys()]),
  })
}

function tellNeedlessScope(scoped: Raw | undefined, report: Report): void {
  if (!scoped) return
  const message = '`scope` says which clinics are read, and this formula reads no other clinic.'
  report.error('needless-scope', scoped.place, message, { hint: 'Take `scope` away.' })
}

/** Whether other clinics are read: in the plural, or, for the region, in whatever rows. */
function readsClinics(expression: Expression, isRegion: boolean): boolean {
  return partsOf(expression).some((part) => part.type === 'aggregate' && (isRegion || part.rows === 'clinics'))
}
