import type { Model } from '../../document/Model.ts'
import type { Program } from '../../plan/Program.ts'
import { type Delivered, isMet, type Need, type NeedOf, type Needs, type Stop } from './Need.ts'
import { needsIn, tablesIn } from './needsIn.ts'
import { unanswered } from './unanswered.ts'

/**
 * What a planned model reads of a dataset: the tables that it counts, and facts, measurements, indicators, codes and
 * values of the window before, each with what follows where it is absent.
 */
export function needsOf(model: Pick<Model, 'facts' | 'indicators' | 'grouping' | 'payments'>, program: Program): Needs {
  const needs = needsIn(program)
  return {
    tables: tablesIn(program),
    needs: needs.map((need) => ({ ...need, stops: stopOf(program, need), label: labelOf(model, need) })),
  }
}

function stopOf(program: Program, need: NeedOf): Stop {
  // Without its codes nobody has any condition, which is no answer to trust.
  if (need.type === 'codes') return 'always'
  const { always, sometimes } = unanswered(program, [need])
  return always.length > 0 ? 'always' : sometimes.length > 0 ? 'sometimes' : 'never'
}

function labelOf(
  { facts, indicators, grouping, payments }: Pick<Model, 'facts' | 'indicators' | 'grouping' | 'payments'>,
  { type, name }: NeedOf,
): Need['label'] {
  switch (type) {
    case 'fact':
      return facts.find((fact) => `${fact.entity}.${fact.name}` === name)?.label
    case 'measurement':
      return facts.find((fact) => fact.table === 'measurements' && fact.name === name)?.label
    case 'indicator':
      return indicators.find((one) => one.name === name)?.label
    case 'codes':
      return grouping?.label
    case 'previous':
      return payments.find((one) => one.name === name)?.label
  }
}

/** What a dataset lacks of what a model needs. */
export interface Missing {
  readonly tables: readonly string[]
  readonly needs: readonly Need[]
}

/**
 * What a dataset lacks for a model to run: tables that it counts, and what leaves a payment without an answer. What is
 * absent is looked at together, for one fact may stand in for another.
 */
export function missingFor({ tables, needs }: Needs, program: Program, has: Delivered): Missing {
  const absent = needs.filter((need) => !isMet(need, has))
  const { always, sometimes } = unanswered(program, absent)
  const codes = absent.filter(({ type }) => type === 'codes')
  const stops = (need: Need): Stop =>
    always.includes(need) || codes.includes(need) ? 'always' : sometimes.includes(need) ? 'sometimes' : 'never'
  return {
    tables: tables.filter((table) => !has.hasTable(table)),
    needs: absent.flatMap((need) => (stops(need) === 'never' ? [] : [{ ...need, stops: stops(need) }])),
  }
}
