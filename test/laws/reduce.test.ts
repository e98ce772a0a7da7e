import { describe, expect, it } from 'vitest'
import { planModel, type Program, readPeriod, requestFor, tabulateRows } from '../../models/index.ts'
import { type PriceInput, price, reduceToClinics } from '../../models/payout/index.ts'
import { effort, seed } from '../effort.ts'
import { drawCases } from './drawCases.ts'

const SEEDS = effort(12, 3000)

/** Öre by payment, window and clinic, or the words of the refusal. */
function paid(program: Program, input: PriceInput): unknown {
  try {
    return price(program, input).payments.map(({ name, ore, unpaid }) => ({ name, ore, unpaid }))
  } catch {
    return 'refused'
  }
}

/** Every figure of a program, and the rows of its tables, each to be changed alone. */
function figuresOf({
  figures,
  tables,
}: Program): readonly { readonly name: string; readonly of: string; readonly value: number }[] {
  return [
    ...figures.map(({ name, values }) => ({ name, of: name, value: values[0]?.value ?? 0 })),
    ...tables.flatMap(({ name, values }) =>
      (values[0]?.rows ?? []).map(({ value }, row) => ({ name: `${name}[${row}]`, of: name, value })),
    ),
  ]
}

describe('a program reduced to its clinics', () => {
  it('pays the same to the öre, also with another value of every figure that is not row-bound', {
    timeout: 240_000,
  }, () => {
    const tried = { programs: 0, figures: 0, rows: 0, rowBound: 0 }
    for (let index = 0; index < SEEDS; index += 1)
      for (const given of drawCases(seed + index))
        for (const { model } of given.documents) {
          const period = readPeriod(given.period)
          if (!period) throw new Error(`${given.period} is no period.`)
          const { program } = planModel(model)
          const whole = { quantities: count(program, model, period, given.rows) }
          if (!whole.quantities || paid(program, whole as PriceInput) === 'refused') continue
          const full = whole as PriceInput
          // As it comes over the wire.
          const { rowBound, ...sent } = reduceToClinics(program, full)
          const received = JSON.parse(JSON.stringify(sent)) as typeof sent
          // As a browser prices it: what one change does not reach is kept for the next.
          const reduced = { ...received, kept: new Map() }
          const where = `seed ${given.seed}, ${model.name}`
          expect(reduced.quantities.windows.every(({ counts }) => counts.length === 0)).toBe(true)
          expect(paid(received.program, received), where).toEqual(paid(program, full))
          expect(paid(reduced.program, reduced), where).toEqual(paid(program, full))
          tried.programs += 1
          // Multiplied, as the budget lock does it, all figures that can be.
          const free = [...program.figures, ...program.tables]
            .map(({ name }) => name)
            .filter((name) => !rowBound.includes(name))
          const factors = Object.fromEntries(free.map((name) => [name, 0.75]))
          const multiplied = paid(program, { ...full, factors })
          const there = multiplied === 'refused' ? multiplied : paid(reduced.program, { ...reduced, factors })
          expect(there, where).toEqual(multiplied)
          for (const { name, of, value } of figuresOf(program)) {
            if (rowBound.includes(of)) {
              tried.rowBound += 1
              continue
            }
            const changes = { [name]: value * 1.25 + 0.5 }
            const changed = paid(program, { ...full, changes })
            if (changed === 'refused') continue
            expect(paid(reduced.program, { ...reduced, changes }), `${where}, ${name}`).toEqual(changed)
            if (name === of) tried.figures += 1
            else tried.rows += 1
          }
        }
    console.log(`Reduced: ${JSON.stringify(tried)}, from seed ${seed}.`)
    expect(tried.programs).toBeGreaterThan(SEEDS)
    expect(Math.min(tried.figures, tried.rows, tried.rowBound)).toBeGreaterThan(100)
  })
})

function count(
  program: Program,
  model: Parameters<typeof requestFor>[1],
  period: Parameters<typeof requestFor>[2],
  rows: Parameters<typeof tabulateRows>[0],
) {
  try {
    return tabulateRows(rows, requestFor(program, model, period))
  } catch {
    return undefined
  }
}
