import type { Draft } from '../Draft.ts'
import { group, maybe, over, positive, rate } from './figures.ts'
import type { Shape } from './Shape.ts'

/** Money by conditions that are made of diagnoses; all conditions of the document then are. */
export const diagnosed: readonly [Shape, ...Shape[]] = [oneCondition, oneCondition, byCount, bySeverity]

function oneCondition(draft: Draft): void {
  const words = ['diabetes', 'diabetes_complicated', 'copd', 'asthma', 'lung', 'lung_and_sugar'] as const
  draft.payment(group(draft), 'group_payment', {
    each: 'patient',
    ...maybe(draft, 'over', () => over(draft)),
    formula: `when(has(patient.conditions, "${draft.chance.pick(words)}"), ${rate(draft, 'group_fee', 'patient')}, 0)`,
  })
}

/** By how many conditions a person has. */
function byCount(draft: Draft): void {
  const fee = rate(draft, 'count_fee', 'patient')
  draft.payment(group(draft), 'count_payment', {
    each: 'patient',
    formula: draft.chance.flip()
      ? `${fee} * patient.condition_count`
      : `when(patient.condition_count >= ${positive(draft)}, ${fee}, 0)`,
  })
}

/** The severe condition replaces the plain one, so that a person counts once. */
function bySeverity(draft: Draft): void {
  const { chance } = draft
  const keys = { unit: 'weight', by: ['patient.conditions'], many: chance.pick(['sum', 'highest']) }
  const table = draft.table('severity_table', keys, () => ({
    diabetes: chance.decimal(0, 2, 1),
    diabetes_complicated: chance.decimal(0, 3, 2),
    copd: chance.decimal(0, 2, 1),
    lung: chance.decimal(-1, 1, 1),
  }))
  draft.payment(group(draft), 'severity_payment', {
    each: 'patient',
    formula: `${rate(draft, 'severity_fee', 'patient')} * ${table}`,
  })
}
