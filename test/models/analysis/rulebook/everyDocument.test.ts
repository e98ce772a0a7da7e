import { describe, expect, it } from 'vitest'
import {
  type Language,
  type RuleBook,
  type Section,
  type Text,
  writeHtml,
  writeMarkdown,
  writeRuleBook,
} from '../../../../models/index.ts'
import { FACTS } from '../../../../models/vocabulary/facts.ts'
import { wordsEn } from '../../../../models/analysis/rulebook/words.en.ts'
import { wordsSv } from '../../../../models/analysis/rulebook/words.sv.ts'
import { numbersIn } from '../../../../server/rules/numbersIn.ts'
import { readCatalogue } from '../../../catalogue/readCatalogue.ts'

const LANGUAGES: readonly Language[] = ['sv', 'en']

/** Documents that are right; what is wrong with another, its own test says. */
const models = readCatalogue().flatMap(({ model }) => model ?? [])

describe.each(models.map((model) => ({ name: model.name, model })))('the rule book of $name', ({ model }) => {
  const books = LANGUAGES.map((language) => writeRuleBook(model, language, numbersIn(language)))

  it('has no word that is undefined, and no name of the document in place of one', () => {
    for (const book of books) {
      const text = spoken(book)
      const wrong = text.match(/.{0,30}(\bundefined\b|\bNaN\b|\[object|(?<![\w./])[a-z]+_[a-z_]+).{0,30}/g) ?? []
      expect(wrong, book.language).toEqual([])
    }
  })

  it('has a code nowhere but in a note and where it says how the data is written', () => {
    for (const book of books) {
      const own = book.sections.filter(({ id }) => id !== 'conditions').flatMap(codesIn)
      expect(own, book.language).toEqual([])
    }
  })

  it('finds a label for every word, limit, count and formula of its document', () => {
    const { facts, grouping, indicators, formulas } = model
    const coded = [...(grouping?.conditions ?? []), ...(grouping?.derived ?? [])]
    const words = facts.flatMap(({ name, words: all = [], wordLabels = {} }) =>
      all.filter((word) => {
        const isCoded = name === 'conditions' && coded.some((one) => one.word === word && one.label)
        return !(word in wordsSv.words) && !(word in wordLabels) && !isCoded
      }),
    )
    const limits = indicators.flatMap(({ limitUnits, limitLabels = {} }) =>
      Object.keys(limitUnits).filter((name) => !(name in wordsSv.limits) && !(name in limitLabels)),
    )
    const parts = [...formulas, ...(grouping?.counts ?? [])].flatMap(({ name, label }) => (label ? [] : [name]))
    expect([...words, ...limits, ...parts]).toEqual([])
  })

  it('counts no steps: each is called by what it is', () => {
    for (const book of books) expect(spoken(book)).not.toMatch(/mellanled|intermediate step/i)
  })

  it('links only to what is there, and says all of it in a section', () => {
    for (const book of books) {
      const ids = idsOf(book.sections)
      expect(new Set(ids).size).toBe(ids.length)
      expect(linksOf(book).filter((to) => !ids.includes(to))).toEqual([])
      for (const { name } of model.payments) expect(ids).toContain(`payment-${name}`)
    }
  })

  it('has the same parts in both languages', () => {
    const [sv, en] = books
    expect(sv && idsOf(sv.sections)).toEqual(en && idsOf(en.sections))
  })

  it('is a file of Markdown and of HTML', () => {
    for (const book of books) {
      expect(writeMarkdown(book)).toContain(`\n## 1 ${book.sections[0]?.heading}\n`)
      expect(writeHtml(book)).toMatch(/^<!doctype html>\n<html lang="(sv|en)">[\s\S]*<math xmlns=[\s\S]*<\/html>\n$/)
    }
  })
})

describe('the words of the rule book', () => {
  it('are there in both languages for every word and fact of the vocabulary that a sentence may have', () => {
    const vocabulary = FACTS.flatMap(({ words = [] }) => words)
    for (const words of [wordsSv, wordsEn]) {
      expect(vocabulary.filter((word) => !(word in words.words))).toEqual([])
    }
    expect(Object.keys(wordsSv.words)).toEqual(Object.keys(wordsEn.words))
    expect(Object.keys(wordsSv.facts)).toEqual(Object.keys(wordsEn.facts))
    expect(Object.keys(wordsSv.units)).toEqual(Object.keys(wordsEn.units))
  })
})

/** All that is written in words: neither codes of the data, nor addresses, nor the titles of sources. */
function spoken({ title, subtitle, sections }: RuleBook): string {
  return [title, subtitle, ...sections.flatMap(spokenIn)].join('\n')
}

function spokenIn({ heading, blocks, sections }: Section): readonly string[] {
  const own = blocks.flatMap((block): readonly string[] => {
    switch (block.type) {
      case 'paragraph':
      case 'warning':
      case 'note':
        return [spans(block.text)]
      case 'list':
        return block.items.map(spans)
      case 'figures':
        return block.items.map(({ text }) => spans(text))
      case 'formula':
        return []
      case 'table':
        return [spans(block.caption), ...[block.columns, ...block.rows].flat().map(spans)]
    }
  })
  return [heading, ...own, ...sections.flatMap(spokenIn)]
}

/** What is written as a code, but for the names of documents in notes. */
function codesIn({ blocks, sections }: Section): readonly string[] {
  const own = blocks.flatMap((block): readonly string[] => {
    if (block.type === 'note' || block.type === 'formula' || block.type === 'figures') return []
    const texts = block.type === 'list' ? block.items : block.type === 'table' ? block.rows.flat() : [block.text]
    return texts.flat().flatMap((span) => (typeof span === 'object' && 'code' in span ? [span.code] : []))
  })
  return [...own, ...sections.flatMap(codesIn)]
}

const spans = (text: Text): string =>
  text.map((span) => (typeof span === 'string' ? span : 'to' in span ? span.text : '')).join('')

function idsOf(sections: readonly Section[]): readonly string[] {
  return sections.flatMap(({ id, blocks, sections: inner }) => [
    id,
    ...blocks.flatMap((block) => (block.type === 'figures' ? block.items.flatMap((item) => item.id ?? []) : [])),
    ...idsOf(inner),
  ])
}

function linksOf(book: RuleBook): readonly string[] {
  return [...JSON.stringify(book).matchAll(/"to":"([^"]+)"/g)].flatMap(([, to]) => to ?? [])
}
