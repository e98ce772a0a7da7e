import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { NO_ROWS } from '../../models/vocabulary/Rows.ts'
import { oracle } from '../oracle/oracle.ts'
import { type Case, runOf } from './Case.ts'
import { disagreements } from './disagreements.ts'
import { ENGINES } from './engines.ts'
import { readCase } from './readCase.ts'

const text = readFileSync(join(import.meta.dirname, '..', 'oracle', 'worked.yaml'), 'utf8')

/** A year in which a clinic goes over to a pilot in July, whose figures begin with it. */
function pilotFromJuly(payment: string): Case {
  const worked = readCase('worked', text, '')
  const july = text.replace('model: worked', 'model: pilot').replaceAll('2020-01-01', '2026-07-01')
  const pilot = readCase('pilot', july.replace(/\n +2026-03-01: .*/, ''), '')
  const documents = [worked, pilot].map(({ text: written, model }) => {
    return { text: written, model: { ...model, payments: model.payments.filter(({ name }) => name === payment) } }
  })
  const entries = [
    { model: 'worked', clinics: 'all' },
    { model: 'pilot', clinics: ['south'], from: 202607 },
  ] as const
  const clinics = ['south', 'north'].map((id) => ({ id, facts: {} }))
  const patients = [{ id: 'ann', n: 1, facts: {} }]
  const rows = { ...NO_ROWS, clinics, patients, listings: [{ patient: 'ann', clinic: 'south' }] }
  return { seed: 0, documents, entries, rows, period: '2026' }
}

describe.each(Object.entries(ENGINES))('a pilot whose figures begin with its first clinic, by %s', (_, engine) => {
  it.each(['list_payment', 'shared_payment', 'review_payment'])('pays %s from then on', (payment) => {
    const given = pilotFromJuly(payment)
    const right = oracle(runOf(given))
    expect(right).toHaveProperty('models')
    expect(disagreements(right, engine(given))).toEqual([])
  })
})
