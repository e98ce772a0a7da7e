import { describe, expect, it } from 'vitest'
import {
  type Delivered,
  type Model,
  missingFor,
  nameOfNeed,
  needsOf,
  neverFilled,
  NO_ROWS,
  openFigures,
  planModel,
  readPeriod,
  requestFor,
} from '../../../../models/index.ts'
import { rowsToDataset } from '../../../../server/dataset/rowsToDataset.ts'
import { payRun } from '../../../../server/run/payRun.ts'
import { readCatalogue } from '../../../catalogue/readCatalogue.ts'
import { refuseAbsentTables } from '../../../../server/warehouse/refuseAbsentTables.ts'
import type { Schema } from '../../../../server/warehouse/Schema.ts'
import { modelOf, smallWith } from '../../document/catalogue.ts'

const YEAR = readPeriod('2026')
if (!YEAR) throw new Error('2026 is a year.')

/** A dataset with these tables, `table.column`s, facts of clinics and so on, and nothing else. */
function delivering(...names: readonly string[]): Delivered {
  const after = (word: string) =>
    new Set(names.filter((name) => name.startsWith(`${word} `)).map((name) => name.slice(word.length + 1)))
  return {
    hasTable: (table) => names.some((name) => name === table || name.startsWith(`${table}.`)),
    hasColumn: (table, column) => names.includes(`${table}.${column}`),
    clinicFacts: after('clinic_facts'),
    indicators: after('indicators'),
    measurements: after('measurements'),
    groupings: after('codes'),
  }
}

/** What a model needs, and what each absence stops: `clinic.distance always`. */
function needsIn(model: Model): readonly string[] {
  const { needs } = needsOf(model, planModel(model).program)
  return needs.map((need) => `${nameOfNeed(need)} ${need.stops}`)
}

function missing(model: Model, ...names: readonly string[]): readonly string[] {
  const { program } = planModel(model)
  const found = missingFor(needsOf(model, program), program, delivering(...names))
  return [...found.tables, ...found.needs.map((need) => `${nameOfNeed(need)} ${need.stops}`)]
}

const CLINIC_FACTS = `facts:
  clinic:
    distance: { label: { sv: Avstånd, en: Distance }, unit: points, table: clinic_facts }
    backup: { label: { sv: Reserv, en: Backup }, unit: points, table: clinic_facts, missing: 0 }
    is_rural: { label: { sv: Landsbygd, en: Rural }, kind: boolean, table: clinics }
formulas:
  clinic:
    picked:
      unit: points
      formula: FORMULA
`

/** A model whose payment is the base fee for each of some points of a clinic. */
function byPoints(formula: string): Model {
  const text = smallWith(CLINIC_FACTS.replace('FORMULA', formula), 'base_fee * clinic.picked')
    .replace('each: patient', 'each: clinic')
    .replace('unit: SEK/patient/month', 'unit: SEK/point/month')
  return modelOf(text)
}

describe('what a model needs', () => {
  it('is each fact that a payment reads, and not one that only a test or nobody reads', () => {
    expect(needsIn(byPoints('clinic.distance'))).toEqual(['clinic.distance always'])
  })

  it('is no fact that the document has a value for where it is missing', () => {
    expect(needsIn(byPoints('clinic.distance + clinic.backup'))).toEqual([
      'clinic.distance always',
      'clinic.backup never',
    ])
  })

  it('is no fact that is asked for first', () => {
    expect(needsIn(byPoints('when(known(clinic.distance), clinic.distance, 0)'))).toEqual(['clinic.distance never'])
  })

  it('stops some clinics alone where a condition picks them', () => {
    expect(needsIn(byPoints('when(clinic.is_rural, clinic.distance, 0)'))).toEqual([
      'clinic.is_rural always',
      'clinic.distance sometimes',
    ])
  })

  it('is the tables whose rows are counted', () => {
    const model = modelOf(smallWith(''))
    expect(needsOf(model, planModel(model).program).tables).toEqual(['clinics', 'listings', 'patients'])
  })
})

describe('what a dataset lacks', () => {
  it('is nothing where all is delivered, by month or on the clinic itself', () => {
    const model = byPoints('clinic.distance')
    expect(missing(model, 'clinics', 'clinic_facts distance')).toEqual([])
    expect(missing(model, 'clinics', 'clinics.distance')).toEqual([])
    expect(missing(model, 'clinics', 'clinic_facts nearness')).toEqual(['clinic.distance always'])
  })

  it('is seen together: of two facts that stand in for each other one is enough', () => {
    const model = byPoints(
      'when(known(clinic.backup), clinic.backup, when(known(clinic.distance), clinic.distance, 1))',
    )
    expect(missing(model, 'clinics')).toEqual([])
  })

  it('is an indicator that is never counted, and a table', () => {
    const indicator = 'indicators:\n  reached: { label: { sv: Uppnått, en: Reached }, table: indicators }\n'
    const model = modelOf(
      smallWith(indicator, 'base_fee * reached.share')
        .replace('each: patient', 'each: clinic')
        .replace('SEK/patient/month', 'SEK/month'),
    )
    expect(missing(model, 'clinics')).toEqual(['indicator reached always'])
    expect(missing(model, 'clinics', 'indicators reached')).toEqual([])
    expect(missing(modelOf(smallWith('')), 'clinics')).toEqual(['listings', 'patients'])
  })

  it('stops a run just as it says', async () => {
    const dataset = await rowsToDataset({
      ...NO_ROWS,
      clinics: [
        { id: 'north', facts: { is_rural: true } },
        { id: 'south', facts: { is_rural: false } },
      ],
    })
    const run = (model: Model) =>
      payRun({
        name: model.name,
        models: [model],
        entries: [{ model: model.name, clinics: 'all' }],
        dataset,
        period: YEAR,
        command: '',
      })
    const lacks = (model: Model) =>
      missingFor(needsOf(model, planModel(model).program), planModel(model).program, dataset.delivered).needs.map(
        nameOfNeed,
      )
    for (const formula of ['clinic.distance', 'when(clinic.is_rural, clinic.distance, 0)']) {
      expect(lacks(byPoints(formula)), formula).toEqual(['clinic.distance'])
      await expect(run(byPoints(formula)), formula).rejects.toThrow('no `clinic.distance`')
    }
    expect(lacks(byPoints('clinic.backup'))).toEqual([])
    await expect(run(byPoints('clinic.backup'))).resolves.toBeDefined()
    await dataset.warehouse.close()
  })
})

describe('open figures', () => {
  const open = `parameters:
  known_fee: { label: { sv: Känd, en: Known }, unit: SEK/patient/month, values: { 2026-07-01: { value: 1, source: terms § 1 } } }
  open_fee:
    label: { sv: Öppen, en: Open }
    unit: SEK/patient/month
    values:
      2026-01-01: { source: terms § 2, basis: missing }
`
  const model = modelOf(smallWith('', 'base_fee + known_fee + open_fee').replace('parameters:\n', open))

  it('are those that a window of the period reads on a day without a value', () => {
    const { program } = planModel(model)
    const asked = { cutOff: model.cutOff, period: YEAR }
    expect(openFigures(program, asked)).toEqual([
      { name: 'known_fee', why: 'later' },
      { name: 'open_fee', why: 'missing' },
    ])
    expect(openFigures(program, { ...asked, ratesOf: '2026-08-01' })).toEqual([{ name: 'open_fee', why: 'missing' }])
    expect(neverFilled(program)).toEqual(['open_fee'])
  })
})

describe('over the whole catalogue', () => {
  const models = readCatalogue().flatMap(({ model }) => model ?? [])

  it('the tables are those that a warehouse refuses to do without', () => {
    for (const model of models) {
      const { program } = planModel(model)
      const { tables } = needsOf(model, program)
      const request = requestFor(program, model, YEAR)
      const having = (names: readonly string[]): Schema =>
        new Map(names.map((name) => [name as 'clinics', { columns: new Map(), hasAlike: false }]))
      expect(() => refuseAbsentTables(request, having(tables)), model.name).not.toThrow()
      for (const one of tables.filter((table) => table !== 'clinics'))
        expect(() => refuseAbsentTables(request, having(tables.filter((table) => table !== one))), model.name).toThrow()
    }
  })
})
