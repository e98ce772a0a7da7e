import type { Chance } from '../Chance.ts'
import type { Draft } from '../Draft.ts'
import { TIMES } from './Shape.ts'

/** An amount of money as payers print them, now and then one that comes to half an öre, to nothing or below zero. */
export function money(chance: Chance): number {
  switch (chance.whole(0, 9)) {
    case 0:
      return chance.whole(1, 99) / 1000 + chance.whole(0, 20) // half an öre for one, when odd and a multiple of 5
    case 1:
      return (chance.whole(0, 40) * 2 + 1) / 200
    case 2:
      return (chance.whole(1, 60) * 6) / 100 // a twelfth of it may end in half an öre
    case 3:
      return -chance.whole(1, 300)
    case 4:
      return 0
    case 5:
      return chance.decimal(1, 400, 2)
    default:
      return chance.whole(1, 900)
  }
}

/** A rate per patient, point or clinic and some time. */
export function rate(draft: Draft, name: string, per: string): string {
  return draft.parameter(name, `SEK/${per}/${draft.chance.pick(TIMES)}`, () => money(draft.chance))
}

/** A figure from a coarse grid, so that facts from the same grid meet it exactly. */
export function grid(chance: Chance): number {
  return chance.whole(-2, 6) / 2
}

/** A bare number between bounds that are hit now and then. */
export function weight(draft: Draft, name = 'some_weight'): string {
  const { chance } = draft
  return draft.parameter(name, 'weight', () =>
    chance.flip() ? grid(chance) : chance.decimal(-1, 3, chance.whole(0, 6)),
  )
}

/** A bare number above zero. */
export function positive(draft: Draft, name = 'base_weight'): string {
  const { chance } = draft
  return draft.parameter(name, 'weight', () => (chance.flip() ? chance.whole(1, 6) / 2 : chance.decimal(0.1, 3, 4)))
}

/** A share between 0 and 1, often a round one. */
export function share(draft: Draft, name = 'some_share', from = 0, to = 1): string {
  const { chance } = draft
  return draft.parameter(name, 'share', () => chance.decimal(from, to, chance.pick([1, 2, 4])))
}

/** A clinic's own fact in points or another unit. */
export function clinicFact(draft: Draft, unit: string, missing?: number): string {
  const table = draft.chance.pick(['clinics', 'clinic_facts'])
  return draft.fact('clinic', 'local_fact', { unit, table, ...(missing !== undefined && { missing }) })
}

/** One of the scopes. */
export function scope(draft: Draft): string {
  return draft.chance.pick(['all_clinics', 'same_model'])
}

/** A declared rounding, of numbers around 1 or of kronor. */
export function rounding(draft: Draft, steps: readonly [number, ...number[]] = [0.1, 0.1, 0.5, 1]) {
  const { chance } = draft
  return { to: chance.pick(steps), how: chance.pick(['half_away', 'half_up', 'half_even', 'up', 'down']) }
}

/** Sometimes the key, sometimes not. */
export function maybe<T>(draft: Draft, key: string, value: () => T, probability = 0.3): Readonly<Record<string, T>> {
  return draft.chance.flip(probability) ? { [key]: value() } : {}
}

export function group(draft: Draft): string {
  return draft.chance.pick(['fixed', 'activity', 'target', 'special', 'add_on', 'deduction'])
}

export function over(draft: Draft): string {
  return draft.chance.pick(['month', 'month', 'quarter', 'year'])
}
