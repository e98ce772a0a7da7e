import { describe, expect, it } from 'vitest'
import type { ComparisonState, PricedAlternative } from '../../client/comparison/Comparison.ts'
import type { ClinicLine } from '../../client/views/compare/Analysis.ts'
import { arrangeLines } from '../../client/views/compare/arrangeLines.ts'
import { comparisonCsv } from '../../client/views/compare/export/comparisonCsv.ts'
import { CSV_FORMS, csvOf, quoted } from '../../client/views/compare/export/CsvForm.ts'
import { choiceOf, withChoice } from '../../client/views/compare/TableChoice.ts'
import { niceTicks } from '../../client/charts/niceTicks.ts'

const state: ComparisonState = {
  dataset: 'county',
  period: '2017',
  alternatives: [],
  shown: 1,
  neutral: false,
  gives: {},
}

function line(name: string, percent: number | null, need: number | null = 1): ClinicLine {
  return {
    clinic: {
      clinic: name,
      name,
      owner: null,
      municipality: null,
      listed: null,
      monthsOpen: 12,
      chronicShare: null,
      need,
      rural: 0,
    },
    isPilot: false,
    change: { place: 0, before: 0, after: 0, change: percent ?? 0, percent, perListed: null },
    side: 'alike',
  }
}

describe('what is chosen in the table', () => {
  it('stands in the address and comes back, whatever is typed', () => {
    const choice = { search: 'a;b:c%3B', side: 'loss', unit: 'kr', pilots: true, group: 'need', all: true } as const
    expect(choiceOf(withChoice(state, choice))).toMatchObject(choice)
  })

  it('leaves the address alone where nothing is chosen', () => {
    expect(withChoice(state, {})).toEqual({
      ...state,
      sort: undefined,
      filter: undefined,
      owner: undefined,
      group: undefined,
    })
  })

  it('passes over words that nobody knows', () => {
    expect(choiceOf({ ...state, filter: 'side:sideways;unit:euro', group: 'moon' })).toEqual(choiceOf(state))
  })

  it('sorts by the largest first, and puts what is missing last either way', () => {
    const lines = [line('a', null), line('b', 1), line('c', 2)]
    const names = (sort: string) =>
      arrangeLines(lines, choiceOf({ ...state, sort }), new Map()).lines.map(({ clinic }) => clinic.name)
    expect(names('-percent')).toEqual(['c', 'b', 'a'])
    expect(names('percent')).toEqual(['b', 'c', 'a'])
  })

  it('groups every clinic, those without the property last', () => {
    const lines = [line('a', 1, null), line('b', 2, 1)]
    const { items } = arrangeLines(lines, choiceOf({ ...state, group: 'need' }), new Map())
    expect(items.map((item) => (item.type === 'group' ? item.name : item.line.clinic.name))).toEqual([
      { key: 'compare.group.need.low' },
      'b',
      null,
      'a',
    ])
  })
})

describe('the exported file', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['@x', "'@x"],
    ['-Norr', "'-Norr"],
    ['-12.50', '-12.50'],
    ['-2+3+cmd|x', "'-2+3+cmd|x"],
    ['＝1', "'＝1"],
    ['a, "b"', '"a, ""b"""'],
  ])('writes the cell %s as %s', (cell, written) => {
    expect(quoted(cell, CSV_FORMS.plain)).toBe(written)
  })

  const rows = [
    ['clinic', 'amount'],
    ['Norr, öst; väst', { hundredths: 123_456 }],
    ['Söder', { hundredths: -5 }],
    ['Väster', null],
  ]

  it('has two decimals with a point, and nothing where nothing is settled', () => {
    expect(csvOf(rows, CSV_FORMS.plain)).toBe('clinic,amount\n"Norr, öst; väst",1234.56\nSöder,-0.05\nVäster,\n')
  })

  it('is read by a Swedish spreadsheet with decimal commas, and letters as they are', () => {
    expect(csvOf(rows, CSV_FORMS.swedish)).toBe(
      '\uFEFFclinic;amount\n"Norr, öst; väst";1234,56\nSöder;-0,05\nVäster;\n',
    )
  })
})

describe('the share that is reproduced', () => {
  const base = {
    letter: '0',
    alternative: { name: 'rule', changes: {} },
    label: { sv: 'Regel', en: 'Rule' },
    payments: [],
    amounts: { total: 50_00, totals: [], payments: {} },
  } as unknown as PricedAlternative
  const lastCell = (share: number | null): string | undefined => {
    const compared = { priced: [base], base, lines: [], currency: 'SEK', share }
    const [head, ...rows] = comparisonCsv(compared, { form: CSV_FORMS.plain, language: 'en', sum: 'Sum' })
      .trimEnd()
      .split('\n')
    expect(head?.split(',').at(-1)).toBe('reconciled_percent')
    expect(rows).toHaveLength(1)
    return rows[0]?.split(',').at(-1)
  }

  it.each([
    { share: 0.999999, written: '99.99' }, // never rounded up to every öre
    { share: 1, written: '100.00' },
    { share: -19.4, written: '-1940.00' },
    { share: null, written: '' },
  ])('is $written in the exported rows where it is $share', ({ share, written }) => {
    expect(lastCell(share)).toBe(written)
  })
})

describe('the ticks of an axis', () => {
  it.each([
    { from: -4.6, to: 3.9, most: 6 },
    { from: 0.99, to: 1.01, most: 5 },
    { from: 5, to: 5, most: 6 },
    { from: 1, to: 1.2e9, most: 6 },
  ])('are at most $most and hold $from to $to', ({ from, to, most }) => {
    const ticks = niceTicks(from, to, most)
    expect(ticks.length).toBeLessThanOrEqual(most)
    expect(ticks[0]).toBeLessThanOrEqual(from)
    expect(ticks.at(-1)).toBeGreaterThanOrEqual(to)
  })
})
