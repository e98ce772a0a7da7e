import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sharedData } from '../shared.ts'
import { CASES, caseFiles, readCases } from './table/GoldenCase.ts'
import { heldAgainst, strayFrom } from './table/heldAgainst.ts'
import { numbersIn } from './table/numbersIn.ts'
import { giverOf, readMapping } from './table/readMapping.ts'
import { isReproduced, runGolden } from './table/runGolden.ts'
import { writePage } from './table/writePage.ts'

const page = join(import.meta.dirname, '..', '..', 'docs', 'reference', 'golden.md')
const attempts = runGolden()
const named = attempts.map((attempt, place) => ({ ...attempt, name: `${attempt.one.id} (${place + 1})` }))

describe('the golden table', () => {
  it('has the cases that the shared facts have', () => {
    const shared = sharedData('facts/golden')
    expect(caseFiles(CASES)).toEqual(caseFiles(shared))
    for (const file of caseFiles(shared))
      expect(readFileSync(join(CASES, file), 'utf8'), file).toBe(readFileSync(join(shared, file), 'utf8'))
  })

  it('computes every figure of every case in one place', () => {
    const mapping = readMapping()
    const wanting = readCases().flatMap(({ id, expected }) =>
      [...numbersIn(expected).keys()].flatMap((path) => {
        const times = mapping.filter((entry) => entry.case === id && giverOf(entry.gives, path) !== undefined).length
        return times === 1 ? [] : [`${id}: ${path} (${times} times)`]
      }),
    )
    expect(wanting).toEqual([])
  })

  it('has no entry without a case, and none that gives nothing', () => {
    const known = new Set(readCases().map(({ id }) => id))
    expect(readMapping().filter((entry) => !known.has(entry.case))).toEqual([])
    expect(attempts.filter(({ figures }) => figures.length === 0).map(({ one }) => one.id)).toEqual([])
  })

  it('has figures near one another where a case says so', () => {
    const held = readCases().flatMap((one) =>
      heldAgainst(
        one,
        attempts.filter((attempt) => attempt.one.id === one.id).flatMap(({ figures }) => figures),
      ),
    )
    // The Global Sum of ten practices per weighted patient, within 2 % of the price less the deduction.
    expect(held.map(({ figures, within }) => ({ count: figures.length, within }))).toEqual([
      { count: 10, within: 0.02 },
    ])
    expect(held.flatMap(strayFrom)).toEqual([])
  })

  it('is what the page of the documentation says', () => {
    const text = writePage(attempts)
    if (process.env['UPDATE_GOLDEN']) writeFileSync(page, text)
    expect(readFileSync(page, 'utf8')).toBe(text)
  })
})

describe('a case of the golden table', () => {
  it.each(named.filter(({ entry }) => entry.open === undefined))('comes out as published: $name', (attempt) => {
    expect(attempt.trouble).toBeUndefined()
    expect(attempt.figures.filter((figure) => !isReproduced(figure))).toEqual([])
  })

  // The day one of them comes out, `open` goes.
  it.each(named.filter(({ entry }) => entry.open !== undefined))('is still open, as it says: $name', ({ figures }) => {
    expect(figures.every(isReproduced)).toBe(false)
  })
})
