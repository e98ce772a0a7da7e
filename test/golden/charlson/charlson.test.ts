import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import {
  type ClinicRow,
  type Model,
  NO_ROWS,
  planModel,
  readModel,
  requestFor,
  type Rows,
  tabulateRows,
} from '../../../models/index.ts'
import { findBase } from '../../../server/catalogue/findDocument.ts'
import { rowsToDataset } from '../../../server/dataset/rowsToDataset.ts'
import { payRun } from '../../../server/run/payRun.ts'
import { effort, seed } from '../../effort.ts'
import { sharedData } from '../../shared.ts'
import { drawPatients } from './drawPatients.ts'
import { groupsByTable, readPublished, scoreByTable, WORD_OF } from './publishedCharlson.ts'

const TABLE = 'data/groupers/charlson_sweden_icd10se_2021.csv'
const HERE = join(import.meta.dirname, '..', '..', '..', 'models', 'catalogue', 'conditions')
const WORDS = Object.values(WORD_OF)
const period = { text: '2026-01', first: 202601, last: 202601 } // read on 31 December 2025

/** The score with another window, which a scenario changes, and the patients who have each condition. */
function modelOver(months: number): Model {
  const counts = WORDS.map(
    (word) =>
      `      ${word}_number:\n        unit: patients\n        formula: count(has(patients.conditions, "${word}"))\n`,
  )
  const scenario = `format: 1
scenario: over_${months}
extends: { model: charlson_score }
status: illustrative
label: { sv: Annat fönster, en: Another window }
changes:
  conditions: { grouping: charlson_sweden, over: ${months} months }
  formulas:
    clinic:
${counts.join('')}`
  const { model, diagnostics } = readModel(scenario, 'over.yaml', {
    base: (name) => findBase(name, join(HERE, 'over.yaml')),
  })
  if (!model) throw new Error(diagnostics.map(({ message }) => message).join('\n'))
  return model
}

/** Each patient is listed at a clinic of their own, so that what is counted of the clinic is the patient's. */
function rowsOf(patients: readonly (readonly { readonly code: string; readonly date: number }[])[]): Rows {
  const ids = patients.map((_, place) => `p${String(place).padStart(6, '0')}`)
  return {
    ...NO_ROWS,
    clinics: ids.map((id): ClinicRow => ({ id, facts: {} })),
    patients: ids.map((id) => ({ id, n: 1, facts: {} })),
    listings: ids.map((id) => ({ patient: id, clinic: id })),
    diagnoses: patients.flatMap((own, place) => own.map((one) => ({ patient: ids[place] ?? '', ...one }))),
  }
}

/** The first day that counts of so many months back from the last of December 2025. */
function firstDay(months: number): number {
  const month = 2025 * 12 + 12 - months
  return Math.floor(month / 12) * 10_000 + ((month % 12) + 1) * 100 + 1
}

describe('the published table', () => {
  it('is the grouping and the weights of the documents, code for code', () => {
    const table = readPublished(sharedData(TABLE))
    expect(table).toHaveLength(281)
    const { grouping, tables } = modelOver(12)
    const coded = (word: string) => grouping?.conditions.find((one) => one.word === word)?.codes ?? []
    const byGroup = Map.groupBy(table, ({ group }) => group)
    const own = (group: string) => (byGroup.get(group) ?? []).map(({ prefix }) => prefix)
    const wordOf = { ...WORD_OF, Liver_special: 'ascites', Severe_liver_disease: 'oesophageal_varices' }
    for (const [group, word] of Object.entries(wordOf)) expect(coded(word), group).toEqual(own(group))
    expect(Object.keys(wordOf).toSorted()).toEqual([...byGroup.keys()].toSorted())
    const rows = tables.find(({ name }) => name === 'charlson_points')?.values[0]?.rows ?? []
    expect(rows).toHaveLength(WORDS.length)
    const text = readFileSync(join(HERE, 'charlson_score.yaml'), 'utf8')
    for (const [group, word] of Object.entries(WORD_OF))
      expect(text, word).toContain(`          ${word}: ${byGroup.get(group)?.[0]?.weight}\n`)
  })
})

describe.each([12, 15, 18, 60])('patients grouped over %i months', (months) => {
  const model = modelOver(months)

  it('have the groups and the score of the table, one by one', async () => {
    const table = readPublished(sharedData(TABLE))
    const everyCode = table.map(({ prefix }) => [{ code: prefix, date: 20251201 }])
    const patients = [...everyCode, ...drawPatients(table, { count: effort(500, 20_000), seed: seed + months })]
    const dataset = await rowsToDataset(rowsOf(patients))
    onTestFinished(() => dataset.warehouse.close())
    const facts = ['charlson_sum', ...WORDS.map((word) => `${word}_number`)]
    const entries = [{ model: model.name, clinics: 'all' as const }]
    const { run } = await payRun({ name: model.name, models: [model], entries, dataset, period, facts, command: '' })
    const from = firstDay(months)
    const expected = patients.map((own) => {
      const groups = groupsByTable(
        table,
        own.filter(({ date }) => date >= from).map(({ code }) => code),
      )
      const counts = Object.entries(WORD_OF).map(([group, word]) => [`${word}_number`, groups.has(group) ? 1 : 0])
      return { charlson_sum: scoreByTable(table, groups), ...Object.fromEntries(counts) }
    })
    expect(run.clinics.map((clinic) => clinic.facts)).toEqual(expected)
    const met = new Set(expected.flatMap((own) => Object.entries(own).flatMap(([name, n]) => (n === 1 ? [name] : []))))
    expect(WORDS.filter((word) => !met.has(`${word}_number`))).toEqual([]) // what was drawn meets every group
  })

  it('are counted alike in memory and by the database', async () => {
    const table = readPublished(sharedData(TABLE))
    const rows = rowsOf(drawPatients(table, { count: effort(300, 2_000), seed }))
    const dataset = await rowsToDataset(rows)
    onTestFinished(() => dataset.warehouse.close())
    const request = requestFor(planModel(model).program, model, period)
    expect(tabulateRows(rows, request)).toEqual(await dataset.warehouse.count(request))
  })
})
