import type { Draft } from '../Draft.ts'
import { group, maybe, over, rate, rounding, scope } from './figures.ts'
import { type Shape, times } from './Shape.ts'

/** Money for points of several indicators that a clinic's formula adds up or reads by name. */
export const indicatorPoints: readonly Shape[] = times(9, pointsOfIndicators)

/** Two indicators with the limits that the points read, and one without, which is not among them. */
function pointsOfIndicators(draft: Draft): void {
  const { chance } = draft
  const [first = '', second = ''] = ['older', 'treated'].map((name) => measured(draft, name, true))
  measured(draft, 'unscored', false)
  const isReached = draft.formula('indicator', 'is_scored', {
    formula: 'indicator.denominator > 0 and indicator.full > 0',
  })
  const points = draft.formula('indicator', 'own_points', {
    unit: 'points',
    ...maybe(draft, 'round', () => rounding(draft)),
    formula: chance.flip(0.95)
      ? `when(${isReached}, indicator.full * ramp(indicator.share, indicator.low, indicator.high), 0)`
      : 'indicator.full * ramp(indicator.share, indicator.low, indicator.high)',
  })
  const own = points.slice('indicator.'.length)
  const is = isReached.slice('indicator.'.length)
  const all = draft.formula('clinic', 'all_points', {
    unit: 'points',
    formula: chance.pick([
      `sum(indicators.${own})`,
      `sum(indicators.${own})`,
      `sum(when(indicators.${is}, indicators.${own}, indicators.full - indicators.full))`,
      `${first}.${own} + min(${second}.${own}, ${second}.full)`,
      `when(${first}.denominator > 0 and ${first}.share >= ${first}.low, ${first}.full, 0)`,
      `when(${first}.denominator >= 0, ${first}.full, 0) + max(${second}.full, ${second}.${own})`,
      `when(any(indicators.${is}), max(${first}.${own}, ${second}.${own}), 0)`,
      `when(count(indicators.${is}) > 1, mean(indicators.${own}), 0)`,
      `mean(indicators.full, max(indicators.high, indicators.low)) * share(indicators.${is})`,
      `count(indicators.${is}) / count(indicators) * ${second}.full`,
    ]),
  })
  const fee = rate(draft, 'score_fee', 'point')
  draft.payment(
    group(draft),
    'score_payment',
    chance.pick([
      { each: 'clinic', over: over(draft), formula: `${fee} * ${all}` },
      {
        each: 'clinic',
        over: over(draft),
        pot: draft.parameter('score_budget', 'SEK/region/year', () => chance.whole(0, 9000)),
        scope: scope(draft),
        shared_by: `${all} * count(patients)`,
      },
      {
        each: 'clinic',
        over: over(draft),
        formula: `${fee} * ${meanOf(draft, `clinics.${first}.${own}`)}`,
      },
    ]),
  )
}

function measured(draft: Draft, name: string, hasPoints: boolean): string {
  const { chance } = draft
  return draft.indicator(
    name,
    {
      denominator: chance.pick(['patient.age >= 0', 'has(patient.conditions, "diabetes")']),
      numerator: chance.pick(['patient.sex == "female"', 'patient.case_mix_weight > 1']),
      ...(hasPoints && { limit_units: { full: 'points' } }),
    },
    () => ({
      low: chance.decimal(0, 0.4, 1),
      high: chance.decimal(0.5, 1, 1),
      ...(hasPoints && { full: chance.whole(0, 5) }),
    }),
  )
}

function meanOf(draft: Draft, points: string): string {
  return draft.formula('region', 'mean_points', {
    unit: 'points',
    scope: scope(draft),
    formula: `mean(${points})`,
  })
}
