import { afterAll, describe, expect, it } from 'vitest'
import { rmSync } from 'node:fs'
import { type Request, type Rows, readPeriod, tabulateRows, windowsIn } from '../../../models/index.ts'
import { openDataset } from '../../../server/dataset/openDataset.ts'
import { add, exactly, ZERO } from '../../oracle/Fraction.ts'
import { folderOf } from '../../server/dataset/folderOf.ts'

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

const period = readPeriod('2026-03')
const REQUEST: Request = {
  windows: [
    {
      over: 'month',
      windows: period ? windowsIn(period, 'month', 'last day of previous month') : [],
      counts: [
        {
          id: 'one',
          rows: 'performed',
          span: 'window',
          over: 'month',
          keys: [],
          measures: [{ entity: 'contact', name: 'fee_paid' }],
        },
      ],
      facts: [],
      indicators: [],
      previous: [],
    },
  ],
}

function rowsOf(fees: readonly number[]): Rows {
  return {
    clinics: [{ id: 'a', facts: {} }],
    patients: [],
    listings: [],
    contacts: fees.map((fee) => ({ clinic: 'a', listedAt: 'unlisted', month: 202603, n: 1, facts: { fee_paid: fee } })),
    diagnoses: [],
    enrolments: [],
    costs: [],
    measurements: [],
    clinicFacts: [],
    indicators: [],
    codes: [],
  }
}

const times = (count: number, fee: number): readonly number[] => Array.from({ length: count }, () => fee)

const inMemory = (fees: readonly number[]): number | undefined =>
  tabulateRows(rowsOf(fees), REQUEST).windows[0]?.counts[0]?.measures[0]?.[0]?.[0]

async function inTables(fees: readonly number[]): Promise<number | undefined> {
  const rows = fees.map((fee) => `a,unlisted,2026-03,visit,gp,${fee},1`)
  const folder = folderOf({
    'clinics.csv': 'id,opened\na,2000-01-01\n',
    'contacts.csv': `clinic,listed_at,month,kind,profession,fee_paid,n\n${rows.join('\n')}\n`,
  })
  folders.push(folder)
  const { warehouse } = await openDataset(folder, { today: 20261231 })
  try {
    const counted = await warehouse.count(REQUEST)
    return counted.windows[0]?.counts[0]?.measures[0]?.[0]?.[0]
  } finally {
    await warehouse.close()
  }
}

describe('sums of large amounts', () => {
  it.each([
    { of: 'decimals that make a whole number', fees: times(40, 25_000_000_000_000.3) },
    { of: 'whole numbers and decimals', fees: [900_719_925_474_099, 0.1, 0.1] },
    { of: 'whole numbers up to 2^53', fees: [...times(10, -900_719_925_474_099), -2] },
  ])('are the same to the last digit in memory, in tables and in exact fractions: $of', async ({ fees }) => {
    const exact = fees.map(exactly).reduce(add, ZERO)
    expect(exactly(inMemory(fees) ?? 0)).toEqual(exact)
    expect(exactly((await inTables(fees)) ?? 0)).toEqual(exact)
  })

  it('are refused in memory as in tables where a digit would be lost', async () => {
    const fees = [...times(10, 900_719_925_474_099), 3]
    expect(() => inMemory(fees)).toThrow('A number or a sum is 9007199254740993, which is beyond 2^53')
    await expect(inTables(fees)).rejects.toThrow('beyond 2^53')
  })
})
