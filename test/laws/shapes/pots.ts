import type { Draft } from '../Draft.ts'
import { clinicFact, group, over, money, scope } from './figures.ts'
import { listPoints } from './perClinic.ts'
import { type Shape, TIMES, times } from './Shape.ts'

/** Money of a region, shared by weight. */
export const pots: readonly Shape[] = [...times(8, budget), ...times(2, budgetPerPatient), ...times(8, potOfContacts)]

function amount(draft: Draft): string {
  const { chance } = draft
  return draft.parameter('rural_budget', `SEK/region/${chance.pick(TIMES)}`, () =>
    chance.pick([chance.whole(0, 5000), chance.decimal(0, 100, 2), 0.05, -chance.whole(1, 500), money(chance)]),
  )
}

/** By local points times the list's, where nobody may have any. */
function budget(draft: Draft): void {
  const weight = draft.chance.pick([
    `${clinicFact(draft, 'points', 0)} * ${listPoints(draft)}`,
    'count(patients)',
    listPoints(draft),
    'count(patients.sex == "female")',
    'when(count(patients) >= 0, 1, 0)', // to each clinic alike
    'when(clinic.months_open > 0, 1, 0)',
  ])
  draft.payment(group(draft), 'rural_payment', {
    each: 'clinic',
    over: over(draft),
    pot: amount(draft),
    scope: scope(draft),
    shared_by: weight,
  })
}

/** As large as the list is, less what is paid otherwise. */
function budgetPerPatient(draft: Draft): void {
  const { chance } = draft
  const where = scope(draft)
  const fee = draft.parameter('list_fee', `SEK/patient/${chance.pick(TIMES)}`, () => money(chance))
  const list = draft.formula('region', 'list_size', { unit: 'patients', scope: where, formula: 'count(patients)' })
  draft.payment(group(draft), 'list_payment', {
    each: 'clinic',
    over: over(draft),
    pot: `${fee} * ${list}`,
    scope: where,
    shared_by: chance.flip(0.85) ? 'max(0, clinic.cni_relative)' : 'clinic.cni_relative',
  })
}

function potOfContacts(draft: Draft): void {
  draft.payment(group(draft), 'volume_payment', {
    each: 'clinic',
    over: over(draft),
    pot: amount(draft),
    scope: scope(draft),
    shared_by: draft.chance.pick([
      'count(clinic.contacts)',
      'when(clinic.months_open > 0, 1, 0)', // to each clinic alike
      'count(patients.contacts)',
      'max(0, sum(patients.case_mix_weight))',
      ...(draft.chance.flip(0.1) ? ['sum(patients.case_mix_weight)'] : []),
    ]),
  })
}
