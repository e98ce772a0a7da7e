import { describe, expect, it } from 'vitest'
import {
  type CaseMixDocument,
  estimateCaseMix,
  readModel,
  runTests,
  writeCaseMixModel,
} from '../../../../models/index.ts'
import { seed } from '../../../effort.ts'
import { drawPersons, SMALL_OPTIONS } from './persons.ts'

const rows = drawPersons({ count: 500, seed, spread: 100_000 })
const DOCUMENT: CaseMixDocument = {
  name: 'weights',
  from: '2016-01-01',
  currency: 'SEK',
  dataset: 'region_2016',
  hash: 'sha256-00ff',
  costs: 'costs.csv, sha256-11ee',
  command: "kapitera casemix --data 'my data' --period 2016",
  isInvented: true,
}
const GROUPING = `format: 1
grouping: lungs
label: { sv: Lungor, en: Lungs }
over: 12 months
conditions:
  copd: { codes: [J44] }
  diabetes: { codes: [E11] }
counts:
  lung_number: all
`
const read = (text: string) =>
  readModel(text, 'weights.yaml', {
    base: (name) => (name === 'lungs' ? { file: 'lungs.yaml', text: GROUPING } : undefined),
  })

describe.each([
  { what: 'conditions as delivered', by: 'condition', own: {} },
  { what: 'conditions of a grouping', by: 'condition', own: { grouping: { name: 'lungs', months: 18 } } },
  { what: 'their number', by: 'number', own: { grouping: { name: 'lungs', months: 1 }, count: 'lung_number' } },
] as const)('a document of weights by $what', ({ by, own }) => {
  const mix = estimateCaseMix(rows, { ...SMALL_OPTIONS, by })
  const text = writeCaseMixModel(mix, { ...DOCUMENT, ...own })
  const { model, diagnostics } = read(text)

  it('reads without a complaint, and does what its own test says', () => {
    expect(diagnostics).toEqual([])
    expect(model && runTests(model)).toEqual([])
    expect(model?.tests).toHaveLength(1)
  })

  it('has the weights in millionths, as estimated from a dataset by a command', () => {
    const female = mix.weights.find(({ name }) => name === 'female 65+')?.weight ?? 0
    expect(text).toMatch(new RegExp(`65\\+: \\{ female: ${(Math.round(female * 1e6) / 1e6).toString()}, male: `))
    expect(text.match(/basis: estimated/g)).toHaveLength(2)
    expect(text).toContain(
      'Estimated from the invented dataset region_2016, sha256-00ff; costs: costs.csv, sha256-11ee',
    )
    expect(text).toContain("note: { en: 'kapitera casemix --data ''my data'' --period 2016' }")
  })

  it('says that invented data is invented, and nothing of the kind of a region’s own', () => {
    expect(model?.note?.en).toContain('invented data')
    const ofRegion = writeCaseMixModel(mix, { ...DOCUMENT, ...own, isInvented: false })
    expect(ofRegion).not.toContain('invented')
    expect(read(ofRegion).diagnostics).toEqual([])
  })
})
