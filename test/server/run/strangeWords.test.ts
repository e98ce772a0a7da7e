import { describe, expect, it } from 'vitest'
import type { Fact, Key, Model, Quantities, Request } from '../../../models/index.ts'
import { DataError } from '../../../server/dataset/DataProblem.ts'
import type { Dataset } from '../../../server/dataset/Dataset.ts'
import { refuseUnknownWords } from '../../../server/run/refuseUnknownWords.ts'
import { withStrangeWords } from '../../../server/run/strangeWords.ts'

const HALF_YEAR: Fact = {
  entity: 'contact',
  name: 'half_year',
  label: { sv: 'Halvår', en: 'Half-year' },
  kind: 'word',
  words: ['first', 'second'],
  table: 'contacts',
}
const model = { facts: [HALF_YEAR] } as unknown as Model
const tally: Key = {
  type: 'tally',
  how: 'count',
  where: { type: 'is', fact: 'half_year', word: 'first' },
  span: 'window',
}
const part = { over: 'year', windows: [], facts: [], indicators: [], previous: [] } as const
const request: Request = {
  windows: [
    { ...part, counts: [{ id: 'cells', rows: 'patients', span: 'window', over: 'year', keys: [tally], measures: [] }] },
  ],
}
const answered = (columns: Quantities['windows'][number]['counts'][number]['columns']): Quantities => ({
  clinics: ['south'],
  windows: [
    {
      ...part,
      monthsOpen: [],
      facts: {},
      indicators: {},
      previous: {},
      counts: [{ id: 'cells', clinic: [0, 0], columns, n: [[1, 2]], measures: [] }],
    },
  ],
})

describe('a word of a contact that a tally reads', () => {
  it('is asked for in the count of the tally, and is no part of the answer that is kept', () => {
    const { asked, readOff } = withStrangeWords(model, request)
    expect(asked.windows[0]?.counts[0]?.keys).toEqual([tally, expect.objectContaining({ type: 'tally', how: 'any' })])
    const right = readOff(
      answered([
        [0, 1],
        [false, false],
      ]),
    )
    expect(right).toEqual({ quantities: answered([[0, 1]]), strange: [] })
    expect(
      readOff(
        answered([
          [0, 1],
          [false, true],
        ]),
      ).strange,
    ).toEqual([HALF_YEAR])
  })

  it('is refused without its name where answers to statements do not say it', async () => {
    const dataset = {
      warehouse: {
        count: () => Promise.reject(new DataError([{ code: 'missing-answer', file: 'a.csv', message: '' }])),
      },
    } as unknown as Dataset
    const given = { model, request, quantities: answered([[0, 1]]) }
    await expect(refuseUnknownWords(given, [HALF_YEAR], dataset)).rejects.toThrow(
      'In the table `contacts`, `half_year` is another word in some rows; the words of `contact.half_year` are `first`, `second`.',
    )
  })
})
