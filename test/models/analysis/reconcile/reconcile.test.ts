import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { agreementBy, type PeriodAmount, readPeriod, reconcile, type ReconcileInput } from '../../../../models/index.ts'
import { effort, seed } from '../../../effort.ts'

const month = (clinic: string, payment: string, at: number, ore: number): PeriodAmount => ({
  clinic,
  payment,
  first: at,
  last: at,
  ore,
})
const periodOf = (text: string) => readPeriod(text) as NonNullable<ReturnType<typeof readPeriod>>

/** Two clinics, three months, worked by hand. */
const BY_HAND: ReconcileInput = {
  period: periodOf('2017-Q1'),
  payments: ['list', 'visits', 'bonus'],
  paid: [
    month('north', 'list', 201701, 100_00),
    month('north', 'list', 201702, 100_00),
    month('north', 'list', 201703, 90_00), // 10 kr too little
    month('north', 'visits', 201701, 50_00),
    month('south', 'list', 201701, 200_00),
    month('south', 'visits', 201702, 30_00), // was the north's: paid to the wrong clinic
    month('south', 'rent', 201703, 20_00), // no payment of the model
    month('south', 'list', 201704, 999_00), // after the period
  ],
  computed: [
    ...[201701, 201702, 201703].map((at) => month('north', 'list', at, 100_00)),
    month('north', 'visits', 201701, 50_00),
    month('north', 'visits', 201702, 30_00),
    month('south', 'list', 201701, 200_00),
    month('south', 'visits', 201701, 0),
    month('south', 'bonus', 201703, 10_00), // nobody paid it
  ],
}

describe('a reconciliation worked by hand', () => {
  const { lines, total, pairs, notCompared } = reconcile(BY_HAND)

  it('has a line for each clinic, payment and month with money, the largest residual first', () => {
    expect(lines.map(({ key, paid, computed, residual }) => [key, paid, computed, residual])).toEqual([
      ['north/visits/2017-02', 0, 30_00, -30_00],
      ['south/visits/2017-02', 30_00, 0, 30_00],
      ['south/rent/2017-03', 20_00, 0, 20_00],
      ['north/list/2017-03', 90_00, 100_00, -10_00],
      ['south/bonus/2017-03', 0, 10_00, -10_00],
      ['north/list/2017-01', 100_00, 100_00, 0],
      ['north/list/2017-02', 100_00, 100_00, 0],
      ['north/visits/2017-01', 50_00, 50_00, 0],
      ['south/list/2017-01', 200_00, 200_00, 0],
    ])
    expect(notCompared).toEqual([])
  })

  it('says which payments one side alone has', () => {
    expect(pairs).toEqual([
      { name: 'list', paid: ['list'], model: ['list'] },
      { name: 'visits', paid: ['visits'], model: ['visits'] },
      { name: 'bonus', paid: [], model: ['bonus'] },
      { name: 'rent', paid: ['rent'], model: [] },
    ])
  })

  it('adds up: 590 paid, 590 computed, and yet 100 are apart', () => {
    // paid 100+100+90+50+200+30+20, computed 300+50+30+200+10; residuals 30+30+20+10+10
    expect(total).toEqual({
      paid: 590_00,
      computed: 590_00,
      residual: 0,
      apart: 100_00,
      share: 1 - 100 / 590,
      lines: 9,
      agreeing: 4,
    })
  })

  it('adds up by clinic and by payment', () => {
    const apart = (what: 'clinic' | 'payment') =>
      agreementBy(lines, what).map(({ name, apart: sum, share }) => [name, sum, share])
    expect(apart('clinic')).toEqual([
      ['south', 60_00, 1 - 60 / 250], // 200 + 30 + 20 were paid
      ['north', 40_00, 1 - 40 / 340],
    ])
    expect(apart('payment')).toEqual([
      ['visits', 60_00, 1 - 60 / 80],
      ['rent', 20_00, 0], // all of it outside the model
      ['list', 10_00, 1 - 10 / 490],
      ['bonus', 10_00, null], // nothing was paid to reproduce
    ])
  })
})

describe('the names of payments', () => {
  const base = {
    period: periodOf('2017-01'),
    paid: [month('a', 'läkare', 201701, 7), month('a', 'annan', 201701, 5), month('a', 'grund', 201701, 9)],
  }
  const computed = [month('a', 'visits', 201701, 12), month('a', 'list', 201701, 4), month('a', 'need', 201701, 5)]

  it('may be several for one payment of the model, and one for several', () => {
    const names = { läkare: ['visits'], annan: ['visits'], grund: ['list', 'need'] }
    const { lines } = reconcile({ ...base, computed, payments: ['visits', 'list', 'need'], names })
    expect(lines.map(({ key, residual }) => [key, residual])).toEqual([
      ['a/list+need/2017-01', 0],
      ['a/visits/2017-01', 0],
    ])
  })

  it('without an entry mean the payment of the same name alone', () => {
    const { lines } = reconcile({ ...base, computed, payments: ['visits', 'list', 'need'] })
    expect(lines.map(({ key }) => key).toSorted()).toEqual(
      ['annan', 'grund', 'list', 'läkare', 'need', 'visits'].map((name) => `a/${name}/2017-01`),
    )
  })
})

describe('periods', () => {
  const months = [201701, 201702, 201703].map((at) => month('a', 'list', at, 100))

  it('are compared in the coarser of the two: paid by the quarter, computed by the month', () => {
    const paid = [{ clinic: 'a', payment: 'list', first: 201701, last: 201703, ore: 301 }]
    const { lines } = reconcile({ period: periodOf('2017-Q1'), payments: ['list'], paid, computed: months })
    expect(lines.map(({ key, paid: was, computed: is }) => [key, was, is])).toEqual([['a/list/2017-Q1', 301, 300]])
  })

  it('are compared in the coarser of the two: computed by the year, paid by the month, also in December alone', () => {
    const computed = [{ clinic: 'a', payment: 'bonus', first: 201701, last: 201712, ore: 1200 }]
    const paid = Array.from({ length: 12 }, (_, place) => month('a', 'bonus', 201701 + place, 100))
    const { lines } = reconcile({ period: periodOf('2017-12'), payments: ['bonus'], paid, computed })
    expect(lines.map(({ key, residual }) => [key, residual])).toEqual([['a/bonus/2017', 0]])
  })

  it('are coarser for one clinic where it alone was paid so', () => {
    const paid = [
      { clinic: 'a', payment: 'list', first: 201701, last: 201703, ore: 300 },
      month('b', 'list', 201702, 100),
    ]
    const computed = [...months, ...months.map((one) => ({ ...one, clinic: 'b' }))]
    const { lines } = reconcile({ period: periodOf('2017-Q1'), payments: ['list'], paid, computed })
    expect(lines.map(({ key }) => key)).toEqual([
      'b/list/2017-01',
      'b/list/2017-03',
      'a/list/2017-Q1',
      'b/list/2017-02',
    ])
  })

  it('that reach out of what is computed are told and not compared', () => {
    const paid = [{ clinic: 'a', payment: 'list', first: 201701, last: 201712, ore: 1200 }]
    const found = reconcile({ period: periodOf('2017-Q1'), payments: ['list'], paid, computed: months })
    expect(found.lines).toEqual([])
    expect(found.notCompared).toEqual([{ clinic: 'a', payment: 'list', first: 201701, last: 201712, ore: 1200 }])
  })

  it('of a year are not those of a month, though nothing is computed: another payment, or a clinic on no model', () => {
    const year = { payment: 'list', first: 201701, last: 201712, ore: 1200 }
    const paid = [
      { ...year, clinic: 'nowhere' },
      { ...year, clinic: 'a', payment: 'rent' },
    ]
    const computed = [month('a', 'list', 201703, 100)]
    const found = reconcile({ period: periodOf('2017-03'), payments: ['list'], paid, computed })
    expect(found.lines.map(({ key }) => key)).toEqual(['a/list/2017-03'])
    expect(found.notCompared).toEqual(paid)
  })
})

describe('what was known on a day', () => {
  const at = (clinic: string, payment: string, months: readonly number[]) =>
    months.map((one) => month(clinic, payment, one, 100))
  const input = {
    period: periodOf('2017-Q2'),
    payments: ['list', 'bonus'],
    computed: [...at('a', 'list', [201704, 201705, 201706]), ...at('b', 'list', [201704, 201705, 201706])],
  }

  it('says nothing of months that nobody had been paid for, and counts a clinic alone that was not paid', () => {
    const { lines, notYetPaid, total } = reconcile({
      ...input,
      paid: at('a', 'list', [201704]),
      known: { on: 20170520, later: [...at('b', 'list', [201704]), ...at('a', 'list', [201705])] },
    })
    expect(lines.map(({ key, residual }) => [key, residual])).toEqual([
      ['b/list/2017-04', -100],
      ['a/list/2017-04', 0],
    ])
    expect(total.share).toBe(0) // 100 paid, 100 apart
    expect(notYetPaid.map(({ clinic, first, ore }) => [clinic, first, ore])).toEqual([
      ['a', 201705, 100],
      ['a', 201706, 100],
      ['b', 201705, 100],
      ['b', 201706, 100],
    ])
  })

  it('counts a month that had ended and was never paid', () => {
    const found = reconcile({ ...input, paid: at('a', 'list', [201705]), known: { on: 20170531, later: [] } })
    expect(found.lines.map(({ key }) => key)).toContain('a/list/2017-04')
    expect(found.notYetPaid.map(({ first }) => first)).toEqual([201706, 201706])
    const sooner = reconcile({ ...input, paid: [], known: { on: 20170429, later: [] } })
    expect([sooner.lines, sooner.notYetPaid.length]).toEqual([[], 6])
  })
})

describe('the share of the money that is reproduced', () => {
  it('is below 0 where the residuals are larger than what was paid', () => {
    const input = { period: periodOf('2017-01'), payments: ['list'], paid: [month('a', 'list', 201701, 100)] }
    const { total } = reconcile({ ...input, computed: [month('a', 'list', 201701, 350)] })
    expect(total.share).toBe(-1.5)
  })
})

describe('any reconciliation', () => {
  const amount = fc
    .record({
      clinic: fc.constantFrom('a', 'b', 'c'),
      payment: fc.constantFrom('list', 'visits', 'rent', 'drug'),
      at: fc.integer({ min: 1, max: 12 }),
      over: fc.constantFrom(1, 3, 12),
      ore: fc.integer({ min: -1_000_000, max: 1_000_000 }),
    })
    .map(({ clinic, payment, at, over, ore }): PeriodAmount => {
      const first = 201700 + Math.floor((at - 1) / over) * over + 1
      return { clinic, payment, first, last: first + over - 1, ore }
    })
  const names = fc.dictionary(
    fc.constantFrom('list', 'rent', 'drug'),
    fc.uniqueArray(fc.constantFrom('list', 'visits'), { maxLength: 2 }),
  )

  it('loses no öre: its lines add up to all that was paid and all that is computed in the year', () => {
    let [coarser, several] = [0, 0]
    fc.assert(
      fc.property(
        fc.array(amount, { maxLength: 60 }),
        fc.array(amount, { maxLength: 60 }),
        names,
        (paid, drawn, meant) => {
          const computed = drawn.filter(({ payment }) => payment === 'list' || payment === 'visits')
          const { lines, total, notCompared } = reconcile({
            period: periodOf('2017'),
            payments: ['list', 'visits'],
            paid,
            computed,
            names: meant,
          })
          const sum = (amounts: readonly { readonly ore: number }[]): number =>
            amounts.reduce((all, { ore }) => all + ore, 0)
          expect(notCompared).toEqual([])
          // What cancels out within a line to nothing on both sides is no line; its sum is 0.
          expect(total.paid).toBe(sum(paid))
          expect(total.computed).toBe(sum(computed))
          expect(lines.reduce((all, { residual }) => all + residual, 0)).toBe(sum(paid) - sum(computed))
          for (const what of ['clinic', 'payment'] as const) {
            const groups = agreementBy(lines, what)
            expect(groups.reduce((all, { apart }) => all + apart, 0)).toBe(total.apart)
            expect(groups.reduce((all, { residual }) => all + residual, 0)).toBe(total.residual)
          }
          expect(new Set(lines.map(({ key }) => key)).size).toBe(lines.length)
          if (lines.some(({ first, last }) => first !== last)) coarser += 1
          if (lines.some(({ payment }) => payment.includes('+'))) several += 1
        },
      ),
      { numRuns: effort(150, 2000), seed },
    )
    expect([coarser > 50, several > 5]).toEqual([true, true])
  })
})
