import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { planModel, readModel, readPeriod, requestFor, runTests, tabulateRows } from '../../../models/index.ts'
import { explain } from '../../../models/payout/index.ts'

const file = join(import.meta.dirname, 'shapes.yaml')
const { model, diagnostics } = readModel(readFileSync(file), 'shapes.yaml')
const [test] = model?.tests ?? []

describe('shapes whose first reading is wrong', () => {
  it('are read without a doubt, and pay what their arithmetic says', () => {
    expect(diagnostics.map(({ message }) => message)).toEqual([])
    expect(model && runTests(model).map(({ message, hint }) => `${message} ${hint ?? ''}`)).toEqual([])
  })

  it('have terms that give the amount, whatever currencies and shares are in it', () => {
    const period = readPeriod('2026-03')
    if (!model || !test || !period) throw new Error('shapes.yaml cannot be read')
    const { program, terms } = planModel(model, { explain: true })
    const quantities = tabulateRows(test.given, requestFor(program, model, period))
    const { payments } = explain(program, terms, { quantities }, 'south')
    const inTerms = payments.map(({ name, terms: own }) => [name, own.reduce((sum, { amount }) => sum + amount, 0)])
    expect(Object.fromEntries(inTerms)).toEqual({
      bracket_payment: expect.closeTo(15, 9) as number,
      kept_payment: expect.closeTo(351.25, 9) as number,
      rounded_payment: expect.closeTo(602.5, 9) as number, // the rounding to hundreds stands beside the terms
      corridor_payment: expect.closeTo(201.25, 9) as number,
      euro_payment: expect.closeTo(220, 9) as number,
      middle_payment: expect.closeTo(40, 9) as number,
    })
  })
})
