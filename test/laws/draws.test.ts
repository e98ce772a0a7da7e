import { describe, expect, it } from 'vitest'
import { DRAWS_A_BLOCK, type Draws, inputOfDraw } from '../../models/analysis/uncertainty/Drawer.ts'
import { priceManyDraws } from '../../models/analysis/uncertainty/priceManyDraws.ts'
import { factorsOf } from '../../models/analysis/uncertainty/Spread.ts'
import { planModel, type Program, readPeriod, requestFor, tabulateRows } from '../../models/index.ts'
import { type PriceInput, price, reduceToClinics } from '../../models/payout/index.ts'
import { effort, seed } from '../effort.ts'
import { drawCases } from './drawCases.ts'

const SEEDS = effort(8, 1500)

/** Draws of a block that are held against the program: its first, its last, and some between. */
const LOOKED_AT = [0, 1, 2, 3, 30, DRAWS_A_BLOCK - 1]

describe('many draws at once', () => {
  it('are to the bit what pricing the program draw by draw gives', { timeout: 240_000 }, () => {
    const differences: string[] = []
    const tried = { programs: 0, closed: 0, refused: 0, amounts: 0, moved: 0 }
    for (let index = 0; index < SEEDS; index += 1)
      for (const given of drawCases(seed + index))
        for (const { model } of given.documents) {
          const period = readPeriod(given.period)
          if (!period) throw new Error(`${given.period} is no period.`)
          const { program } = planModel(model)
          const reduced = attempt(() => {
            const quantities = tabulateRows(given.rows, requestFor(program, model, period))
            return reduceToClinics(program, { quantities })
          })
          if (!reduced) continue
          const where = `seed ${given.seed}, ${model.name}`
          const draws = drawsOf(reduced.program, { quantities: reduced.quantities }, reduced.rowBound)
          if (draws.factors.size === 0) continue
          const drawer = priceManyDraws(draws)
          if (!drawer) {
            tried.closed += 1
            continue
          }
          const each = attempt(() => LOOKED_AT.map((draw) => amounts(draws, draw)))
          const many = attempt(() => drawer(0))
          // A draw without an answer stops either way; one that is not looked at may be the one.
          if (!each && many) differences.push(`${where}: paid, where the program refuses`)
          if (!each || !many) {
            tried.refused += 1
            continue
          }
          tried.programs += 1
          LOOKED_AT.forEach((draw, place) =>
            each[place]?.forEach((clinics, payment) =>
              clinics.forEach((amount, clinic) => {
                const found = many[payment]?.values[clinic * DRAWS_A_BLOCK + draw]
                if (!Object.is(found, amount)) differences.push(`${where}: ${found} instead of ${amount}`)
                tried.amounts += 1
                if (amount !== each[0]?.[payment]?.[clinic]) tried.moved += 1
              }),
            ),
          )
        }
    console.info(`Drawn: ${JSON.stringify(tried)}, from seed ${seed}.`)
    expect(differences).toEqual([])
    expect(tried.programs).toBeGreaterThan(SEEDS)
    expect(tried.moved).toBeGreaterThan(1000)
  })
})

/** Every figure and table that no row is priced with, drawn; of some tables their rows. Some are multiplied already. */
function drawsOf(program: Program, input: PriceInput, rowBound: readonly string[]): Draws {
  const free = [...program.figures, ...program.tables].filter(({ name }) => !rowBound.includes(name))
  const names = free.flatMap(({ name, values }, place) => {
    const [first] = values
    return place % 2 === 0 && first && 'rows' in first ? [`${name}[0]`, `${name}[1]`] : [name]
  })
  const factors = names.map((name, place) => {
    const spread =
      place % 3 === 0 ? ({ kind: 'uniform', reach: 0.5 } as const) : ({ kind: 'normal', deviation: 0.1 } as const)
    return [name, factorsOf(name, spread, { seed, count: DRAWS_A_BLOCK })] as const
  })
  const multiplied = free.filter((_, place) => place % 4 === 1).map(({ name }) => [name, 1.125] as const)
  return { program, input: { ...input, factors: Object.fromEntries(multiplied) }, factors: new Map(factors) }
}

/** Each payment to each clinic in one draw, over all windows. */
function amounts(draws: Draws, draw: number): readonly (readonly number[])[] {
  return price(draws.program, inputOfDraw(draws, draw)).payments.map(({ exact }) =>
    draws.input.quantities.clinics.map((_, clinic) => exact.reduce((sum, row) => sum + (row[clinic] as number), 0)),
  )
}

function attempt<T>(compute: () => T): T | undefined {
  try {
    return compute()
  } catch {
    return undefined
  }
}
