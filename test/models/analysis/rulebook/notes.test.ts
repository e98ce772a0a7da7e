import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { type Language, type Model, type RuleBook, type Section, writeRuleBook } from '../../../../models/index.ts'
import { numbersIn } from '../../../../server/rules/numbersIn.ts'
import { readCatalogue } from '../../../catalogue/readCatalogue.ts'
import { bookOf, linesOf, sectionOf } from './bookOf.ts'

const CATALOGUE = join(import.meta.dirname, '..', '..', '..', '..', 'models', 'catalogue')

/** Every document of the catalogue as YAML says it, whatever our reader makes of it. */
const written = new Map<string, unknown>(
  globSync('**/*.yaml', { cwd: CATALOGUE }).map((file) => [
    basename(file, '.yaml'),
    parse(readFileSync(join(CATALOGUE, file), 'utf8')) as unknown,
  ]),
)

const models = readCatalogue().flatMap(({ model }) => model ?? [])

describe.each(models.map((model) => ({ name: model.name, model })))('the rule book of $name', ({ name, model }) => {
  const notes = notesIn(written.get(name))

  it.each(['sv', 'en'] as const)('has every note of its document in full (%s)', (language) => {
    const text = spokenIn(writeRuleBook(model, language, numbersIn(language)))
    const said = notes.map((note) => note[language] ?? note[language === 'sv' ? 'en' : 'sv'] ?? '')
    expect(said.filter((note) => !text.includes(asSpoken(note)))).toEqual([])
  })
})

describe('the notes of the catalogue', () => {
  it('are many, so that the tests above have something to find', () => {
    expect(models.flatMap(({ name }) => notesIn(written.get(name))).length).toBeGreaterThan(200)
  })

  it('call another document by its label, not by the name of its file', () => {
    const names = new Set(written.keys())
    const named = [...written.keys()].flatMap((name) =>
      notesIn(written.get(name)).flatMap((note) =>
        Object.values(note).flatMap((said) =>
          (said.match(/\b[a-z0-9]+(?:_[a-z0-9]+)+\b/g) ?? []).filter((word) => names.has(word)),
        ),
      ),
    )
    expect(named).toEqual([])
  })

  it('stand with the grouping that a model names', () => {
    const grouped = models.filter(({ grouping }) => grouping?.note !== undefined)
    expect(grouped.length).toBeGreaterThan(0)
    for (const model of grouped) expect(spokenIn(inEnglish(model))).toContain(asSpoken(model.grouping?.note?.en ?? ''))
  })
})

describe('a note in one language', () => {
  const parts = (note: string): string => `payments:
  fixed:
    list_payment:
      label: { sv: Listersättning, en: List payment }
      each: patient
      formula: list_fee
      source: terms § 3
      note: ${note}
parameters:
  list_fee:
    label: { sv: Listavgift, en: List fee }
    unit: SEK/patient/month
    values:
      2026-01-01: { value: 10, source: terms § 1 }
`
  const said = (note: string, language: Language): readonly string[] =>
    linesOf(sectionOf(bookOf(parts(note), language), 'payment-list_payment'))

  it('says in the other that it is written so', () => {
    expect(said('{ sv: Enligt handboken. }', 'sv')).toContain('Anmärkning: Enligt handboken.')
    expect(said('{ sv: Enligt handboken. }', 'en')).toContain('Note: (In Swedish:) Enligt handboken.')
    expect(said('{ en: By the handbook. }', 'sv')).toContain('Anmärkning: (På engelska:) By the handbook.')
  })

  it('carries its language for who hears it read', () => {
    const { blocks } = sectionOf(bookOf(parts('{ sv: Enligt handboken. }'), 'en'), 'payment-list_payment')
    const note = blocks.find(({ type }) => type === 'note')
    expect(note && 'text' in note && note.text.at(-1)).toEqual({ text: 'Enligt handboken.', language: 'sv' })
  })

  it('stands after the source of the payment’s own rule', () => {
    const lines = said('{ sv: Enligt handboken., en: By the handbook. }', 'en')
    const at = lines.indexOf('The rule: Terms, § 3.')
    expect(at).toBeGreaterThan(0)
    expect(lines[at + 1]).toBe('Note: By the handbook.')
  })
})

const inEnglish = (model: Model): RuleBook => writeRuleBook(model, 'en', numbersIn('en'))

/** All that is said under a key `note`, wherever it stands but in the tests of the document. */
function notesIn(part: unknown): readonly Partial<Record<Language, string>>[] {
  if (Array.isArray(part)) return part.flatMap(notesIn)
  if (typeof part !== 'object' || part === null) return []
  return Object.entries(part).flatMap(([key, value]: readonly [string, unknown]) => {
    if (key === 'tests') return []
    return key === 'note' ? [value as Partial<Record<Language, string>>] : notesIn(value)
  })
}

/** Names of documents are set apart from the words, and so lose the marks that an author put around them. */
const asSpoken = (words: string): string => words.replaceAll('`', '').replaceAll(/\s+/g, ' ').trim()

function spokenIn({ sections }: RuleBook): string {
  const all = (section: Section): readonly string[] => [...linesOf(section), ...section.sections.flatMap(all)]
  return asSpoken(sections.flatMap(all).join('\n'))
}
