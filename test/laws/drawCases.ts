import { addMonths, type Month, monthsBetween, writeMonth } from '../../models/date/Month.ts'
import { type Period, readPeriod } from '../../models/date/Period.ts'
import type { ClinicRow } from '../../models/vocabulary/Rows.ts'
import type { Case, CaseModel } from './Case.ts'
import { type Chance, chanceFrom } from './Chance.ts'
import { drawDocument } from './drawDocument.ts'
import { drawGrouping } from './drawGrouping.ts'
import { drawRows } from './drawRows.ts'
import { readCase } from './readCase.ts'

const PERIODS = [
  ...(['2016', '2016', '2016', '2016', '2015', '2015'] as const),
  ...(['2016-Q1', '2016-Q3', '2016-Q4', '2016-03', '2016-12', '2016-02', '2016-06'] as const),
] as const

const DATASETS = 4

/** Makes up documents from a seed, and some datasets and assignments to run them on: reading documents is the slow part. */
export function drawCases(seed: number): readonly Case[] {
  const chance = chanceFrom(seed)
  const period = readPeriod(chance.pick(PERIODS)) as Period
  const names = chance.flip(0.7) ? ['first_model', 'second_model'] : ['only_model']
  const changes = changesIn(chance, period)
  const grouping = drawGrouping(chance, 'some_grouping')
  const documents = names.map((model): CaseModel => {
    return readCase(model, drawDocument(chance, { model, changes, grouping: 'some_grouping' }), grouping)
  })
  const models = documents.map(({ model }) => model)
  return Array.from({ length: DATASETS }, () => {
    const rows = drawRows(chance, models, period)
    const entries = drawEntries(chance, names, rows.clinics, period)
    const ratesOf = chance.flip(0.12) ? chance.pick(['2014-06-30', '2016-05-01', '2018-01-01']) : undefined
    return { seed, documents, entries, rows, period: period.text, ratesOf }
  })
}

/** The first of some months of the period, on which figures may change. */
function changesIn(chance: Chance, period: Period): readonly string[] {
  const months = Array.from({ length: chance.pick([0, 1, 1, 2]) }, () => someMonth(chance, period))
  return [...new Set(months)].toSorted((a, b) => a - b).map((month) => `${writeMonth(month)}-01`)
}

function someMonth(chance: Chance, { first, last }: Period): Month {
  return addMonths(first, chance.whole(0, monthsBetween(first, last)))
}

/** All on one model; or some on another, from the beginning or from a month on. */
function drawEntries(
  chance: Chance,
  names: readonly string[],
  clinics: readonly ClinicRow[],
  period: Period,
): Case['entries'] {
  const [first = '', second] = names
  const ids = clinics.map(({ id }) => id)
  const all = { model: first, clinics: chance.flip(0.75) ? ('all' as const) : chance.some(ids, 0.7) }
  if (second === undefined) return [all]
  const some = chance.some(ids, 0.6)
  const from = chance.flip(0.5) ? { from: someMonth(chance, period) } : {}
  return [all, { model: second, clinics: chance.flip(0.1) ? 'all' : some, ...from }]
}
