import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  correctPayments,
  type ExplainedSide,
  planModel,
  readModel,
  readPeriod,
  requestFor,
  type Rows,
  tabulateRows,
} from '../../../../models/index.ts'
import { explainWindows, type Term } from '../../../../models/payout/index.ts'
import { effort, seed } from '../../../effort.ts'
import { VISIT_RULE } from '../../../server/reconcile/visitRule.ts'

const term = (name: string, quantity: number, rate: number): Term => ({
  of: { type: 'parameter', name },
  quantity,
  rate,
  amount: quantity * rate,
  unit: 'SEK/contact',
  windows: 1,
})
const windowOf = (month: number, ore: number, ...terms: readonly Term[]) => ({
  window: { first: month, last: month },
  ore,
  terms,
})

describe('a correction', () => {
  it('holds each month’s quantity and rate against its own, and joins months of the same rates', () => {
    const side = (visits: readonly [number, number, number]): readonly ExplainedSide[] => [
      {
        model: 'rule',
        name: 'visits',
        windows: [
          windowOf(202601, visits[0] * 1000, term('fee', visits[0], 10)),
          windowOf(202602, visits[1] * 1000, term('fee', visits[1], 10)),
          windowOf(202603, visits[2] * 1200, term('fee', visits[2], 12)), // a new rate from March
        ],
      },
    ]
    const [visits] = correctPayments(side([5, 5, 5]), side([6, 5, 8]))
    expect(visits).toMatchObject({ before: 160_00, after: 206_00, difference: 46_00, rounding: 0 })
    expect(visits?.terms.map(({ before, after, difference }) => [before, after, difference])).toEqual([
      [{ quantity: 10, rate: 10, ore: 100_00 }, { quantity: 11, rate: 10, ore: 110_00 }, 10_00],
      [{ quantity: 5, rate: 12, ore: 60_00 }, { quantity: 8, rate: 12, ore: 96_00 }, 36_00],
    ])
  })

  it('shows a changed rate with both of its values, and what one run alone has with nothing in the other', () => {
    const before: readonly ExplainedSide[] = [
      { model: 'rule', name: 'visits', windows: [windowOf(202601, 50_00, term('fee', 5, 10))] },
    ]
    const after: readonly ExplainedSide[] = [
      { model: 'rule', name: 'visits', windows: [windowOf(202601, 55_00, term('fee', 5, 11))] },
      { model: 'rule', name: 'bonus', windows: [windowOf(202601, 7_00, term('bonus_fee', 1, 7))] },
    ]
    expect(correctPayments(before, after)).toMatchObject([
      { payment: 'visits', difference: 5_00, terms: [{ before: { rate: 10 }, after: { rate: 11 }, difference: 5_00 }] },
      {
        payment: 'bonus',
        before: 0,
        difference: 7_00,
        terms: [{ before: null, after: { quantity: 1 }, difference: 7_00 }],
      },
    ])
  })

  it('leaves to a line of rounding what the öre of its terms do not say', () => {
    // Thirds of a krona: 33 + 33 öre in the terms, and 67 were paid for 2/3.
    const half = term('a', 1 / 3, 1)
    const [paid] = correctPayments(
      [],
      [
        {
          model: 'rule',
          name: 'share',
          windows: [windowOf(202601, 67, half, { ...half, of: { type: 'parameter', name: 'b' } })],
        },
      ],
    )
    expect([paid?.terms.map(({ difference }) => difference), paid?.rounding]).toEqual([[33, 33], 1])
  })
})

describe('one clinic’s late data, in any region', () => {
  const model = readModel(new TextEncoder().encode(VISIT_RULE), 'visit_rule.yaml').model
  if (!model) throw new Error('The rule cannot be read.')
  const period = readPeriod('2026-Q1')
  if (!period) throw new Error('It is a period.')
  const plan = planModel(model, { explain: true })
  const request = requestFor(plan.program, model, period)

  /** Visits of each clinic in each of three months. */
  const explained = (visits: readonly (readonly number[])[]) => {
    const rows: Rows = {
      clinics: visits.map((_, place) => ({ id: `c${place}`, facts: {} })),
      contacts: visits.flatMap((own, place) =>
        own.flatMap((n, month) =>
          n === 0
            ? []
            : [{ clinic: `c${place}`, listedAt: 'unlisted', month: 202601 + month, n, facts: { kind: 'visit' } }],
        ),
      ),
      patients: [],
      listings: [],
      diagnoses: [],
      enrolments: [],
      costs: [],
      measurements: [],
      clinicFacts: [],
      indicators: [],
      codes: [],
    }
    const quantities = tabulateRows(rows, request)
    return visits.map((_, place): readonly ExplainedSide[] =>
      explainWindows(plan.program, plan.terms, { quantities }, `c${place}`).payments.map(({ name, windows }) => ({
        model: 'visit_rule',
        name,
        windows,
      })),
    )
  }

  it('changes a fixed pot for nobody in sum, and every other clinic’s visits not at all', () => {
    let moved = 0
    const region = fc.integer({ min: 2, max: 8 }).chain((clinics) =>
      fc.record({
        visits: fc.array(
          fc.tuple(
            fc.integer({ min: 1, max: 400 }),
            fc.integer({ min: 1, max: 400 }),
            fc.integer({ min: 1, max: 400 }),
          ),
          { minLength: clinics, maxLength: clinics },
        ),
        late: fc.tuple(
          fc.integer({ min: 0, max: 50 }),
          fc.integer({ min: 0, max: 50 }),
          fc.integer({ min: 1, max: 50 }),
        ),
      }),
    )
    fc.assert(
      fc.property(region, ({ visits, late }) => {
        const now = visits.map((own, place) => (place === 0 ? own.map((n, month) => n + (late[month] ?? 0)) : own))
        const [before, after] = [explained(visits), explained(now)]
        const corrections = visits.map((_, place) => correctPayments(before[place] ?? [], after[place] ?? []))
        const of = (payment: string): readonly number[] =>
          corrections.map((own) => own.find((one) => one.payment === payment)?.difference ?? Number.NaN)
        expect(of('pot_payment').reduce((sum, one) => sum + one, 0)).toBe(0)
        expect(of('visit_payment')).toEqual(
          visits.map((_, place) => (place === 0 ? 1000 * (late[0] + late[1] + late[2]) : 0)),
        )
        for (const { terms, rounding, difference } of corrections.flat())
          expect(terms.reduce((sum, one) => sum + one.difference, rounding)).toBe(difference)
        if (
          of('pot_payment')
            .slice(1)
            .every((one) => one < 0)
        )
          moved += 1
      }),
      { numRuns: effort(60, 1000), seed },
    )
    expect(moved).toBeGreaterThan(30) // the others do lose what the one wins
  })
})
