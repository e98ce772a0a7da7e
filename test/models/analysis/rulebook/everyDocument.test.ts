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

/** All that is written in the language of the book: neither codes of the data, nor addresses, nor sources in their own words. */
function spoken({ title, sections }: RuleBook): string {
  return [title, ...sections.flatMap(spokenIn)].join('\n')
}

function spokenIn({ heading, blocks, sections }: Section): readonly string[] {
  const own = blocks.flatMap((block): readonly string[] => {
    switch (block.type) {
      case 'paragraph':
      case 'warning':
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
