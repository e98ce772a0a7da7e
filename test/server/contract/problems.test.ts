import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { problemKinds, problemWords } from '../../../server/contract/problem/problemWords.ts'
import { DATA_PROBLEM_CODES } from '../../../server/dataset/DataProblem.ts'
import { problemCodesIn } from './problemCodes.ts'

const ROOT = join(import.meta.dirname, '..', '..', '..')
const sources = globSync(['server/**/*.ts', 'models/**/*.ts', 'client/**/*.ts'], { cwd: ROOT })

describe('every kind of problem', () => {
  it('that a source can send has its words', () => {
    const sent = sources.flatMap((path) =>
      problemCodesIn(path, readFileSync(join(ROOT, path), 'utf8')).map((code) => ({ path, code })),
    )
    expect(sent.filter(({ code }) => problemWords(code) === undefined)).toEqual([])
    const codes = new Set(sent.map(({ code }) => code))
    for (const code of ['unknown-address', 'version-conflict', 'open-rate', 'out-exists', 'not-now'])
      expect(codes).toContain(code)
  })

  it('of a dataset has its words', () => {
    expect(DATA_PROBLEM_CODES.filter((code) => problemWords(code) === undefined)).toEqual([])
  })

  it('is found in a source that is planted', () => {
    const planted = `
      throw new RequestRefused('planted-a')
      throw new DataError([{ code: 'planted-b', file, message }])
      throw new RequestTrouble('No.', 'Yes.', 'planted-c')
      const type = '/problems/planted-d'
      problemOfKind('planted-e', told)`
    expect(problemCodesIn('planted.ts', planted).toSorted()).toEqual(
      ['a', 'b', 'c', 'd', 'e'].map((letter) => `planted-${letter}`),
    )
  })

  it('has whole sentences in both languages, and no two titles are alike', () => {
    const kinds = problemKinds()
    for (const { code, title, text } of kinds)
      for (const words of [title.sv, title.en, text.sv, text.en]) expect(words, code).toMatch(/^[A-ZÅÄÖa-z0-9"].*\.$/s)
    for (const { code, title, text } of kinds) expect([title.sv, text.sv], code).not.toEqual([title.en, text.en])
    for (const language of ['sv', 'en'] as const)
      expect(new Set(kinds.map(({ title }) => title[language])).size, language).toBe(kinds.length)
  })
})
