import type { Draft } from '../Draft.ts'
import { group, maybe, money, over, rate, share } from './figures.ts'
import { type Shape, times } from './Shape.ts'

/** Money for what indicators say. */
export const perIndicator: readonly Shape[] = [...times(2, outcome), coverage, eligible, delivered, bonusInLimits]

/** A share of patients at a goal, paid along a line; no share where nobody is in the denominator. */
function outcome(draft: Draft): void {
  const { chance } = draft
  const value = draft.fact('patient', 'hba1c', {
    unit: 'mmol/mol',
    ...chance.pick([{ table: 'patients' }, { table: 'measurements', over: '12 months' }]),
  })
  const limits = () => ({
    goal: chance.whole(5, 9) * 8,
    minimum: chance.whole(0, 3),
    from: chance.decimal(0, 0.4, 1),
    to: chance.decimal(0.5, 1, 1),
  })
  const indicators = chance.shuffle(['diabetes', 'hypertension']).map((word) =>
    draft.indicator(
      `${word}_at_goal`,
      {
        ...maybe(draft, 'over', () => `${chance.pick([3, 12])} months`),
        ...maybe(
          draft,
          'excluding',
          () => `patient.age < ${draft.parameter('youngest', 'years', () => chance.whole(0, 40))}`,
        ),
        denominator: `has(patient.conditions, "${word}") and known(${value})`,
        numerator: `${value} ${chance.pick(['<', '<='])} indicator.goal`,
      },
      limits,
    ),
  )
  const isGuarded = chance.flip(0.96)
  const attained = draft.formula('indicator', 'attained', {
    unit: 'share',
    formula: isGuarded
      ? 'when(indicator.denominator < max(1, indicator.minimum), 0, ramp(indicator.share, indicator.from, indicator.to))'
      : 'ramp(indicator.share, indicator.from, indicator.to)',
  })
  draft.payment(group(draft), 'outcome_payment', {
    each: 'indicator',
    of: indicators.slice(0, chance.whole(1, 2)),
    over: over(draft),
    formula: `${rate(draft, 'outcome_fee', 'patient')} * indicator.denominator * ${attained}`,
  })
}

/** Contacts of the list in primary care, in percentage points above a floor. */
function coverage(draft: Draft): void {
  const { chance } = draft
  const name = draft.indicator('coverage', {
    count: chance.pick(['patients.contacts', 'clinic.contacts']),
    ...maybe(draft, 'over', () => `${chance.pick([2, 6])} months`, 0.7),
    denominator: 'contact.is_outpatient',
    numerator: 'contact.is_outpatient and contact.in_primary_care',
    ...maybe(draft, 'excluding', () => 'contact.kind == "chat"'),
  })
  const floor = share(draft, 'coverage_floor', 0.2, 0.5)
  const cap = share(draft, 'coverage_cap', 0.6, 1)
  const fee = draft.parameter('coverage_fee', 'SEK/patient/percentage_point/month', () => money(chance))
  const isAsked = chance.flip(0.96)
  const above = `${fee} * count(patients) * percentage_points(clamp(${name}.share, ${floor}, ${cap}) - ${floor})`
  draft.payment(group(draft), 'coverage_payment', {
    each: 'clinic',
    ...maybe(draft, 'over', () => over(draft)),
    formula: isAsked ? `when(${name}.denominator > 0, ${above}, 0)` : above,
  })
}

/** Several shares at once. */
function eligible(draft: Draft): void {
  const { chance } = draft
  const [first, second] = ['recall', 'foot_check'].map((name) =>
    draft.indicator(name, {
      denominator: chance.flip() ? 'has(patient.conditions, "diabetes")' : 'patient.age >= 0',
      numerator: chance.pick([
        'patient.sex == "female"',
        'has(patient.conditions, "copd")',
        'patient.case_mix_weight > 1',
      ]),
    }),
  )
  const isEnough = (name = '') =>
    `when(${name}.denominator > 0, ${name}.share >= ${share(draft, 'enough_floor')}, ${name}.denominator > 0)`
  draft.payment(group(draft), 'bonus_payment', {
    each: 'clinic',
    over: over(draft),
    formula: `when(${isEnough(first)} ${chance.pick(['and', 'or'])} ${isEnough(second)}, ${rate(draft, 'bonus_fee', 'patient')} * count(patients), 0)`,
  })
}

/** As delivered, ready counted. */
function delivered(draft: Draft): void {
  const { chance } = draft
  const name = draft.indicator('waiting', { table: 'indicators' }, () => ({ floor: chance.decimal(0, 1, 1) }))
  draft.payment(group(draft), 'waiting_payment', {
    each: 'indicator',
    of: [name],
    over: over(draft),
    formula: `when(indicator.denominator > 0 and indicator.share >= indicator.floor, ${rate(draft, 'waiting_fee', 'clinic')} * indicator.share, 0)`,
  })
}

/** A limit that is money with a time, and the mean of a share over the clinics. */
function bonusInLimits(draft: Draft): void {
  const { chance } = draft
  const unit = `SEK/patient/${chance.pick(['month', 'quarter', 'year'])}`
  const name = draft.indicator(
    'vaccinated',
    {
      denominator: `patient.age >= ${draft.parameter('old_threshold', 'years', () => chance.pick([7, 65, 80]))}`,
      numerator: chance.pick(['patient.sex == "female"', 'has(patient.conditions, "copd")']),
      limit_units: { bonus: unit },
    },
    () => ({ bonus: money(chance) }),
  )
  const attained = draft.formula('clinic', 'share_attained', {
    unit: 'share',
    formula: `when(${name}.denominator > 0, ${name}.share, 0)`,
  })
  const ofRegion = draft.formula('region', 'share_mean', {
    unit: 'share',
    scope: chance.pick(['all_clinics', 'same_model']),
    formula: `mean(clinics.${attained.slice('clinic.'.length)}, clinics.${name}.denominator)`,
  })
  draft.payment(group(draft), 'vaccine_payment', {
    each: 'indicator',
    of: [name],
    over: over(draft),
    formula: `when(indicator.denominator > 0 and indicator.share >= ${ofRegion}, indicator.bonus * indicator.numerator, 0)`,
  })
}
