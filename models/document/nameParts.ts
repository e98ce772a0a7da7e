import type { Names } from '../formula/Names.ts'
import type { Fact } from '../vocabulary/facts.ts'
import type { Grouping, Parameter } from './Model.ts'
import { withVocabulary } from './readFacts.ts'
import type { FormulaDraft } from './readFormulas.ts'
import type { IndicatorDraft } from './readIndicators.ts'
import type { PaymentDraft } from './readPayments.ts'
import type { TableDraft } from './readTables.ts'

/** The parts of a model after the first reading: their heads are known, their formulas not yet checked. */
export interface Parts {
  /** The model's own. */
  readonly facts: readonly Fact[]
  readonly grouping: Grouping | undefined
  readonly parameters: readonly Parameter[]
  readonly tables: readonly TableDraft[]
  readonly indicators: readonly IndicatorDraft[]
  readonly formulas: readonly FormulaDraft[]
  readonly payments: readonly PaymentDraft[]
}

/** Everything that a formula of this model may name. */
export function nameParts(parts: Parts, currency: string): Names {
  return {
    currency,
    parameters: new Map(parts.parameters.map(({ name, unit }) => [name, { unit }])),
    tables: new Map(parts.tables.map(({ name, unit, level }) => [name, { unit, level }])),
    facts: factsOf(parts.facts, parts.grouping),
    formulas: parts.formulas,
    indicators: new Map(
      parts.indicators.map(({ name, rows, limitUnits }) => [
        name,
        { limits: new Map(Object.entries(limitUnits)), counts: rows === 'patients' ? 'patient' : 'contact' },
      ]),
    ),
    payments: parts.payments.map(({ name }) => name),
  }
}

/** A grouping gives the words of `patient.conditions`, and its counts as facts of the patient. */
export function factsOf(own: readonly Fact[], grouping: Grouping | undefined): readonly Fact[] {
  const facts = withVocabulary(own)
  if (!grouping) return facts
  const words = [...grouping.conditions, ...grouping.derived].map(({ word }) => word)
  const counts = grouping.counts.map(
    ({ name }): Fact => ({
      entity: 'patient',
      name,
      label: { sv: name, en: name },
      kind: 'number',
      unit: 'weight',
      table: 'computed',
    }),
  )
  const isConditions = ({ entity, name }: Fact) => entity === 'patient' && name === 'conditions'
  return [...facts.map((fact) => (isConditions(fact) ? { ...fact, words } : fact)), ...counts]
}
