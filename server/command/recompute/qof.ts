import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Model } from '../../../models/index.ts'
import type { CsvRow } from './readCsv.ts'
import { readDocument } from './readDocument.ts'
import { readTable } from './readTable.ts'
import type { Recomputed } from './Recomputed.ts'
import { runFor } from './runFor.ts'
import type { Workshop } from './Workshop.ts'

const YEARS = [
  { file: 'qof_indicator_points_2019_2020.csv', year: 2019, title: '2019/20' },
  { file: 'qof_indicator_points_2022_2023.csv', year: 2022, title: '2022/23' },
  { file: 'qof_indicator_points_2023_2024.csv', year: 2023, title: '2023/24' },
] as const

/** The English quality framework: the points of a practice that reaches everything, in total and by domain. */
export async function recomputeQof(workshop: Workshop): Promise<readonly Recomputed[]> {
  const model = readDocument({ name: 'qof_points' })
  const counted = readDocument({ scenario: pointScenario(model) })
  const dataset = await workshop.open(everythingReached(model, workshop.folder()))
  const made: Recomputed[] = []
  for (const { file, year, title } of YEARS) {
    const run = await runFor({ model: counted, dataset, period: String(year), ratesOf: `${year}-04-01` })
    const { payments, total } = run('best')
    const data = `data/england/${file}`
    const rows = readTable(join(workshop.shared, data))
    const domains = [...new Set(rows.map((row) => row['DOMAIN_DESCRIPTION'] ?? ''))]
    made.push({
      title: `England, quality framework ${title}: points in total and by domain`,
      document: model.name,
      data,
      unit: 'points',
      decimals: 0,
      within: 'the same number',
      reachable: 'all of them',
      compared: [
        { id: 'total', computed: total ?? Number.NaN, published: pointsOf(rows), tolerance: 0 },
        ...domains.map((domain) => {
          const own = rows.filter((row) => row['DOMAIN_DESCRIPTION'] === domain)
          const codes = new Set(own.map((row) => nameOf(row)))
          const paying = model.payments.filter(({ of }) => of.some((indicator) => codes.has(indicator)))
          const computed = paying.reduce((sum, { name }) => sum + (payments[name] ?? Number.NaN), 0)
          return { id: domain, computed, published: pointsOf(own), tolerance: 0 }
        }),
      ],
    })
  }
  return made
}

function pointsOf(rows: readonly CsvRow[]): number {
  return rows.reduce((sum, row) => sum + Number(row['INDICATOR_POINT_VALUE']), 0)
}

function nameOf(row: CsvRow): string {
  return (row['INDICATOR_CODE'] ?? '').toLowerCase()
}

/** A practice of average size and prevalence that reaches all points of every indicator, in each of the years. */
function everythingReached({ indicators, facts }: Model, folder: string): string {
  mkdirSync(folder, { recursive: true })
  const prevalences = facts.filter(({ entity, name }) => entity === 'clinic' && name.endsWith('_prevalence'))
  const header = ['id', 'registered_patients', ...prevalences.map(({ name }) => name)]
  const practice = ['best', '1', ...prevalences.map(() => '1')]
  writeFileSync(join(folder, 'clinics.csv'), `${header.join()}\n${practice.join()}\n`)
  const rows = YEARS.flatMap(({ year }) => indicators.map(({ name }) => `best,${name},${year}-12,1,1\n`))
  writeFileSync(join(folder, 'indicators.csv'), `clinic,indicator,month,numerator,denominator\n${rows.join('')}`)
  return folder
}

/** The model with one pound a point for a practice like the national mean: its payments are then points. */
function pointScenario({ parameters, name }: Model): string {
  const filled = parameters.map(
    (parameter) =>
      `    ${parameter.name}:\n      values:\n${YEARS.map(({ year }) => `        ${year}-04-01: { value: 1, source: filled rate, basis: estimated }\n`).join('')}`,
  )
  return `format: 1
scenario: ${name}_counted
extends: { model: ${name} }
status: illustrative
label: { sv: Poäng, en: Points }
sources:
  filled: { title: One pound a point for an average practice }
changes:
  parameters:
${filled.join('')}`
}
