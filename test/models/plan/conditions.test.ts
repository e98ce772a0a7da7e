import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ALWAYS, both, type Condition, either, NEVER, opposite } from '../../../models/index.ts'
import { effort, seed } from '../../effort.ts'

/** A contact: words that may be missing, and one fact of yes and no. */
type Contact = Readonly<Record<string, string | boolean | undefined>>

const WORDS = ['visit', 'phone', 'chat']
const CONTACTS: readonly Contact[] = [undefined, ...WORDS].flatMap((kind) =>
  [undefined, ...WORDS.slice(0, 2)].flatMap((profession) =>
    [undefined, true, false].map((planned) => ({ kind, profession, planned })),
  ),
)

/** What a condition says of a contact, read straight from its own definition. */
function holds(condition: Condition, contact: Contact): boolean {
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
const literal: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ type: fc.constant('is' as const), fact, word: fc.constantFrom(...WORDS) }),
  fc.record({ type: fc.constant('known' as const), fact: fc.constantFrom('kind', 'profession', 'planned') }),
  fc.constant({ type: 'true' as const, fact: 'planned' }),
)

/** Conditions as a plan puts them together: of literals and their opposites, step by step. */
const joined: fc.Arbitrary<Condition> = fc
  .array(fc.record({ part: literal, isOpposite: fc.boolean(), isEither: fc.boolean() }), { minLength: 1, maxLength: 7 })
  .map((steps) =>
    steps.reduce<Condition>(
      (all, { part, isOpposite, isEither }) => {
        const next = isOpposite ? opposite(part) : part
        return (isEither ? either : both)(all, next)
      },
      steps[0]?.isEither ? NEVER : ALWAYS,
    ),
  )

describe('conditions that are put together', () => {
  it('say of every contact what both say, or one of them', () => {
    fc.assert(
      fc.property(joined, joined, (a, b) => {
        for (const contact of CONTACTS) {
          const [one, other] = [holds(a, contact), holds(b, contact)]
          expect(holds(both(a, b), contact)).toBe(one && other)
          expect(holds(either(a, b), contact)).toBe(one || other)
          expect(holds(opposite(a), contact)).toBe(!one)
        }
      }),
      { seed, numRuns: effort(300, 20_000) },
    )
  })

  it('ask nothing that another says already, nor what cannot be', () => {
    const is = (word: string): Condition => ({ type: 'is', fact: 'kind', word })
    const known: Condition = { type: 'known', fact: 'kind' }
    expect(both(known, is('visit'))).toEqual(is('visit'))
    expect(both(is('visit'), opposite(is('phone')))).toEqual(is('visit'))
    expect(both(is('visit'), is('phone'))).toEqual(NEVER)
    expect(both(is('visit'), opposite(known))).toEqual(NEVER)
    expect(both(opposite(known), opposite(is('visit')))).toEqual(opposite(known))
    const neither = both(both(known, opposite(is('visit'))), opposite(is('phone')))
    expect([is('phone'), opposite(known), is('visit'), neither].reduce(either, NEVER)).toEqual(ALWAYS)
  })
})
