import { describe, expect, it } from 'vitest'
import { compareStructures, type Model, type Structure, structureOf } from '../../../../models/index.ts'
import { readCatalogue } from '../../../catalogue/readCatalogue.ts'

const models = new Map(readCatalogue().flatMap(({ model }) => (model ? [[model.name, model] as const] : [])))

function structure(name: string): Structure {
  return structureOf(models.get(name) as Model)
}

const names = (payments: Structure['payments']): readonly string[] => payments.map(({ name }) => name)

describe('a model as structure', () => {
  it('is its payments with what they read down through formulas and tables', () => {
    const age = structure('vastra_gotaland_filled').payments.find(({ name }) => name === 'age_sex_payment')
    expect(age).toMatchObject({ group: 'fixed', each: 'clinic', facts: ['patient.age', 'patient.sex', 'patients'] })
    const points = age?.rates.find(({ rows }) => rows !== null)
    expect(points).toMatchObject({ value: null, basis: 'estimated' })
  })

  it('names the words that facts are compared with', () => {
    const home = structure('gavleborg').payments.find(({ name }) => name === 'nursing_home_payment')
    expect(home?.words).toEqual(['enrolment.kind = nursing_home'])
  })

  it('has every payment of the model once, and only rates that it reads', () => {
    for (const model of models.values()) {
      const { payments } = structureOf(model)
      expect(names(payments)).toEqual(model.payments.map(({ name }) => name))
      const figures = new Set([
        ...model.parameters.map(({ name }) => name),
        ...model.tables.map(({ name }) => name),
        ...model.indicators.flatMap(({ name, limits }) =>
          limits.flatMap((dated) => Object.keys(dated.limits).map((limit) => `${name}.${limit}`)),
        ),
      ])
      for (const { rates } of payments) for (const { name } of rates) expect(figures.has(name), name).toBe(true)
    }
  })
})

describe('two models side by side', () => {
  // Gävleborg's page of 2017 names drugs and their redistribution, child health, nursing homes, VAT and forgone fees.
  it('says what Gävleborg pays for that Västra Götaland does not', () => {
    const { onlyA } = compareStructures(structure('gavleborg'), structure('vastra_gotaland'))
    expect(names(onlyA)).toEqual(
      expect.arrayContaining([
        'drug_payment',
        'drug_coverage_adjustment',
        'forgone_fee_payment',
        'vat_payment',
        'infant_payment',
        'child_payment',
        'nursing_home_payment',
      ]),
    )
    expect(names(onlyA)).not.toContain('age_payment')
    expect(names(onlyA)).not.toContain('geography_payment')
  })

  it('finds age alike though one region pays by sex too, and says so', () => {
    const { alike } = compareStructures(structure('gavleborg'), structure('vastra_gotaland'))
    expect(alike.find(({ a }) => a.name === 'age_payment')).toMatchObject({
      by: 'subject',
      b: { name: 'age_sex_payment' },
      onlyA: [],
      onlyB: ['patient.sex'],
    })
    expect(alike.find(({ a }) => a.name === 'geography_payment')).toMatchObject({ by: 'name' })
  })

  it('are wholly alike where a model meets itself', () => {
    for (const model of models.values()) {
      const own = structureOf(model)
      const { alike, onlyA, onlyB } = compareStructures(own, own)
      expect([...onlyA, ...onlyB], model.name).toEqual([])
      for (const { onlyA: left, onlyB: right } of alike) expect([...left, ...right], model.name).toEqual([])
    }
  })

  it('is the same the other way about', () => {
    const [a, b] = [structure('stockholm_2015'), structure('stockholm_2016')]
    const there = compareStructures(a, b)
    const back = compareStructures(b, a)
    expect(names(there.onlyA)).toEqual(names(back.onlyB))
    expect(names(there.onlyB)).toEqual(names(back.onlyA))
  })
})
