import { describe, expect, it } from 'vitest'
import { readBands } from '../../../models/table/readBands.ts'

describe('bands of whole numbers', () => {
  it('include both ends', () => {
    expect(readBands(['0-17', '18-64', '65+'], 'whole')).toEqual({
      bands: [
        { from: 0, to: 18 },
        { from: 18, to: 65 },
        { from: 65, to: undefined },
      ],
      troubles: [],
    })
  })

  it('may stand in any order', () => {
    expect(readBands(['65+', '0-64'], 'whole').troubles).toEqual([])
  })

  it('may be single numbers, begin anywhere and end', () => {
    expect(readBands(['7', '8-9'], 'whole').bands).toEqual([
      { from: 7, to: 8 },
      { from: 8, to: 10 },
    ])
  })

  it.each([
    { keys: ['0-64', '66+'], code: 'gap', message: 'Between the rows `0-64` and `66+` there is a gap: 65 has no row.' },
    { keys: ['0', '5'], code: 'gap', message: 'Between the rows `0` and `5` there is a gap: 1 to 4 have no row.' },
    { keys: ['0-65', '65+'], code: 'overlap', message: 'The rows `0-65` and `65+` overlap: both have 65.' },
    { keys: ['0+', '7'], code: 'overlap', message: 'The rows `0+` and `7` overlap: both have 7.' },
    { keys: ['7', '07'], code: 'overlap', message: 'The rows `7` and `07` overlap: both have 7.' },
    { keys: ['17-0'], code: 'wrong-row', message: 'The band `17-0` ends before it begins.' },
    { keys: ['0-1.5'], code: 'wrong-row', message: '`0-1.5` is not a band of whole numbers.' },
    { keys: ['-5'], code: 'wrong-row', message: '`-5` is not a band of whole numbers.' },
    { keys: ['12345678901'], code: 'wrong-row', message: '`12345678901` is not a band of whole numbers.' },
  ])('$keys: $message', ({ keys, code, message }) => {
    expect(readBands(keys, 'whole').troubles).toMatchObject([{ code, message }])
  })
})

describe('bands of decimals', () => {
  it('run from where they begin to where the next begins', () => {
    expect(readBands(['2.5', '-1', '0'], 'decimal')).toEqual({
      bands: [
        { from: 2.5, to: undefined },
        { from: -1, to: 0 },
        { from: 0, to: 2.5 },
      ],
      troubles: [],
    })
  })

  it.each([
    { keys: ['0.50', '0.5'], code: 'overlap', message: 'The rows `0.50` and `0.5` begin at the same number.' },
    { keys: ['0', '-0'], code: 'overlap', message: 'The rows `0` and `-0` begin at the same number.' },
    { keys: ['80+'], code: 'wrong-row', message: '`80+` is not where a row begins.' },
    { keys: ['1e3'], code: 'wrong-row', message: '`1e3` is not where a row begins.' },
  ])('$keys: $message', ({ keys, code, message }) => {
    expect(readBands(keys, 'decimal').troubles).toMatchObject([{ code, message }])
  })
})
