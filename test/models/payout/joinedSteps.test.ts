import { describe, expect, it } from 'vitest'
import type { Quantities } from '../../../models/plan/Count.ts'
import type { Program, Step, WindowProgram } from '../../../models/plan/Program.ts'
import { joinSteps } from '../../../models/payout/joinSteps.ts'
import { price } from '../../../models/payout/price.ts'

/** Two facts of clinics, a condition, and three rates, as the steps 0 to 5; 6 is zero and 7 is not. */
const GIVEN: readonly Step[] = [
  { op: 'clinicFact', domain: 'clinic', name: 'a' },
  { op: 'clinicFact', domain: 'clinic', name: 'b' },
  { op: 'clinicFact', domain: 'clinic', name: 'is' },
  { op: 'figure', domain: 'once', name: 'x' },
  { op: 'figure', domain: 'once', name: 'y' },
  { op: 'figure', domain: 'once', name: 'z' },
  { op: 'constant', domain: 'once', value: 0 },
  { op: 'constant', domain: 'once', value: 7 },
]
const FACTS = { a: [0.1, 0.7, 12_345_678.9, -0.3], b: [0.2, 1e-3, 1, 0.6], is: [true, false, true, false] }
const [A, B, IS, X, Y, Z, ZERO, SEVEN] = [0, 1, 2, 3, 4, 5, 6, 7]

const on = (op: 'add' | 'multiply' | 'when', ...of: number[]): Step => ({ op, domain: 'clinic', of })

function programOf(steps: readonly Step[]): Program {
  const all = [...GIVEN, ...steps]
  const payment = { name: 'paid', group: 'fixed', over: 'year', toOpenClinics: false, amount: all.length - 1 } as const
  const part: WindowProgram = {
    over: 'year',
    counts: [],
    facts: [],
    indicators: [],
    previous: [],
    steps: all,
    payments: [payment],
    formulas: [],
    columnNames: [],
  }
  const figure = (name: string, value: number) => ({
    name,
    unit: 'SEK',
    values: [{ from: '2026-01-01' as const, value, source: 's', basis: 'decided' as const }],
  })
  return {
    model: 'm',
    currency: 'SEK',
    valid: { from: '2026-01-01' as const },
    figures: [figure('x', 0.1), figure('y', 0.3), figure('z', 3)],
    tables: [],
    windows: [part],
    payments: [payment],
  }
}

const quantities: Quantities = {
  clinics: ['c0', 'c1', 'c2', 'c3'],
  windows: [
    {
      over: 'year',
      windows: [{ first: 202601, last: 202612, cutOff: 20261231 }],
      counts: [],
      monthsOpen: [[12, 12, 12, 12]],
      facts: Object.fromEntries(Object.entries(FACTS).map(([name, values]) => [name, [values]])),
      indicators: {},
      previous: {},
    },
  ],
}

interface Rates {
  readonly x: number
  readonly y: number
  readonly z: number
}
type Clinic = (clinic: { readonly a: number; readonly b: number; readonly is: boolean }, rates: Rates) => number

/** What the steps say, written as JavaScript. */
const SUMS: Readonly<Record<string, { readonly steps: readonly Step[]; readonly says: Clinic }>> = {
  'products from left to right': {
    steps: [on('multiply', X, A), on('multiply', B, Y), on('add', 8, 9), on('multiply', Z, A), on('add', 10, 11)],
    says: ({ a, b }, { x, y, z }) => x * a + b * y + z * a,
  },
  'products after what stands on either side': {
    steps: [
      on('multiply', X, A),
      on('add', 8, B),
      on('multiply', Y, B),
      on('add', 10, 9),
      on('multiply', Z, A),
      on('add', 11, 12),
    ],
    says: ({ a, b }, { x, y, z }) => y * b + (x * a + b) + z * a,
  },
  'rates for those where a condition holds': {
    steps: [
      on('when', IS, X, ZERO),
      on('when', IS, Y, ZERO),
      on('add', 8, 9),
      on('when', IS, Z, ZERO),
      on('add', 10, 11),
    ],
    says: ({ is }, { x, y, z }) => (is ? x : 0) + (is ? y : 0) + (is ? z : 0),
  },
  'a rate for those where a condition holds, and another for the rest': {
    steps: [on('when', IS, X, SEVEN), on('multiply', Y, A), on('add', 8, 9), on('multiply', Z, B), on('add', 10, 11)],
    says: ({ a, b, is }, { x, y, z }) => (is ? x : 7) + y * a + z * b,
  },
  'a product that something else reads too': {
    steps: [
      on('multiply', X, A),
      on('multiply', Y, B),
      on('add', 8, 9),
      on('when', IS, Z, ZERO),
      on('add', 10, 11),
      on('add', 12, 8),
    ],
    says: ({ a, b, is }, { x, y, z }) => x * a + y * b + (is ? z : 0) + x * a,
  },
}

describe.each(Object.entries(SUMS))('A sum of %s', (_, { steps, says }) => {
  const program = programOf(steps)
  const [part] = program.windows

  it('is computed together', () => {
    expect(joinSteps(part as WindowProgram, { isKept: true, isOneWindow: true }).some(({ products }) => products)).toBe(
      true,
    )
  })

  it('comes to the bit to what it says', () => {
    for (const rates of RATES) {
      const expected = quantities.clinics.map((__, clinic) =>
        says({ a: FACTS.a[clinic] ?? 0, b: FACTS.b[clinic] ?? 0, is: FACTS.is[clinic] ?? false }, rates),
      )
      const kept = new Map()
      price(program, { quantities, kept })
      // toEqual tells 0 from −0.
      for (const input of [{ quantities }, { quantities, kept }])
        expect(price(program, { ...input, changes: { ...rates } }).payments[0]?.exact, JSON.stringify(rates)).toEqual([
          expected,
        ])
    }
  })
})

const RATES: readonly Rates[] = [
  { x: 0.1, y: 0.3, z: 3 },
  { x: -0.1, y: 12_345.6, z: -12_345.6 },
  { x: -5, y: -0, z: -0 },
  { x: 0, y: 0, z: 0 },
  { x: -0, y: -0, z: -0 },
]
