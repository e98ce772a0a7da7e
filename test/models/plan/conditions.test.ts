import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ALWAYS, both, type Condition, either, NEVER, opposite } from '../../../models/index.ts'
import { effort, seed } from '../../effort.ts'
import { CONTACTS, holds, literal } from './contactConditions.ts'

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
