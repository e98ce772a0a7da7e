import { describe, expect, it } from 'vitest'
import { readGrouping } from '../../../models/document/readGrouping.ts'
import { modelOf, SMALL, seeing } from './catalogue.ts'

const TEXT = `format: 1
grouping: heart_and_sugar
status: illustrative
label: { sv: Hjärta och socker, en: Heart and sugar }
over: 18 months
sources:
  list: { title: A list of codes (invented) }
conditions:
  diabetes: { label: { sv: Diabetes, en: Diabetes }, codes: [E10, e11.9] }
  mild_failure: { codes: [I50.1] }
  severe_failure: { codes: [I50.9], replaces: [mild_failure] }
derived:
  any_failure: { any: [mild_failure, severe_failure] }
  sweet_failure: { all: [diabetes, any_failure] }
counts:
  chronic_count: [diabetes, any_failure]
  all_count: all
`

describe('readGrouping', () => {
  const { grouping, diagnostics } = readGrouping(TEXT, 'heart_and_sugar.yaml')

  it('reads codes without points, hierarchies, what is derived and what is counted', () => {
    expect(diagnostics).toEqual([])
    expect(grouping).toEqual({
      name: 'heart_and_sugar',
      label: { sv: 'Hjärta och socker', en: 'Heart and sugar' },
      status: 'illustrative',
      months: 18,
      codesFromData: false,
      conditions: [
        { word: 'diabetes', label: { sv: 'Diabetes', en: 'Diabetes' }, codes: ['E10', 'E119'], replaces: [] },
        { word: 'mild_failure', label: undefined, codes: ['I501'], replaces: [] },
        { word: 'severe_failure', label: undefined, codes: ['I509'], replaces: ['mild_failure'] },
      ],
      derived: [
        { word: 'any_failure', how: 'any', of: ['mild_failure', 'severe_failure'] },
        { word: 'sweet_failure', how: 'all', of: ['diabetes', 'any_failure'] },
      ],
      counts: [
        { name: 'chronic_count', of: ['diabetes', 'any_failure'] },
        { name: 'all_count', of: ['diabetes', 'mild_failure', 'severe_failure', 'any_failure', 'sweet_failure'] },
      ],
    })
  })

  it('lets a model use its words and counts', () => {
    const model = modelOf(
      SMALL.replace('currency: SEK', 'currency: SEK\nconditions: { grouping: heart_and_sugar }').replace(
        'formula: base_fee',
        'formula: when(has(patient.conditions, "sweet_failure"), base_fee * patient.chronic_count, 0)',
      ),
      seeing({ heart_and_sugar: TEXT }),
    )
    expect(model.facts.find(({ name }) => name === 'chronic_count')).toMatchObject({
      entity: 'patient',
      kind: 'number',
      unit: 'weight',
      table: 'computed',
    })
    expect(model.grouping?.months).toBe(18)
  })

  it('takes no condition that replaces itself', () => {
    const { diagnostics: told } = readGrouping(
      TEXT.replace('replaces: [mild_failure]', 'replaces: [severe_failure]'),
      'a.yaml',
    )
    expect(told.map(({ code }) => code)).toEqual(['unknown-word'])
  })
})
