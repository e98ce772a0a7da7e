import { describe, expect, it } from 'vitest'
import type { Label, Model } from '../../models/document/Model.ts'
import { type Fact, FACTS } from '../../models/vocabulary/facts.ts'
import { readCatalogue } from './readCatalogue.ts'

const models = readCatalogue().flatMap(({ model }) => (model ? [model] : []))

/** Words that Swedish and English spell alike: names, abbreviations, and some plain words. */
const ALIKE = new Set(
  'ascites bonus cancer care depression diabetes england enhanced family global gävleborg hba1c hcc health medicaid ontario organization plan plus region segment service singapore skåne stockholm sum swpe video östergötland'.split(
    ' ',
  ),
)

interface Part {
  readonly kind: string
  readonly name: string
  readonly label?: Label | undefined
}

/** Whatever a document gives a name of its own, and so may give a label. */
function partsOf(model: Model): readonly Part[] {
  const own = model.facts.filter((fact) => !FACTS.includes(fact))
  return [
    { kind: 'model', name: model.name, label: model.label },
    ...(model.jurisdiction ? [{ kind: 'jurisdiction', name: model.name, label: model.jurisdiction }] : []),
    ...own.map((fact) => ({ ...fact, kind: `fact of ${fact.entity}` })),
    ...own.flatMap((fact) => wordsOf(fact, model)),
    ...model.parameters.map((one) => ({ ...one, kind: 'parameter' })),
    ...model.tables.map((one) => ({ ...one, kind: 'table' })),
    ...model.indicators.map((one) => ({ ...one, kind: 'indicator' })),
    ...model.formulas.map((one) => ({ ...one, kind: `formula of ${one.level}` })),
    ...model.payments.map((one) => ({ ...one, kind: 'payment' })),
  ]
}

/** The words that a fact may be, those of its grouping among them. */
function wordsOf({ name, words = [], wordLabels }: Fact, { grouping }: Model): readonly Part[] {
  const coded = name === 'conditions' ? [...(grouping?.conditions ?? []), ...(grouping?.derived ?? [])] : []
  return words.map((word) => ({
    kind: `word of ${name}`,
    name: word,
    label: wordLabels?.[word] ?? coded.find((one) => one.word === word)?.label,
  }))
}

const naming = ({ kind, name, label }: Part): string => `${kind} ${name}: ${label?.sv ?? ''} | ${label?.en ?? ''}`

/** A `_` as in a name of a document, or a small letter where a label begins with a capital. */
const isIdentifier = (text: string): boolean => /_|^\p{Ll}/u.test(text)

/** A code of the publisher, a number, or a word that both languages have. */
const isAlike = (word: string): boolean => /^[A-Z]+\d+$|^[\d–()]+$/.test(word) || ALIKE.has(word.toLowerCase())

describe.each(models.map((model) => ({ name: model.name, model })))('the labels of $name', ({ model }) => {
  const parts = partsOf(model)

  it('stand at every fact and its words, at every figure, table, indicator, formula and payment, in both languages', () => {
    const without = parts.filter(({ label }) => !label?.sv.trim() || !label.en.trim())
    expect(without.map(naming)).toEqual([])
  })

  it('are words for people and no names of the document', () => {
    const named = parts.filter(({ label }) => label && (isIdentifier(label.sv) || isIdentifier(label.en)))
    expect(named.map(naming)).toEqual([])
  })

  it('differ between the languages, unless every word is the same in both', () => {
    const same = parts.filter(({ label }) => label && label.sv === label.en && !label.sv.split(/[ ,]+/).every(isAlike))
    expect(same.map(naming)).toEqual([])
  })

  it('tell the formulas of one level apart', () => {
    for (const language of ['sv', 'en'] as const) {
      const labels = model.formulas.map(({ level, label }) => `${level}: ${label?.[language]}`)
      expect(labels.filter((label, place) => labels.indexOf(label) < place)).toEqual([])
    }
  })
})
