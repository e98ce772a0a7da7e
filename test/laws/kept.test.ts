import { describe, expect, it } from 'vitest'
import { planModel, type Program, readPeriod, requestFor, tabulateRows } from '../../models/index.ts'
import { type Changes, type PriceInput, price } from '../../models/payout/index.ts'
import { effort, seed } from '../effort.ts'
import { drawCases } from './drawCases.ts'

const SEEDS = effort(6, 2000)

describe('steps on rows that are kept between two pricings', () => {
  it('pay to the bit what pricing anew pays, whatever figure is changed after another', { timeout: 240_000 }, () => {
    const differences: string[] = []
    const tried = { programs: 0, rowBound: 0, changes: 0 }
    for (let index = 0; index < SEEDS; index += 1)
      for (const given of drawCases(seed + index))
        for (const { model } of given.documents) {
          const period = readPeriod(given.period)
          if (!period) throw new Error(`${given.period} is no period.`)
          const { program, rowBound } = planModel(model)
          const quantities = attempt(() => tabulateRows(given.rows, requestFor(program, model, period)))
          if (!quantities) continue
          const kept: PriceInput = { quantities, kept: new Map() }
          // Counted tables are prepared once for the same quantities, and anew for a copy of them.
          const copy = structuredClone(quantities)
          tried.programs += 1
          if (Object.keys(rowBound).length > 0) tried.rowBound += 1
          for (const changes of changesOf(program)) {
            // Who looks on has each step computed by itself.
            const alone = paid(program, { quantities: copy, changes }, () => {})
            const joined = paid(program, { quantities, changes })
            if (paid(program, { ...kept, changes }) !== alone || joined !== alone)
              differences.push(`seed ${given.seed}, ${model.name}, ${JSON.stringify(changes)}`)
            tried.changes += 1
          }
        }
    console.info(`Kept: ${JSON.stringify(tried)}, from seed ${seed}.`)
    expect(differences).toEqual([])
    expect(Math.min(tried.programs, tried.rowBound)).toBeGreaterThan(SEEDS / 2)
    expect(tried.changes).toBeGreaterThan(10 * SEEDS)
  })
})

/** Nothing, one figure or row after another, some at once, and back. */
function changesOf({ figures, tables }: Program): readonly Changes[] {
  const all = [
    ...figures.map(({ name, values }) => [name, (values[0]?.value ?? 0) * 1.25 + 0.5] as const),
    ...tables.flatMap(({ name, values }) =>
      (values[0]?.rows ?? []).slice(0, 2).map(({ value }, row) => [`${name}[${row}]`, value * 1.25 + 0.5] as const),
    ),
  ]
  return [
    {},
    ...all.slice(0, 6).map(([name, value]) => ({ [name]: value })),
    Object.fromEntries(all),
    {},
    // Below zero a rate for those where a condition holds is no product of the two.
    Object.fromEntries(all.map(([name, value]) => [name, -value])),
    Object.fromEntries(all.slice(0, 3)),
  ]
}

/** Amounts before they are rounded, as text, or that they are refused. */
function paid(program: Program, input: PriceInput, look?: Parameters<typeof price>[2]): string {
  return (
    attempt(() =>
      JSON.stringify(
        price(program, input, look).payments.map(({ name, exact, ore }) => ({ name, exact, ore })),
        // JSON has no zero below zero.
        (_, value: unknown) => (Object.is(value, -0) ? '-0' : value),
      ),
    ) ?? 'refused'
  )
}

function attempt<T>(compute: () => T): T | undefined {
  try {
    return compute()
  } catch {
    return undefined
  }
}
