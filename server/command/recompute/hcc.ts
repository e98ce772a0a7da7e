import { join } from 'node:path'
import type { Model } from '../../../models/index.ts'
import type { Dataset } from '../../dataset/Dataset.ts'
import type { CsvRow } from './readCsv.ts'
import { readDocument } from './readDocument.ts'
import { readTable } from './readTable.ts'
import type { Recomputed } from './Recomputed.ts'
import { type ClinicRun, runFor } from './runFor.ts'
import type { Workshop } from './Workshop.ts'

const FOLDER = 'data/us'
const PROFILES = 'hcc_vectors_80.csv'

/** Profiles with a known risk score: the score, and the list of categories, by both versions of CMS-HCC. */
export async function recomputeHcc(workshop: Workshop): Promise<readonly Recomputed[]> {
  const dataset = await workshop.open(join(workshop.shared, FOLDER), 'hcc_profiles')
  const profiles = readTable(join(workshop.shared, FOLDER, PROFILES))
  const made: Recomputed[] = []
  for (const version of ['V24', 'V28'] as const) {
    const own = profiles.filter(({ model }) => model === version)
    made.push(...(await recomputeVersion(version, own, dataset)))
  }
  return made
}

async function recomputeVersion(version: 'V24' | 'V28', profiles: readonly CsvRow[], dataset: Dataset) {
  const name = `cms_hcc_${version.toLowerCase()}`
  const categories = categoriesOf(readDocument({ name }))
  const model = readDocument({ scenario: countingScenario(name, categories) })
  const facts = ['raw_score_sum', ...categories.map(countOf)]
  const run = await runFor({ model, dataset, period: '2026-01', facts })
  const same = { document: name, data: `${FOLDER}/${PROFILES}` }
  return [
    {
      ...same,
      title: `CMS-HCC ${version}: raw risk score`,
      unit: 'risk score',
      decimals: 3,
      within: 'the last printed digit: 0.0005',
      reachable: 'all of them, to the last digit',
      compared: profiles.map((row) => ({
        id: idOf(row),
        computed: run(idOf(row)).facts['raw_score_sum'] ?? Number.NaN,
        published: Number(row['score_hccpy']),
        tolerance: 0.0005,
        cause: 'unexplained',
      })),
    },
    {
      ...same,
      title: `CMS-HCC ${version}: list of categories after the hierarchy`,
      unit: 'categories that stand in both lists, of those in either',
      decimals: 0,
      within: 'the same list',
      reachable: 'all of them',
      compared: profiles.map((row) => compareLists(row, run(idOf(row)), categories)),
    },
  ]
}

/** The lists agree when what stands in either stands in both. */
function compareLists(row: CsvRow, run: ClinicRun, categories: readonly string[]) {
  const published = new Set(
    (row['hccs_after_hierarchy'] ?? '')
      .split('|')
      .filter(Boolean)
      .map((number) => `hcc${number}`),
  )
  const computed = new Set(categories.filter((word) => run.facts[countOf(word)] === 1))
  const either = new Set([...published, ...computed])
  const both = [...published].filter((word) => computed.has(word))
  const cause = `computed ${[...computed].join(' ')}, published ${[...published].join(' ')}`
  return { id: idOf(row), computed: both.length, published: either.size, tolerance: 0, cause }
}

function categoriesOf({ grouping }: Model): readonly string[] {
  return (grouping?.counts.find(({ name }) => name === 'payment_hccs')?.of ?? []).toSorted()
}

function countOf(word: string): string {
  return `${word}_patients`
}

/**
 * The model with its open rates filled, so that it runs, and with a count of the patients in each category. What an edit
 * of diagnoses moves from one category to another is counted there.
 */
function countingScenario(name: string, categories: readonly string[]): string {
  const counts = categories.map(
    (word) => `      ${countOf(word)}:\n        unit: patients\n        formula: ${countFormula(name, word)}\n`,
  )
  return `format: 1
scenario: ${name}_recomputed
extends: { model: ${name} }
status: illustrative
label: { sv: Omräkning, en: Recomputation }
sources:
  filled: { title: Filled so that the score can be run; it does not depend on them }
changes:
  parameters:
    base_fee: { values: { 2024-01-01: { value: 1, source: filled rate, basis: estimated } } }
    coding_share: { values: { 2024-01-01: { value: 0, source: filled rate, basis: estimated } } }
    normalisation_weight: { values: { 2024-01-01: { value: 1, source: filled rate, basis: estimated } } }
  formulas:
    clinic:
${counts.join('')}`
}

/** By edits of diagnoses, one category stands in for another. */
const MOVED: Readonly<Record<string, string>> = {
  hcc22: 'has(patients.conditions, "hcc22") or patients.is_breast_cancer_edit',
  hcc23: 'has(patients.conditions, "hcc23") and not patients.is_breast_cancer_edit',
  hcc111: 'has(patients.conditions, "hcc111") and not patients.is_haemophilia_edit',
  hcc112: 'has(patients.conditions, "hcc112") or patients.is_haemophilia_edit',
}

function countFormula(name: string, word: string): string {
  const moved = name === 'cms_hcc_v28' ? MOVED[word] : undefined
  return `count(${moved ?? `has(patients.conditions, "${word}")`})`
}

function idOf(row: CsvRow): string {
  return row['profile'] ?? ''
}
