import type { Draft } from '../Draft.ts'
import { ageTable, drawCondition, drawNumber } from './expressions.ts'
import { clinicFact, group, maybe, money, over, rate, rounding, weight } from './figures.ts'
import { type Shape, times } from './Shape.ts'

/** Money for each patient on the list. */
export const perPatient: readonly Shape[] = [
  ...times(2, capitation),
  ...times(7, capitationByConditions),
  ...times(4, capitationOfAnything),
  ...times(5, heldBetween),
  ...times(20, ceilingOnContacts),
  ...times(2, oncePerWindow),
  contactsOverMonths,
  measuredPatients,
  feeByAge,
  ownFacts,
]

/** The plain kind, linear in its rate: paid by month, it adds up to the year. */
export function capitation(draft: Draft): void {
  const points = draft.formula('patient', 'listing_points', { unit: 'points', formula: ageTable(draft, 'points') })
  draft.payment(group(draft), 'base_payment', {
    each: 'patient',
    ...maybe(draft, 'over', () => over(draft)),
    formula: `${rate(draft, 'base_fee', 'point')} * ${points}`,
  })
}

/** By several conditions at once. */
function capitationByConditions(draft: Draft): void {
  const { chance } = draft
  const words = ['diabetes', 'hypertension', 'copd', 'asthma', 'depression']
  const keys = { unit: 'weight', by: ['patient.conditions'], many: chance.pick(['sum', 'highest']) }
  const table = draft.table('condition_table', keys, () =>
    Object.fromEntries(
      chance
        .some(words, 0.8)
        .concat('cancer')
        .map((word) => [word, chance.decimal(-1, 3, 2)]),
    ),
  )
  draft.payment(group(draft), 'condition_payment', {
    each: 'patient',
    formula: `${rate(draft, 'condition_fee', 'patient')} * ${chance.flip() ? table : `max(${table}, ${weight(draft)})`}`,
  })
}

/** By whatever a formula may say of a patient. */
function capitationOfAnything(draft: Draft): void {
  const formula = draft.formula('patient', 'some_need', {
    unit: 'weight',
    ...maybe(draft, 'round', () => rounding(draft), 0.8),
    formula: drawNumber(draft, 'patient'),
  })
  draft.payment(group(draft), 'need_payment', {
    each: 'patient',
    ...maybe(draft, 'over', () => over(draft)),
    ...maybe(draft, 'round', () => rounding(draft, [0.01, 1, 10, 0.5]), 0.2),
    formula: `${rate(draft, 'need_fee', 'patient')} * ${formula}`,
  })
}

/** Row-bound: a ceiling looks at what one patient's contacts add up to. */
function ceilingOnContacts(draft: Draft): void {
  const { chance } = draft
  const fee = draft.parameter('home_visit_fee', 'SEK/contact', () => chance.whole(-1, 12) * 25)
  const kind = chance.pick(['visit', 'visit', 'home_visit'])
  const where = chance.flip() ? '' : ' and contact.listing == "here"'
  const earned = draft.formula('contact', 'visit_earned', {
    unit: 'SEK',
    formula: `when(contact.kind == "${kind}"${where}, ${fee}, 0)`,
  })
  const cap = draft.parameter('visit_cap', 'SEK/patient/year', () => chance.whole(0, 6) * 75)
  draft.payment(group(draft), 'capped_payment', {
    each: 'patient',
    over: chance.pick(['month', 'quarter', 'year', 'year', 'year', 'year', 'year']),
    formula: `min(${cap}, sum(contacts.${earned.slice('contact.'.length)}))`,
  })
}

/** A fee once in a window for each patient who was seen. */
function oncePerWindow(draft: Draft): void {
  const { chance } = draft
  const kind = chance.pick(['review', 'visit', 'team_visit'])
  const seen = chance.pick([
    `any(contacts.kind == "${kind}")`,
    `count(contacts.kind == "${kind}") > 0`,
    `any(contacts.kind == "${kind}" and contacts.listing == "here")`,
    `any(contacts.is_outpatient)`,
  ])
  draft.payment(group(draft), 'review_payment', {
    each: 'patient',
    over: chance.pick(['quarter', 'quarter', 'month', 'year']),
    formula: `when(${seen}, ${rate(draft, 'review_fee', 'patient')}, 0)`,
  })
}

/** A patient's contacts over months of the formula's own. */
function contactsOverMonths(draft: Draft): void {
  const { chance } = draft
  const months = chance.pick([2, 6, 12, 15])
  const often = draft.formula('patient', 'is_often_here', {
    over: `${months} months`,
    formula: `count(contacts.kind == "visit") ${chance.pick(['>', '>='])} ${draft.parameter('often_threshold', 'contacts/year', () => chance.whole(1, 4) * 12)}`,
  })
  draft.payment(group(draft), 'frequent_payment', {
    each: 'patient',
    formula: `when(${often}, ${rate(draft, 'frequent_fee', 'patient')}, 0)`,
  })
}

/** By what was last measured, or what a clinic's own fact says, of those of whom it is known. */
function measuredPatients(draft: Draft): void {
  const { chance } = draft
  const measured = draft.fact('patient', 'hba1c', {
    unit: 'mmol/mol',
    table: 'measurements',
    over: `${chance.pick([3, 12, 24])} months`,
  })
  const goal = draft.parameter('goal_threshold', 'mmol/mol', () => chance.whole(6, 9) * 8)
  const local = clinicFact(draft, 'weight', 1)
  const condition = `known(${measured}) and ${measured} ${chance.pick(['<', '<='])} ${goal}`
  draft.payment(group(draft), 'measured_payment', {
    each: 'patient',
    ...maybe(draft, 'over', () => over(draft)),
    formula: `when(${condition}, ${rate(draft, 'measured_fee', 'patient')} * ${local}, 0)`,
  })
  if (chance.flip(0.3)) {
    const fits = draft.formula('patient', 'is_fit', { formula: drawCondition(draft, 'patient') })
    draft.payment(group(draft), 'fit_payment', {
      each: 'patient',
      formula: `when(${fits}, ${rate(draft, 'fit_fee', 'patient')}, 0)`,
    })
  }
}

/** Kronor straight from a table, whose unit has the time. */
export function feeByAge(draft: Draft): void {
  draft.payment(group(draft), 'age_payment', {
    each: 'patient',
    ...maybe(draft, 'over', () => over(draft)),
    ...maybe(draft, 'round', () => rounding(draft, [1, 0.1]), 0.2),
    formula: ageTable(draft, `SEK/patient/${draft.chance.pick(['month', 'quarter', 'year'])}`, () =>
      money(draft.chance),
    ),
  })
}

/** Facts that the model declares: true or false, and a word, with what stands in for a missing one. */
function ownFacts(draft: Draft): void {
  const { chance } = draft
  const hasPlan = draft.fact('patient', 'has_plan', { kind: 'boolean', table: 'patients', missing: chance.flip() })
  const pathway = draft.fact('patient', 'pathway', {
    kind: 'word',
    words: ['plain', 'intense'],
    table: 'patients',
    missing: 'plain',
  })
  const cell = () => ({ true: money(chance), false: money(chance) })
  const unit = `SEK/patient/${chance.pick(['month', 'year'])}`
  const table = draft.table('pathway_table', { unit, by: [pathway, hasPlan] }, () => ({
    plain: cell(),
    intense: cell(),
  }))
  draft.payment(group(draft), 'pathway_payment', {
    each: 'patient',
    formula: chance.flip()
      ? table
      : `when(${hasPlan} and ${pathway} == "intense", ${rate(draft, 'plan_fee', 'patient')}, 0)`,
  })
}

/** A need held between two weights, or along a line between them. */
function heldBetween(draft: Draft): void {
  const { chance } = draft
  const low = draft.parameter('low_weight', 'weight', () => chance.whole(-2, 2) / 2)
  const high = draft.parameter('high_weight', 'weight', () => chance.whole(3, 6) / 2)
  const held = draft.formula('patient', 'held_need', {
    unit: 'weight',
    ...maybe(draft, 'round', () => rounding(draft), 0.8),
    formula: `${chance.pick(['clamp', 'ramp'])}(patient.case_mix_weight, ${low}, ${high})`,
  })
  draft.payment(group(draft), 'held_need_payment', {
    each: 'patient',
    formula: `${rate(draft, 'held_fee', 'patient')} * ${held}`,
  })
}
