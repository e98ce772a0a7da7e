import type { Draft } from '../Draft.ts'
import { ageTable, drawCondition, drawNumber } from './expressions.ts'
import { group, maybe, money, rounding } from './figures.ts'
import { type Shape, times } from './Shape.ts'

/** Money for each contact. */
export const perContact: readonly Shape[] = [
  ...times(3, visitFee),
  ...times(3, elsewhereCharge),
  ...times(6, bundle),
  ...times(2, anyContact),
  ...times(2, byAge),
  paidFees,
  frequentVisitor,
  byDistance,
]

function fee(draft: Draft, name: string): string {
  return draft.parameter(name, 'SEK/contact', () => money(draft.chance))
}

function visitFee(draft: Draft): void {
  const { chance } = draft
  const kind = chance.pick(['visit', 'video', 'phone', 'home_visit'])
  draft.payment(group(draft), 'visit_payment', {
    each: 'contact',
    formula: `when(contact.kind == "${kind}", ${fee(draft, 'visit_fee')}, 0)`,
  })
}

/** A visit elsewhere: the performer is paid what the listing clinic is charged. */
function elsewhereCharge(draft: Draft): void {
  const { chance } = draft
  const visitElsewhere = fee(draft, 'elsewhere_fee')
  const listing = chance.pick(['elsewhere', 'elsewhere', 'unlisted'])
  const condition = `contact.kind == "visit" and contact.listing == "${listing}"`
  draft.payment('deduction', 'elsewhere_charge', {
    each: 'contact',
    paid_to: 'listing_clinic',
    formula: `when(${condition}, -${visitElsewhere}, 0)`,
  })
  if (chance.flip()) {
    draft.payment('activity', 'guest_payment', { each: 'contact', formula: `when(${condition}, ${visitElsewhere}, 0)` })
  }
}

/** A bundle for a condition switches the fee off; of a guest nothing is known. */
function bundle(draft: Draft): void {
  const has = draft.formula('patient', 'has_bundle', {
    formula: draft.chance.pick([
      'known(patient.conditions) and has(patient.conditions, "diabetes")',
      'not known(patient.conditions) or has(patient.conditions, "diabetes")',
    ]),
  })
  draft.payment(group(draft), 'unbundled_payment', {
    each: 'contact',
    ...maybe(draft, 'paid_to', () => draft.chance.pick(['performer', 'listing_clinic'])),
    formula: `when(${has}, 0, ${fee(draft, 'unbundled_fee')})`,
  })
}

function anyContact(draft: Draft): void {
  const { chance } = draft
  const weighed = draft.formula('contact', 'some_effort', {
    unit: 'weight',
    ...maybe(draft, 'round', () => rounding(draft)),
    formula: drawNumber(draft, 'contact'),
  })
  draft.payment(group(draft), 'effort_payment', {
    each: 'contact',
    ...maybe(draft, 'paid_to', () => 'listing_clinic'),
    ...maybe(draft, 'round', () => rounding(draft, [0.01, 1, 10]), 0.15),
    formula: `when(${drawCondition(draft, 'contact')}, ${fee(draft, 'effort_fee')} * ${weighed}, 0)`,
  })
  if (chance.flip(0.4)) {
    draft.payment(group(draft), 'effort_sum_payment', {
      each: 'clinic',
      formula: `${draft.parameter('effort_unit_fee', 'SEK', () => money(chance))} * sum(${chance.pick(['clinic.contacts', 'patients.contacts'])}.${weighed.slice('contact.'.length)})`,
    })
  }
}

/** A fee by the age of the patient, where it is known. A newborn is seen after the month's cut-off. */
function byAge(draft: Draft): void {
  const table = ageTable(draft, 'SEK/contact', () => money(draft.chance))
  draft.payment(group(draft), 'aged_payment', {
    each: 'contact',
    ...maybe(draft, 'paid_to', () => 'listing_clinic'),
    formula: `when(known(patient.age), ${table}, 0)`,
  })
}

/** What patients paid at the desk is drawn off. */
function paidFees(draft: Draft): void {
  const { chance } = draft
  const formula = chance.pick([
    '-contact.fee_paid',
    'when(contact.listing == "here", -contact.fee_paid, 0)',
    `min(0, ${draft.parameter('fee_cap', 'SEK', () => money(chance))} - contact.fee_paid)`,
  ])
  draft.payment('deduction', 'fee_adjustment', { each: 'contact', formula })
}

/** Nothing for those who were seen often in the months before. */
function frequentVisitor(draft: Draft): void {
  const { chance } = draft
  const often = draft.formula('patient', 'is_seen_often', {
    ...maybe(draft, 'over', () => `${chance.pick([3, 12])} months`, 0.7),
    formula: chance.flip() ? 'any(contacts.kind == "video")' : 'count(contacts.kind == "visit") > 1',
  })
  draft.payment(group(draft), 'seldom_payment', {
    each: 'contact',
    formula: `when(known(patient.sex) and ${often}, 0, ${fee(draft, 'seldom_fee')})`,
  })
}

/** A number of the contact's own, with what stands in for a missing one, in bands of decimals. */
function byDistance(draft: Draft): void {
  const { chance } = draft
  const distance = draft.fact('contact', 'distance', { unit: 'km', table: 'contacts', missing: chance.whole(0, 2) })
  const table = draft.table('distance_table', { unit: 'SEK/contact', by: [distance] }, () =>
    Object.fromEntries(['-20.0', '0.5', '1.0', '2.5'].map((from) => [from, money(chance)])),
  )
  draft.payment(group(draft), 'distance_payment', { each: 'contact', formula: table })
}
