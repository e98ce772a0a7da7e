import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Model, Rows } from '../../models/index.ts'
import { reduceToClinics } from '../../models/payout/index.ts'
import { joinSteps } from '../../models/payout/joinSteps.ts'
import { exactTotal, price } from '../../models/payout/price.ts'
import type { Dataset } from '../../server/dataset/Dataset.ts'
import { rowsToDataset } from '../../server/dataset/rowsToDataset.ts'
import { type CountedModel, countModel } from '../../server/run/countModel.ts'
import { documentOf, rowsCounted, YEAR } from './ours/counted.ts'

// Times flicker, and are measured by `npm run bench`. What they are made of does not: how many statements are sent, how
// often a large table is read in them, how many rows come back, how long a program is, and how many numbers are computed
// anew when a rate changes. Each bound is what the work needs by the rule beside it; less is welcome.

const CLINICS = 5
const PATIENTS = 400
const CONDITIONS = [
  'hypertension',
  'diabetes',
  'asthma',
  'copd',
  'heart_failure',
  'atrial_fibrillation',
  'stroke',
  'depression',
]
const COUNTS = ['visits', 'home_visits', 'videos', 'phone_calls', 'chats', 'reviews']

interface Patient {
  readonly clinic: string
  readonly age: number
  readonly sex: string
  readonly conditions: readonly string[]
  readonly counts: readonly number[]
}

const patients = Array.from({ length: PATIENTS }, (_, place): Patient => {
  const bits = (place * 2_654_435_761) >>> 0
  return {
    clinic: `c${place % CLINICS}`,
    age: (bits >>> 7) % 90,
    sex: bits % 2 === 0 ? 'female' : 'male',
    conditions: CONDITIONS.filter((word) => (bits >>> (CONDITIONS.indexOf(word) * 3)) % 5 === 0),
    counts: COUNTS.map((name) => (bits >>> (COUNTS.indexOf(name) * 4)) % 3),
  }
})

let dataset: Dataset
let tariff: CountedModel
beforeAll(async () => {
  dataset = await rowsToDataset(rowsOf(patients))
  tariff = await count('tariff')
})
afterAll(() => dataset.warehouse.close())

describe('The peers’ tariff', () => {
  it('is counted by a statement for each group of facts that belong together, and one of clinics', () => {
    const statements = dataset.warehouse.explain(tariff.request)
    expect(statements.length).toBeLessThanOrEqual(4) // age and sex; conditions and reviews; contacts; clinics
    const read = statements.flatMap(({ sql }) => sql.match(/\b(?:FROM|JOIN) "?(?:patients|listings|listed)"?\b/g) ?? [])
    expect(read.length).toBeLessThanOrEqual(7) // lists and patients thrice, and once the different sets of conditions
  })

  it('brings back a row for each combination that occurs, and none beside', () => {
    const occurring = [
      combinations(({ age, sex }) => [age, sex]),
      combinations(({ conditions, counts }) => [conditions, counts[5]]),
      combinations(({ counts }) => counts),
    ]
    expect(sorted(rowsCounted(tariff))).toEqual(sorted(occurring))
  })

  it('computes only what a rate reaches', () => {
    const cells = combinations(({ counts }) => counts)
    const pay = paying(tariff)
    // The ceiling, the lesser of it and what is earned by each cell, and the sum by clinic.
    expect(pay.anew({ contact_cap: 120 })).toBeLessThanOrEqual(1 + cells + CLINICS)
    // A linear rate stands above the clinics: the rate, and two products or so for each of them.
    expect(pay.anew({ contact_cap: 120, review_bonus_fee: 40 })).toBeLessThanOrEqual(3 + 3 * CLINICS)
    expect(pay.anew({ contact_cap: 120, review_bonus_fee: 40 })).toBe(0)
  })
})

describe('Sixty rates', () => {
  it('are priced from sums by clinic, with a program of a few steps a rate', async () => {
    const counted = await count('sixty_rates')
    const { program, quantities, rowBound } = reduceToClinics(counted.plan.program, counted)
    expect(rowBound).toEqual([])
    const numbers = quantities.windows.flatMap(({ counts, facts }) => [...counts, ...Object.values(facts)])
    expect(numbers.length).toBeLessThanOrEqual(60)
    // For each rate the figure, what is counted, their product and the sum.
    expect(program.windows[0]?.steps.length).toBeLessThanOrEqual(4 * 60)
    const pay = paying({ plan: { program }, quantities })
    expect(pay.anew({ visit_fee: 30 })).toBeLessThanOrEqual(1 + 7 * CLINICS) // it, its product, and the sums above
    expect(pay.anew({ visit_fee: 30 })).toBe(0)
  })
})

describe('Sums by clinic', () => {
  it.each([
    ['sixty_rates', 46], // ages and sexes with a fee of their own
    ['monthly', 14],
  ])('of %s are made with the columns that were counted and two beside, for %i rows of a table', async (name, rows) => {
    const counted = await count(name)
    const [table] = counted.plan.program.tables
    expect(table?.values[0]?.rows).toHaveLength(rows)
    const [tabulated] = counted.quantities.windows.flatMap(({ counts }) => counts)
    // Its columns, and how many there are in each window.
    const own = (tabulated?.columns.length ?? 0) + (tabulated?.n.length ?? 0)
    const lengths: number[] = []
    class Counted extends Float64Array {
      constructor(...words: readonly unknown[]) {
        super(...(words as [number]))
        lengths.push(this.length)
      }
    }
    vi.stubGlobal('Float64Array', Counted)
    try {
      reduceToClinics(counted.plan.program, counted)
    } finally {
      vi.unstubAllGlobals()
    }
    const cells = tabulated?.clinic.length ?? 0
    expect(cells).toBeGreaterThan(rows + CLINICS)
    const made = lengths.filter((length) => length === cells).length
    expect(made).toBeGreaterThanOrEqual(own)
    expect(made).toBeLessThanOrEqual(own + 2)
  })
})

describe('Steps that are computed together', () => {
  it('are for sixty rates one sum of products a payment', async () => {
    const { program } = await sixty()
    const [part] = program.windows
    const units = part ? joinSteps(part, { isKept: true, isOneWindow: true }) : []
    expect(units.filter(({ products }) => products)).toHaveLength(program.payments.length)
    // Beside them only the rates and what is counted are left.
    expect(units).toHaveLength(2 * 60 + program.payments.length)
  })

  it('are for the cells of contacts two passes: what is earned, kept for another ceiling, and the lesser of both as it is added up', () => {
    const [part] = tariff.plan.program.windows
    const units = part ? joinSteps(part, { isKept: true, isOneWindow: true }) : []
    const contacts = part?.steps.find(({ op }) => op === 'min')?.domain
    const onCells = units.filter(({ root }) => part?.steps[root]?.domain === contacts)
    expect(onCells.filter(({ root }) => part?.steps[root]?.op !== 'column')).toEqual([
      expect.objectContaining({ products: expect.objectContaining({ terms: expect.toSatisfy(hasSix) }) }),
    ])
    const sum = units.find(({ amounts = [] }) => amounts.some((one) => part?.steps[one]?.op === 'min'))
    expect(sum?.amounts).toHaveLength(1)
  })

  it('are not joined across windows, which share the amounts of rows', () => {
    const [part] = tariff.plan.program.windows
    const units = part ? joinSteps(part, { isKept: true, isOneWindow: false }) : []
    expect(units.filter(({ amounts }) => amounts)).toEqual([])
  })
})

const hasSix = (terms: readonly unknown[]): boolean => terms.length === 6

describe('Prices of what is kept', () => {
  it('are written into the columns of the prices before: all rates changed take no column but those of payments', async () => {
    const { program, quantities } = await sixty()
    const kept = new Map()
    const pay = (turn: number) => price(program, { quantities, kept, factors: factorsOf(program, 1 + turn / 100) })
    for (let turn = 0; turn < 3; turn += 1) pay(turn)
    let made = 0
    class Counted extends Float64Array {
      constructor(length: number) {
        super(length)
        made += 1
      }
    }
    vi.stubGlobal('Float64Array', Counted)
    try {
      pay(3)
    } finally {
      vi.unstubAllGlobals()
    }
    expect(made).toBeGreaterThan(0)
    expect(made).toBeLessThanOrEqual(program.payments.length)
  })

  it('are the sum that a budget lock asks for, to the bit, without any list of öre', async () => {
    const { program, quantities } = await sixty()
    const kept = new Map()
    for (const turn of [0, 3, 1]) {
      const input = { quantities, factors: factorsOf(program, 1 + turn / 100) }
      const rows = price(program, input).payments.flatMap(({ exact }) =>
        exact.map((row) => row.reduce((a, b) => a + b, 0)),
      )
      expect(exactTotal(program, { ...input, kept })).toBe(rows.reduce((a, b) => a + b, 0))
    }
  })

  it('leave what somebody was shown as it was', async () => {
    const { program, quantities } = await sixty()
    const kept = new Map()
    const pay = (turn: number, look?: Parameters<typeof price>[2]) =>
      price(program, { quantities, kept, factors: factorsOf(program, 1 + turn / 100) }, look)
    pay(0)
    let shown: readonly Float64Array[] = []
    pay(1, ({ values }) => (shown = values))
    const then = shown.map((column) => [...column])
    for (let turn = 2; turn < 5; turn += 1) pay(turn)
    expect(shown.map((column) => [...column])).toEqual(then)
  })
})

type Program = CountedModel['plan']['program']

async function sixty() {
  const counted = await count('sixty_rates')
  return reduceToClinics(counted.plan.program, counted)
}

function factorsOf({ figures, tables }: Program, factor: number): Readonly<Record<string, number>> {
  const rates = [...figures, ...tables].filter(({ unit }) => unit.startsWith('SEK'))
  return Object.fromEntries(rates.map(({ name }) => [name, factor]))
}

/** Prices with kept steps, and tells how many numbers were computed anew. */
function paying({
  plan,
  quantities,
}: { readonly plan: { readonly program: CountedModel['plan']['program'] } } & Pick<CountedModel, 'quantities'>) {
  const kept = new Map()
  let before: readonly object[] = []
  const anew = (changes: Readonly<Record<string, number>>): number => {
    let made = 0
    price(plan.program, { quantities, kept, changes }, ({ values }) => {
      for (const [step, column] of values.entries()) if (before[step] !== column) made += column.length
      before = values
    })
    return made
  }
  anew({})
  return { anew }
}

function combinations(of: (patient: Patient) => unknown): number {
  return new Set(patients.map((patient) => JSON.stringify([patient.clinic, of(patient)]))).size
}

const sorted = (numbers: readonly number[]): readonly number[] => numbers.toSorted((a, b) => a - b)

function count(name: string): Promise<CountedModel> {
  const model: Model = documentOf(name)
  return countModel(model, { dataset, period: YEAR })
}

function rowsOf(all: readonly Patient[]): Rows {
  return {
    clinics: Array.from({ length: CLINICS }, (_, place) => ({ id: `c${place}`, facts: {} })),
    patients: all.map(({ age, sex, conditions, counts }, place) => ({
      id: `p${place}`,
      n: 1,
      facts: { age, sex, conditions, ...Object.fromEntries(COUNTS.map((name, kind) => [name, counts[kind] ?? 0])) },
    })),
    listings: all.map(({ clinic }, place) => ({ patient: `p${place}`, clinic })),
    contacts: [],
    diagnoses: [],
    enrolments: [],
    costs: [],
    measurements: [],
    clinicFacts: [],
    indicators: [],
    codes: [],
  }
}
