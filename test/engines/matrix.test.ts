import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '../server/command/runCommand.ts'
import { needPostgres, type Postgres, sharedPostgres } from '../postgres.ts'
import { sharedData } from '../shared.ts'
import { importSet, modelOf } from './matrix/importSet.ts'
import { ENGINES, type Line } from './matrix/Line.ts'
import { matrixTable, unequal } from './matrix/matrixTable.ts'
import { payEverywhere } from './matrix/payEverywhere.ts'
import { closePlaces, placesOf } from './matrix/placesOf.ts'
import { SETS } from './matrix/SETS.ts'

let postgres: Postgres | undefined
beforeAll(async () => {
  postgres = await sharedPostgres()
})
afterAll(() => postgres?.stop())

/** Small enough for every commit; `npm run matrix` has all. */
const PART = 'Synthea, 27 patients with contacts'
const MODELS = ['list_by_age', 'global_budget', 'chronic_condition_plan', 'primary_care_first_estimate']

describe('models × datasets × engines', () => {
  it('have equal hashes: the oracle, memory, DuckDB with one thread and four, PostgreSQL', async () => {
    sharedData('data/synthea')
    const set = SETS.find(({ name }) => name === PART)
    if (!set) throw new Error(`${PART} is no dataset of the matrix.`)
    const folder = temporaryFolder()
    const imported = await importSet(set, folder)
    const places = await placesOf({ name: set.name, imported, postgres: needPostgres(postgres) })
    const lines: Line[] = []
    for (const { model, ...rest } of set.runs.filter((run) => MODELS.includes(run.model)))
      lines.push(await payEverywhere(places, { model: modelOf(model, folder), ...rest }))
    await closePlaces(places)
    expect(lines.map(({ model }) => model).toSorted()).toEqual(MODELS.toSorted())
    for (const { model, answers } of lines) {
      const ran = ENGINES.filter((engine) => 'payouts' in answers[engine])
      expect(ran, model).toEqual(ENGINES)
      const payouts = ENGINES.map((engine) => ('payouts' in answers[engine] ? answers[engine].payouts : ''))
      expect(new Set(payouts).size, model).toBe(1)
    }
    expect(unequal(lines)).toEqual([])
  })

  it('name an engine that answers otherwise', () => {
    const same = { quantities: 'sha256-111111111111', payouts: 'sha256-222222222222' }
    const other = { ...same, payouts: 'sha256-333333333333' }
    const answers = Object.fromEntries(ENGINES.map((engine) => [engine, engine === 'PostgreSQL' ? other : same]))
    const line = { dataset: 'd', model: 'm', period: '2026', isRowBound: false, answers: answers as Line['answers'] }
    expect(unequal([line])).toEqual([line])
    expect(matrixTable([line])).toContain('| the same | the same | the same | the same | **different** |')
  })

  it('stand in the page as they were run last, without a difference', () => {
    const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'reference', 'matrix.md'), 'utf8')
    for (const { name, runs } of SETS) {
      const [, section = ''] = page.split(`### ${name}\n`)
      const table = section.split('\n### ')[0] ?? ''
      for (const { model } of runs) expect(table, name).toContain(`\`${model}\``)
    }
    expect(page).toContain('Pairs in which any two engines differ: 0.')
    expect(page).not.toContain('different**')
  })
})
