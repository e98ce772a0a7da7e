import { checkFormula } from '../formula/checkFormula.ts'
import { limitsRead } from '../formula/limitsRead.ts'
import type { Names } from '../formula/Names.ts'
import { multiply, type Unit } from '../formula/Unit.ts'
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
  const names: Names = {
    currency,
    parameters: new Map(parts.parameters.map(({ name, unit }) => [name, { unit }])),
    tables: new Map(),
    facts: factsOf(parts.facts, parts.grouping),
    formulas: withLimits(parts),
    indicators: new Map(
      parts.indicators.map(({ name, rows, limitUnits }) => [
        name,
        { limits: new Map(Object.entries(limitUnits)), counts: rows === 'patients' ? 'patient' : 'contact' },
      ]),
    ),
    payments: parts.payments.map(({ name }) => name),
  }
  const tables = parts.tables.map(
    (table) => [table.name, { unit: unitReadFrom(table, names), level: table.level }] as const,
  )
  return { ...names, tables: new Map(tables) }
}

/** Formulas of indicators with the limits that they read, so that it is known which indicators have them. */
function withLimits({ formulas, indicators }: Parts): Names['formulas'] {
  const written = formulas.flatMap(({ level, name, written: its }) =>
    level === 'indicator' && its ? [{ name, text: its.text }] : [],
  )
  const limits = limitsRead(written, new Set(indicators.flatMap(({ limitUnits }) => Object.keys(limitUnits))))
  return formulas.map((formula) =>
    formula.level === 'indicator' ? { ...formula, limits: limits.get(formula.name) } : formula,
  )
}

/**
 * What reading a table gives: its own unit; of marginal brackets that times the unit of the number they are by, for each
 * part of the number is multiplied by its row's rate.
 */
function unitReadFrom({ unit, reads, byWritten, level }: TableDraft, names: Names): Unit {
  const last = byWritten.at(-1)
  if (reads !== 'marginal' || last?.text === undefined) return unit
  const key = checkFormula(last.text, { level, wanted: { kind: 'any' }, hasScope: true }, names).expression
  if (!key) return unit
  const months = unit.months ?? key.unit.months
  return { ...multiply(unit, key.unit), ...(months !== undefined && { months }) }
}

/** A name without its underscores, where nobody gave a label. */
function wordsOf(name: string): Fact['label'] {
  const words = name.replaceAll('_', ' ')
  return { sv: words, en: words }
}

/** A grouping gives the words of `patient.conditions`, and its counts as facts of the patient. */
export function factsOf(own: readonly Fact[], grouping: Grouping | undefined): readonly Fact[] {
  const facts = withVocabulary(own)
  if (!grouping) return facts
  const words = [...grouping.conditions, ...grouping.derived].map(({ word }) => word)
  const counts = grouping.counts.map(
    ({ name, label }): Fact => ({
      entity: 'patient',
      name,
      label: label ?? wordsOf(name),
      kind: 'number',
      unit: 'weight',
      table: 'computed',
    }),
  )
  const isConditions = ({ entity, name }: Fact) => entity === 'patient' && name === 'conditions'
  return [...facts.map((fact) => (isConditions(fact) ? { ...fact, words } : fact)), ...counts]
}
