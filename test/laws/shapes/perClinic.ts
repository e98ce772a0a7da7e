import type { Draft } from '../Draft.ts'
import { ageTable, drawCondition, drawNumber } from './expressions.ts'
import { clinicFact, group, maybe, money, over, positive, rate, rounding, scope, share } from './figures.ts'
import { type Shape, times } from './Shape.ts'

/** Money for each clinic. */
export const perClinic: readonly Shape[] = [
  rentWhileOpen,
  ...times(4, caseMix),
  ...times(7, careNeed),
  ...times(2, corridor),
  ...times(4, brackets),
  ...times(7, bestClinics),
  ...times(3, aboveMedian),
  ...times(4, noGreaterFall),
  ...times(3, costsShared),
  ...times(2, enrolled),
  ...times(2, ownRent),
  ...times(6, halfAnOre),
  ...times(14, inSteps),
  contactsOverMonths,
  ...times(3, anything),
  quotientOfCounts,
  byOwner,
  regionShare,
]

/** The points of a clinic's list, often in rounded steps. */
export function listPoints(draft: Draft): string {
  const points = draft.formula('patient', 'age_points', { unit: 'points', formula: ageTable(draft, 'points') })
  return draft.formula('clinic', 'list_points', {
    unit: 'points',
    ...maybe(draft, 'round', () => rounding(draft), 0.7),
    formula: `sum(patients.${points.slice('patient.'.length)})`,
  })
}

function rentWhileOpen(draft: Draft): void {
  draft.payment(group(draft), 'rent_payment', {
    each: 'clinic',
    over: over(draft),
    formula: `${rate(draft, 'rent_fee', 'clinic')} * clinic.months_open / period.months`,
  })
}

/** Relative to the region's mean, weighted by the list. */
function caseMix(draft: Draft): void {
  const points = listPoints(draft)
  const isGuarded = draft.chance.flip(0.95)
  const mean = draft.formula('clinic', 'case_mix', {
    unit: 'weight',
    formula: isGuarded
      ? 'when(count(patients) > 0, mean(patients.case_mix_weight), 0)'
      : 'mean(patients.case_mix_weight)',
  })
  const name = mean.slice('clinic.'.length)
  const ofRegion = draft.formula('region', 'case_mix_mean', {
    unit: 'weight',
    scope: scope(draft),
    formula: draft.chance.flip(0.8)
      ? `mean(clinics.${name}, clinics.${points.slice('clinic.'.length)})`
      : `mean(clinics.${name})`,
  })
  const fee = rate(draft, 'case_mix_fee', 'point')
  draft.payment(group(draft), 'case_mix_payment', {
    each: 'clinic',
    formula: isGuarded
      ? `when(${points} > 0, ${fee} * ${points} * ${mean} / ${ofRegion}, 0)`
      : `${fee} * ${points} * ${mean} / ${ofRegion}`,
  })
}

/** A step, a line above a threshold, or in proportion. */
function careNeed(draft: Draft): void {
  const { chance } = draft
  const threshold = draft.parameter('need_threshold', 'weight', () => chance.pick([0.5, 1, 1, 2]))
  const fee = rate(draft, 'need_fee', 'patient')
  const compared = () =>
    `when(clinic.cni_raw ${chance.pick(['>', '>=', '<', '<=', '==', '!='])} ${threshold}, ${fee} * count(patients), 0)`
  const formula = chance.pick([
    compared(),
    compared(),
    `${fee} * count(patients) * max(0, clinic.cni_raw - ${threshold})`,
    `${fee} * count(patients) * clinic.cni_relative`,
    `when(known(clinic.cni_raw), ${fee} * count(patients) * clinic.cni_raw, 0)`,
  ])
  draft.payment(group(draft), 'need_payment', { each: 'clinic', ...maybe(draft, 'over', () => over(draft)), formula })
}

/** Money with a time of its own, which the bounds of a table are in, whatever the window that asks. */
function yearlyEarned(draft: Draft): string {
  const unit = `SEK/${draft.chance.pick(['year', 'quarter', 'month'])}`
  const fee = rate(draft, 'earned_fee', 'patient')
  return draft.formula('clinic', 'yearly_earned', { unit, formula: `${fee} * count(patients)` })
}

/** Rows of decimals, read as a line. */
function corridor(draft: Draft): void {
  const { chance } = draft
  const starts = ['-2.0', ...chance.some(['0.0', '0.5', '1.0', '2.5'], 0.7)]
  const key = chance.flip(0.6) ? 'clinic.cni_raw' : yearlyEarned(draft)
  const table = draft.table('corridor_table', { unit: 'weight', by: [key], reads: 'line' }, () =>
    Object.fromEntries((chance.flip(0.97) ? starts : ['0.5', '1.0']).map((start) => [start, chance.decimal(-1, 2, 2)])),
  )
  draft.payment(group(draft), 'corridor_payment', {
    each: 'clinic',
    formula: `${rate(draft, 'corridor_fee', 'clinic')} * ${table}`,
  })
}

/** Each part of the list at its own rate. */
function brackets(draft: Draft): void {
  const { chance } = draft
  const points = listPoints(draft)
  const starts = [chance.flip(0.7) ? '0.0' : '2.5', ...chance.some(['1.5', '4.0', '8.0', '20.0'], 0.8)]
  const unit = `SEK/point/${chance.pick(['month', 'quarter', 'year'])}`
  const table = draft.table('bracket_table', { unit, by: [points], reads: 'marginal' }, () =>
    Object.fromEntries(starts.map((start) => [start, money(chance)])),
  )
  draft.payment(group(draft), 'bracket_payment', {
    each: 'clinic',
    ...maybe(draft, 'over', () => over(draft)),
    formula: `${table} * ${draft.parameter('bracket_weight', 'weight', () => chance.whole(0, 2))}`,
  })
}

/** By place among the clinics. */
function bestClinics(draft: Draft): void {
  const { chance } = draft
  const places = draft.parameter('best_places', 'weight', () => chance.whole(1, 3))
  const fact = chance.pick(['cni_raw', 'cni_relative'])
  draft.payment(group(draft), 'access_payment', {
    each: 'clinic',
    scope: scope(draft),
    ...maybe(draft, 'over', () => over(draft)),
    formula: `when(rank(clinics.${fact}, clinic.${fact}) <= ${places}, ${rate(draft, 'access_fee', 'patient')} * count(patients), 0)`,
  })
}

/** Above a percentile of the region. */
function aboveMedian(draft: Draft): void {
  const median = draft.formula('region', 'need_percentile', {
    unit: 'weight',
    scope: scope(draft),
    formula: `percentile(clinics.cni_raw, ${share(draft, 'percentile_share')})`,
  })
  draft.payment(group(draft), 'percentile_payment', {
    each: 'clinic',
    formula: `when(clinic.cni_raw >= ${median}, ${rate(draft, 'percentile_fee', 'clinic')}, 0)`,
  })
}

/** A fall no greater than a share of last period, of a formula or of a payment. */
function noGreaterFall(draft: Draft): void {
  const { chance } = draft
  const length = over(draft)
  const greatest = share(draft, 'greatest_fall_share')
  if (chance.flip()) {
    const income = draft.formula('clinic', 'capitation', {
      unit: 'SEK/month',
      ...maybe(draft, 'round', () => rounding(draft, [1, 0.5])),
      formula: `${rate(draft, 'list_fee', 'patient')} * count(patients)`,
    })
    const previous = `previous.${income.slice('clinic.'.length)}`
    draft.payment(group(draft), 'held_payment', {
      each: 'clinic',
      over: length,
      formula: `max(${income}, ${previous} * (1 - ${greatest}))`,
    })
    return
  }
  const needed = drawNumber(draft, 'clinic', 1)
  const paid = draft.payment(group(draft), 'first_payment', {
    each: 'clinic',
    over: length,
    formula: `${rate(draft, 'first_fee', 'clinic')} * (${needed})`,
  })
  draft.payment(group(draft), 'follow_adjustment', {
    each: 'clinic',
    over: length,
    formula: `previous.${paid} * ${greatest}`,
  })
}

/** A share of what was spent, now and then up to a ceiling. */
function costsShared(draft: Draft): void {
  const { chance } = draft
  const part = share(draft, 'cost_share')
  const kind = chance.pick(['drugs', 'laboratory'])
  const spent = draft.formula('clinic', 'spent', {
    unit: 'SEK/month',
    ...maybe(draft, 'over', () => `${chance.pick([2, 6, 12])} months`),
    formula: chance.flip()
      ? 'sum(clinic.costs.amount)'
      : `sum(when(clinic.costs.kind == "${kind}", clinic.costs.amount, 0))`,
  })
  draft.payment(group(draft), 'cost_payment', {
    each: 'clinic',
    over: over(draft),
    formula: chance.flip() ? `${part} * ${spent}` : `min(${rate(draft, 'cost_cap', 'clinic')}, ${part} * ${spent})`,
  })
}

function enrolled(draft: Draft): void {
  const { chance } = draft
  const kind = chance.pick(['child_health', 'home_care', 'nursing_home'])
  const fee = rate(draft, 'enrolment_fee', 'patient')
  const counted = chance.pick([
    `count(clinic.enrolments.kind == "${kind}")`,
    'count(clinic.enrolments)',
    `count(clinic.enrolments.kind == "${kind}" and clinic.enrolments.age < ${draft.parameter('age_threshold', 'years', () => chance.whole(1, 6))})`,
  ])
  draft.payment(group(draft), 'enrolment_payment', { each: 'clinic', formula: `${fee} * ${counted}` })
}

/** A given fact with a time in its unit. */
function ownRent(draft: Draft): void {
  const rent = clinicFact(draft, `SEK/${draft.chance.pick(['month', 'quarter', 'year'])}`, 0)
  draft.payment(group(draft), 'own_rent_payment', {
    each: 'clinic',
    over: over(draft),
    ...maybe(draft, 'round', () => rounding(draft, [0.01, 1, 100])),
    formula: `${rent} * ${share(draft, 'rent_share')}`,
  })
}

/** Contacts of a clinic, or of its list, over months of the formula's own. */
function contactsOverMonths(draft: Draft): void {
  const { chance } = draft
  const rows = chance.pick(['clinic.contacts', 'patients.contacts'])
  const visits = draft.formula('clinic', 'visits', {
    unit: 'contacts/month',
    ...maybe(draft, 'over', () => `${chance.pick([2, 6, 12])} months`, 0.8),
    formula: chance.flip() ? `count(${rows}.kind == "visit")` : `count(${rows})`,
  })
  draft.payment(group(draft), 'volume_payment', {
    each: 'clinic',
    over: over(draft),
    formula: `${draft.parameter('volume_fee', 'SEK/contact', () => money(chance))} * ${visits}`,
  })
}

function anything(draft: Draft): void {
  const need = draft.formula('clinic', 'some_index', {
    unit: 'weight',
    ...maybe(draft, 'round', () => rounding(draft), 0.6),
    formula: drawNumber(draft, 'clinic'),
  })
  draft.payment(group(draft), 'index_payment', {
    each: 'clinic',
    ...maybe(draft, 'over', () => over(draft)),
    formula: `when(${drawCondition(draft, 'clinic')}, ${rate(draft, 'index_fee', 'patient')} * count(patients) * ${need}, 0)`,
  })
}

/** What has no answer at a clinic without patients, unless it is asked for. */
function quotientOfCounts(draft: Draft): void {
  const { chance } = draft
  const part = draft.formula('clinic', 'women_share', {
    unit: 'share',
    formula: chance.pick([
      'when(count(patients) > 0, count(patients.sex == "female") / count(patients), 0)',
      'when(count(patients) == 0, 0, share(patients.sex == "female", patients.case_mix_weight))',
      'count(patients.sex == "female") / max(1, count(patients))',
      ...(chance.flip(0.1) ? ['count(patients.sex == "female") / count(patients)'] : []),
    ]),
  })
  draft.payment(group(draft), 'share_payment', {
    each: 'clinic',
    formula: `${rate(draft, 'share_fee', 'clinic')} * ${chance.flip() ? part : `ramp(${part}, ${share(draft, 'low_share', 0, 0.4)}, ${share(draft, 'high_share', 0.5)})`}`,
  })
}

/** Tables by a word and by true or false. */
function byOwner(draft: Draft): void {
  const { chance } = draft
  const isLarge = draft.formula('clinic', 'is_large', {
    formula: `count(patients) >= ${draft.parameter('large_threshold', 'patients', () => chance.whole(1, 6))}`,
  })
  const cell = () => chance.decimal(0, 2, 2)
  const table = draft.table('owner_table', { unit: 'weight', by: ['clinic.owner_kind', isLarge] }, () => ({
    own: { true: cell(), false: cell() },
    private: { true: cell(), false: cell() },
  }))
  draft.payment(group(draft), 'owner_payment', {
    each: 'clinic',
    formula: `${rate(draft, 'owner_fee', 'clinic')} * ${table} * ${positive(draft)}`,
  })
}

/** A share of the region's patients, and a mean over them. */
function regionShare(draft: Draft): void {
  const { chance } = draft
  const where = scope(draft)
  const women = draft.formula('region', 'women_share', {
    unit: 'share',
    scope: where,
    formula: chance.pick([
      'when(count(patients) > 0, share(patients.sex == "female"), 0)',
      'when(any(patients.case_mix_weight > 1), share(patients.sex == "female", max(0, patients.case_mix_weight)), 0)',
      'when(count(patients) > 0, mean(patients.case_mix_weight), 0)',
      'share(clinics.owner_kind == "own")',
    ]),
  })
  draft.payment(group(draft), 'region_payment', {
    each: 'clinic',
    ...maybe(draft, 'over', () => over(draft)),
    formula: `${rate(draft, 'region_fee', 'clinic')} * ${women}`,
  })
}

/** Amounts that end in half an öre, or within a thousandth of it, above and below zero. */
function halfAnOre(draft: Draft): void {
  const { chance } = draft
  const fee = draft.parameter('half_fee', 'SEK/clinic/month', () => (chance.whole(-10, 5) * 2 + 1) / 200)
  const factor = draft.parameter('near_weight', 'weight', () => chance.pick([1, 1, 1.00002, 0.99998, 1.0002, 0.999]))
  draft.payment(group(draft), 'half_payment', { each: 'clinic', formula: `${fee} * ${factor}` })
}

/** A number of the clinic's own in steps, in each way there is, with ties above and below zero among them. */
function inSteps(draft: Draft): void {
  const { chance } = draft
  const index = draft.fact('clinic', 'own_index', { unit: 'weight', table: 'clinics', missing: -0.5 })
  const less = draft.parameter('less_weight', 'weight', () => chance.pick([-1, -1, 0, 1]))
  const fee = draft.parameter('stepped_fee', 'SEK/clinic/month', () => chance.whole(1, 99))
  const to = chance.pick([1, 1, 1, 1, 1, 0.1])
  for (const how of chance.some(['half_away', 'half_up', 'half_even', 'up', 'down'], 0.9)) {
    const formula = `${index} - ${less}`
    const stepped = draft.formula('clinic', 'stepped_index', { unit: 'weight', round: { to, how }, formula })
    draft.payment(group(draft), 'stepped_payment', { each: 'clinic', formula: `${fee} * ${stepped}` })
  }
}
