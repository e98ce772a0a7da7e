import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  type Model,
  PlanTrouble,
  planModel,
  RowsTrouble,
  readModel,
  readPeriod,
  requestFor,
  tabulateRows,
} from '../../../models/index.ts'
import { price, RunTrouble } from '../../../models/payout/index.ts'
import { effort, seed } from '../../effort.ts'
import { chanceOf, seedOf } from '../formula/Chance.ts'
import { mutate } from '../formula/mutate.ts'

const catalogue = join(import.meta.dirname, '..', '..', '..', 'models', 'catalogue', 'illustrative')
const TEXT = readFileSync(join(catalogue, 'chronic_care_pilot.yaml'), 'utf8')
const FORMULAS = [...TEXT.matchAll(/^\s+(?:formula|shared_by|pot|numerator|denominator): (.+)$/gm)].map(
  ([line, formula]) => ({
    line,
    formula: (formula ?? '').replace(/ #.*$/, ''),
  }),
)
const NAMES = [...new Set(FORMULAS.flatMap(({ formula }) => formula.match(/[a-z_]+(?:\.[a-z_0-9]+)*/g) ?? []))]
const COUNT = effort(250, 40_000)

/** The pilot with one formula changed at random. */
function mutant(number: number): string {
  const chance = chanceOf(seedOf(seed, `document ${number}`))
  const { line, formula } = chance.pick(FORMULAS)
  const changed = mutate(formula, { formulas: FORMULAS.map((one) => one.formula), names: NAMES }, chance)
  return TEXT.replace(line, () => line.replace(formula, () => changed))
}

/** What came of a model that passed every check: amounts, or a refusal in our own words. */
function payAll(model: Model): 'paid' | 'refused' {
  try {
    const { program } = planModel(model)
    for (const test of model.tests) {
      const period = readPeriod(test.period)
      if (!period) throw new Error(`${test.period} is no period.`)
      const quantities = tabulateRows(test.given, requestFor(program, model, period))
      const ore = price(program, { quantities, changes: test.with }).payments.flatMap((payment) => payment.ore.flat())
      const odd = ore.find((amount) => !Number.isSafeInteger(amount))
      if (odd !== undefined) throw new Error(`${odd} is no whole number of öre.`)
    }
    return 'paid'
  } catch (error) {
    const isTold = error instanceof RunTrouble || error instanceof PlanTrouble || error instanceof RowsTrouble
    if (isTold || error instanceof RangeError) return 'refused'
    throw error
  }
}

describe('a document with a formula changed at random', () => {
  it('is refused, or is planned and priced to whole öre, or stops in words of our own', () => {
    const outcomes = { refused: 0, paid: 0 }
    let passed = 0
    for (let number = 0; number < COUNT; number += 1) {
      const text = mutant(number)
      const { model } = readModel(text, 'mutant.yaml')
      if (!model || text === TEXT) continue
      passed += 1
      try {
        outcomes[payAll(model)] += 1
      } catch (error) {
        throw new Error(`number ${number} of seed ${seed}`, { cause: error })
      }
    }
    console.log(
      `${passed} of ${COUNT} changed documents passed: ${outcomes.paid} were paid, ${outcomes.refused} stopped in words.`,
    )
    expect(passed).toBeGreaterThan(COUNT * 0.03)
    expect(outcomes.paid).toBeGreaterThan(0)
  })
})
