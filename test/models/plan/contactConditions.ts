import * as fc from 'fast-check'
import type { Condition } from '../../../models/index.ts'

/** A contact: words that may be missing, and one fact of yes and no. */
export type Contact = Readonly<Record<string, string | boolean | undefined>>

const WORDS = ['visit', 'phone', 'chat']
/** Every contact that differs from others in what conditions ask. */
export const CONTACTS: readonly Contact[] = [undefined, ...WORDS].flatMap((kind) =>
  [undefined, ...WORDS.slice(0, 2)].flatMap((profession) =>
    [undefined, true, false].map((planned) => ({ kind, profession, planned })),
  ),
)

/** What a condition says of a contact, read straight from its own definition. */
export function holds(condition: Condition, contact: Contact): boolean {
  switch (condition.type) {
    case 'always':
      return true
    case 'is':
      return contact[condition.fact] === condition.word
    case 'true':
      return contact[condition.fact] === true
    case 'known':
      return contact[condition.fact] !== undefined
    case 'not':
      return !holds(condition.of, contact)
    case 'and':
      return condition.of.every((part) => holds(part, contact))
    case 'or':
      return condition.of.some((part) => holds(part, contact))
  }
}

const fact = fc.constantFrom('kind', 'profession')
/** A condition on one fact. */
export const literal: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ type: fc.constant('is' as const), fact, word: fc.constantFrom(...WORDS) }),
  fc.record({ type: fc.constant('known' as const), fact: fc.constantFrom('kind', 'profession', 'planned') }),
  fc.constant({ type: 'true' as const, fact: 'planned' }),
)
