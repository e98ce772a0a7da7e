import { describe, expect, it } from 'vitest'
import { canonicalModel } from '../../../models/document/canonicalModel.ts'
import { readGrouping } from '../../../models/document/readGrouping.ts'
import { modelOf, seeing } from './catalogue.ts'

/** A model with a note and a label wherever it may have one; `@` marks what the other text leaves out. */
const FULL = `format: 1
model: small
status: illustrative
label: { sv: Liten, en: Small }
valid: { from: 2026-01-01 }
currency: SEK
cut_off: last day of month
note: { sv: Om modellen., en: Of the model. } @
sources:
  terms:
    title: Terms
    note: { en: Of the source. } @
facts:
  contact:
    visit_order:
      label: { sv: Besök i ordning, en: Visit in order }
      kind: word
      words:
        first: { label: { sv: Första, en: First } }
        second: { label: { sv: Andra, en: Second } }
      table: contacts
      note: { sv: Om uppgiften. } @
parameters:
  visit_fee:
    label: { sv: Besöksavgift, en: Visit fee }
    unit: SEK/contact
    note: { sv: Om satsen. } @
    values:
      2026-01-01: { value: 200, source: terms § 1 }
tables:
  size_fee:
    label: { sv: Efter storlek, en: By size }
    unit: SEK/clinic/month
    by: [clinic.listed]
    note: { sv: Om tabellen. } @
    values:
      2026-01-01: { source: terms § 2, rows: { 0+: 5 } }
indicators:
  calls:
    label: { sv: Besvarade samtal, en: Calls answered }
    table: indicators
    note: { sv: Om indikatorn. } @
    limit_labels: { half_way: { sv: Halva vägen, en: Half way } } @
    limits:
      2026-01-01: { half_way: 0.5, source: terms § 3 }
formulas:
  clinic:
    listed:
      label: { sv: Listade, en: Listed }
      unit: patients
      formula: count(patients)
      note: { sv: Om formeln. } @
payments:
  fixed:
    size_payment:
      label: { sv: Efter storlek, en: By size }
      each: clinic
      formula: size_fee
      source: terms § 2.1 @
      note: { sv: Om ersättningen. } @
  activity:
    first_payment:
      label: { sv: Första besöket, en: First visit }
      each: contact
      formula: when(contact.visit_order == "first", visit_fee, 0)
  target:
    calls_payment:
      label: { sv: Samtal, en: Calls }
      each: indicator
      of: [calls]
      formula: when(indicator.share >= indicator.half_way, size_fee, 0)
`

const WITH = FULL.replaceAll(' @\n', '\n')
const BARE = FULL.split('\n')
  .filter((line) => !line.endsWith(' @'))
  .join('\n')
  .replace(/words:\n.*first:.*\n.*second:.*\n/, 'words: [first, second]\n')

describe('what a document says of its parts', () => {
  const model = modelOf(WITH)

  it('is carried to the checked model: notes, and where a payment is printed', () => {
    expect(model.note).toEqual({ sv: 'Om modellen.', en: 'Of the model.' })
    expect(model.sources[0]?.note).toEqual({ en: 'Of the source.' })
    expect(model.facts.find(({ name }) => name === 'visit_order')?.note).toEqual({ sv: 'Om uppgiften.' })
    expect(model.parameters[0]?.note).toEqual({ sv: 'Om satsen.' })
    expect(model.tables[0]?.note).toEqual({ sv: 'Om tabellen.' })
    expect(model.indicators[0]?.note).toEqual({ sv: 'Om indikatorn.' })
    expect(model.formulas[0]?.note).toEqual({ sv: 'Om formeln.' })
    expect(model.payments[0]).toMatchObject({ source: 'terms § 2.1', note: { sv: 'Om ersättningen.' } })
  })

  it('has labels for the words of its facts and for its limits', () => {
    const fact = model.facts.find(({ name }) => name === 'visit_order')
    expect(fact?.words).toEqual(['first', 'second'])
    expect(fact?.wordLabels).toEqual({ first: { sv: 'Första', en: 'First' }, second: { sv: 'Andra', en: 'Second' } })
    expect(model.indicators[0]?.limitLabels).toEqual({ half_way: { sv: 'Halva vägen', en: 'Half way' } })
  })

  it('is outside the text that a model is known by', () => {
    expect(BARE).not.toContain('note:')
    expect(canonicalModel(model)).toBe(canonicalModel(modelOf(BARE)))
  })

  it('is not taken over by a scenario, which says of itself what it says', () => {
    const scenario = (note: string) =>
      modelOf(
        `format: 1\nscenario: other\nextends: { model: small }\nstatus: illustrative\n` +
          `label: { sv: Annan, en: Other }\n${note}changes: { cut_off: first day of month }\n`,
        seeing({ small: WITH }),
      )
    expect(scenario('').note).toBeUndefined()
    expect(scenario('note: { en: Of the scenario. }\n').note).toEqual({ en: 'Of the scenario.' })
    expect(scenario('').extends).toEqual({ model: 'small', label: { sv: 'Liten', en: 'Small' }, hash: undefined })
    expect(scenario('').parameters[0]?.note).toEqual({ sv: 'Om satsen.' })
  })
})

describe('a grouping', () => {
  const text = (counts: string, derived: string) => `format: 1
grouping: lungs
label: { sv: Lungor, en: Lungs }
over: 12 months
note: { sv: Om grupperingen. }
conditions:
  asthma: { codes: [J45] }
  copd: { codes: [J44] }
derived:
  any_lung: { any: [asthma, copd]${derived} }
counts:
  lung_count: ${counts}
`

  it('has a note, and labels for what it derives and counts', () => {
    const written = text('{ of: all, label: { sv: Antal, en: Number } }', ', label: { sv: Lungsjuk, en: Lung disease }')
    const { grouping, diagnostics } = readGrouping(written, 'lungs.yaml')
    expect(diagnostics).toEqual([])
    expect(grouping?.note).toEqual({ sv: 'Om grupperingen.' })
    expect(grouping?.derived[0]?.label).toEqual({ sv: 'Lungsjuk', en: 'Lung disease' })
    expect(grouping?.counts[0]).toEqual({
      name: 'lung_count',
      label: { sv: 'Antal', en: 'Number' },
      of: ['asthma', 'copd', 'any_lung'],
    })
    expect(readGrouping(text('all', ''), 'lungs.yaml').grouping?.counts[0]?.of).toEqual(['asthma', 'copd', 'any_lung'])
  })
})
