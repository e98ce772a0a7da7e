import { describe, expect, it } from 'vitest'
import { type Period, readPeriod } from '../../models/date/Period.ts'
import type { Over } from '../../models/date/Window.ts'
import type { Rows } from '../../models/vocabulary/Rows.ts'
import { effort, seed } from '../effort.ts'
import type { Case } from './Case.ts'
import { chanceFrom } from './Chance.ts'
import { beginDraft } from './Draft.ts'
import { drawRows } from './drawRows.ts'
import { priceInMemory } from './engines.ts'
import { readCase } from './readCase.ts'
import { capitation, feeByAge } from './shapes/perPatient.ts'

const CASES = effort(60, 1000)
const YEAR = readPeriod('2016') as Period

describe('a payment that is linear in its rate', () => {
  it('comes to the year in twelve months, but for half an öre each month', () => {
    let compared = 0
    for (let index = 0; index < CASES; index += 1) {
      const given = drawSteadyCase(seed + index)
      const [months, year] = [yearly(over(given, 'month')), yearly(over(given, 'year'))]
      for (const [name, ore] of months) {
        const difference = Math.abs(ore - (year.get(name) ?? 0))
        expect(difference, `seed ${given.seed}, ${name}`).toBeLessThanOrEqual(13 * 0.501) // twelve months and the year
        if (ore !== 0) compared += 1
      }
    }
    expect(compared).toBeGreaterThan(CASES)
  })
})

/** Rates by month, quarter and year on a list that does not change. */
function drawSteadyCase(from: number): Case {
  const chance = chanceFrom(from)
  const draft = beginDraft(chance, { model: 'steady', cutOff: 'last day of month', dates: ['2013-01-01'] })
  for (const shape of [capitation, capitation, feeByAge]) shape(draft)
  const document = readCase('steady', draft.text(), '')
  const rows = steady(drawRows(chance, [document.model], YEAR))
  return { seed: from, documents: [document], entries: [{ model: 'steady', clinics: 'all' }], rows, period: YEAR.text }
}

function steady(rows: Rows): Rows {
  return {
    ...rows,
    clinics: rows.clinics.map(({ id, facts }) => ({ id, facts })),
    patients: rows.patients.map((patient, index) => ({
      ...patient,
      birth: undefined,
      facts: { age: index * 7, sex: 'female', ...patient.facts },
    })),
    listings: [...new Map(rows.listings.map(({ patient, clinic }) => [patient, { patient, clinic }])).values()],
  }
}

function over(given: Case, window: Over): Case {
  const documents = given.documents.map(({ text, model }) => {
    const payments = model.payments.map((payment) => ({ ...payment, over: window, round: undefined }))
    return { text, model: { ...model, payments } }
  })
  return { ...given, documents }
}

/** Öre of a year, by clinic and payment. */
function yearly(given: Case): ReadonlyMap<string, number> {
  const amounts = priceInMemory(given).flatMap(({ clinics, payments }) =>
    payments.flatMap(({ name, ore }) =>
      clinics.map((clinic, place): [string, number] => [
        `${clinic}, ${name}`,
        ore.reduce((sum, window) => sum + (window[place] ?? 0), 0),
      ]),
    ),
  )
  return new Map(amounts)
}
