import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DEFAULT_RULES } from '../../../models/index.ts'
import { payoutOf, price } from '../../../models/payout/index.ts'
import type { Order, Pricing, Statement } from '../../../server/contract/pricing.ts'
import { controlledRegion } from '../../../server/disclosure/controlledRegion.ts'
import { openReleaseLog } from '../../../server/disclosure/ReleaseLog.ts'
import { createRegion, type Region } from '../../../server/region/createRegion.ts'
import { openFolder } from '../../../server/region/openFolder.ts'
import { NORTH, type Numbers, SOUTH, writeRegion } from './smallRegion.ts'

// Each attack is made twice by the same words: on a region that answers its owner, where it must succeed, and on the same
// region under control, where it must not. Prices of the bundle: diabetes 1 000, copd 1 200, heart failure 2 000 a quarter.

const MODEL = 'chronic_bundle'
const PRICES = { diabetes: 1000, copd: 1200, heart_failure: 2000 }
const log = join(mkdtempSync(join(tmpdir(), 'kapitera-log-')), 'releases.jsonl')
const folders: string[] = []

interface Both {
  readonly open: Region
  readonly controlled: Region
  readonly dataset: string
}

let region: Both

async function openBoth(north: Numbers): Promise<Both> {
  const folder = writeRegion({ north, south: SOUTH })
  folders.push(folder)
  const served = await openFolder(folder, 20261231)
  // The same dataset delivered anew: its name stays, its hash does not.
  const named = {
    ...served,
    name: 'region',
    dataset: { ...served.dataset, description: { ...served.dataset.description, name: 'region' } },
  }
  const open = createRegion([named])
  const disclosure = { rules: DEFAULT_RULES, log: openReleaseLog(log, () => new Date('2026-11-22T12:00:00Z')) }
  return { open, controlled: controlledRegion(open, disclosure), dataset: 'region' }
}

beforeAll(async () => {
  region = await openBoth(NORTH)
})

afterAll(async () => {
  await region.open.close()
  for (const folder of folders) rmSync(folder, { recursive: true })
})

const orderOf = (period: string, more: Partial<Order> = {}): Order => ({
  dataset: 'region',
  period,
  entries: [{ model: MODEL, clinics: 'all' }],
  ...more,
})

const bundleOf = (statement: Statement) =>
  statement.payments.find(({ name }) => name === 'bundle_payment')?.windows[0] ?? { ore: 0, terms: [] }

/** What a reader of a statement knows of the patients with diabetes: every number that fits lines, prices and total. */
function numbersThatFit(statement: Statement): readonly number[] {
  const { ore, terms } = bundleOf(statement)
  const shown = Object.keys(PRICES).filter((one) => terms.some(({ row }) => row === one))
  const line = terms.find(({ row }) => row === 'diabetes')
  if (line) return [line.amount / line.rate]
  const hidden = Object.entries(PRICES).filter(([name]) => !shown.includes(name))
  const left = ore / 100 - terms.filter(({ row }) => row !== null).reduce((sum, { amount }) => sum + amount, 0)
  const found = new Set<number>()
  const tryAt = (at: number, rest: number, diabetes: number): void => {
    const one = hidden[at]
    if (!one) {
      if (Math.abs(rest) < 0.005) found.add(diabetes)
      return
    }
    for (let number = 1; number * one[1] <= rest + 0.005; number += 1)
      tryAt(at + 1, rest - number * one[1], one[0] === 'diabetes' ? number : diabetes)
  }
  tryAt(0, left, 0)
  return [...found]
}

describe('a reader who subtracts the lines that are shown from the total', () => {
  it('finds three patients where nothing is controlled', async () => {
    expect(numbersThatFit(await region.open.statement({ order: orderOf('2026'), clinic: 'north' }))).toEqual([3])
  })

  it('cannot tell three from nine under control: 3 × 1 000 + 9 × 1 200 = 9 × 1 000 + 4 × 1 200', async () => {
    const statement = await region.controlled.statement({ order: orderOf('2026'), clinic: 'north' })
    expect(numbersThatFit(statement).toSorted((a, b) => a - b)).toEqual([3, 9])
  })

  it('still sees parts that add up to the total, to the öre', async () => {
    const statement = await region.controlled.statement({ order: orderOf('2026'), clinic: 'north' })
    const { ore, terms } = bundleOf(statement)
    // 3 × 1 000 + 9 × 1 200 + 20 × 2 000
    expect(ore).toBe(53_800_00)
    expect(terms.map(({ row, amount }) => [row, amount])).toEqual([
      ['heart_failure', 40_000],
      [null, 13_800],
    ])
  })

  it('sees every line of a clinic with many', async () => {
    const { terms } = bundleOf(await region.controlled.statement({ order: orderOf('2026'), clinic: 'south' }))
    expect(terms.map(({ row, quantity }) => [row, quantity])).toEqual([
      ['diabetes', 31],
      ['copd', 42],
      ['heart_failure', 53],
    ])
  })

  it('is not given the origin of a merged line', async () => {
    const of = { type: 'table', name: 'bundle_fee', row: 0 } as const
    const asked = {
      order: orderOf('2026'),
      clinic: 'north',
      model: MODEL,
      payment: 'bundle_payment',
      of,
      first: '2026-01',
    }
    expect((await region.open.origin(asked)).counts).not.toEqual([])
    await expect(region.controlled.origin(asked)).rejects.toThrow('This line is not shown by itself here.')
  })
})

describe('a reader of a quarter and of the year', () => {
  it('finds the same lines merged in both', async () => {
    const rows = async (period: string) =>
      bundleOf(await region.controlled.statement({ order: orderOf(period), clinic: 'north' })).terms.map(
        ({ row }) => row,
      )
    expect(await rows('2026-Q1')).toEqual(await rows('2026'))
  })
})

describe('a reader who changes a price and looks at the difference', () => {
  /** Kronor of the bundle in the first quarter, with what the page itself changes. */
  const bundle = ({ program, quantities }: Pricing, changes = {}): number => {
    const { payments } = price(program, { quantities, changes })
    return (payments.find(({ name }) => name === 'bundle_payment')?.ore[0]?.[0] ?? 0) / 100
  }
  const raised = { dataset: 'region', period: '2026', model: MODEL, changes: { 'bundle_fee[0]': 1001 } }
  const asked = { dataset: 'region', period: '2026', model: MODEL }

  it('finds three patients where nothing is controlled, one krona each', async () => {
    expect(bundle(await region.open.pricing(raised), raised.changes) - bundle(await region.open.pricing(asked))).toBe(3)
  })

  it.each([
    { how: 'by its row', changes: { 'bundle_fee[0]': 1001 } },
    { how: 'by the row it is merged with', changes: { 'bundle_fee[1]': 1201 } },
    { how: 'as a whole', changes: { bundle_fee: 1 } },
  ])('is refused the change of the table $how', async ({ changes }) => {
    await expect(region.controlled.pricing({ ...asked, changes })).rejects.toThrow('cannot be changed here')
    const order = orderOf('2026', { changes: { [MODEL]: changes } })
    await expect(region.controlled.statement({ order, clinic: 'north' })).rejects.toThrow('cannot be changed here')
  })

  it('is refused the rates of another day', async () => {
    const order = orderOf('2026', { ratesOf: '2017-01-01' })
    await expect(region.controlled.statement({ order, clinic: 'north' })).rejects.toThrow('rates of another day')
  })

  it('may change what rests on many, and pays what the owner sees', async () => {
    const changes = { base_fee: 120 }
    const [own, controlled] = await Promise.all([
      region.open.pricing({ ...asked, changes }),
      region.controlled.pricing({ ...asked, changes }),
    ])
    const paid = ({ program, quantities }: Pricing) => payoutOf([price(program, { quantities, changes })])
    expect(paid(controlled)).toEqual(paid(own))
  })
})

describe('a reader of what the browser is sent', () => {
  /** Sums that are to each other as the 3 phone calls a month of those with diabetes are to 31, whatever the time of their unit. */
  const small = ({ quantities }: Pricing): readonly string[] =>
    quantities.windows.flatMap(({ facts }) =>
      Object.entries(facts).flatMap(([name, windows]) => {
        const [north, south] = (windows[0] ?? []).map(Number)
        return north !== undefined && south !== undefined && Math.abs(north * 31 - south * 3) < 1e-9 && north > 0
          ? [name]
          : []
      }),
    )

  it('finds three phone calls among the sums where nothing is controlled, and none under control', async () => {
    const asked = { dataset: 'region', period: '2026', model: 'fee_for_service' }
    expect(small(await region.open.pricing(asked))).not.toEqual([])
    const controlled = await region.controlled.pricing(asked)
    expect(small(controlled)).toEqual([])
    expect(
      controlled.rates.filter(({ name }) => name.startsWith('contact_fee')).every(({ rowBound }) => rowBound),
    ).toBe(true)
  })
})

describe('a reader of two releases between which one patient moved', () => {
  it('finds the one where nothing is controlled, and a merged line under control', async () => {
    const heart = async (from: Region) =>
      bundleOf(await from.statement({ order: orderOf('2026'), clinic: 'south' })).terms.find(
        ({ row }) => row === 'heart_failure',
      )?.quantity
    expect(await heart(region.controlled)).toBe(53)
    const folder = writeRegion({ north: NORTH, south: { ...SOUTH, heart_failure: 52, none: 61 } })
    folders.push(folder)
    const served = await openFolder(folder, 20261231)
    const description = { ...served.dataset.description, name: 'region' }
    const later = createRegion([{ ...served, name: 'region', dataset: { ...served.dataset, description } }])
    expect(53 - ((await heart(later)) ?? 0)).toBe(1)
    const rules = { rules: DEFAULT_RULES, log: openReleaseLog(log, () => new Date('2026-12-01T12:00:00Z')) }
    expect(await heart(controlledRegion(later, rules))).toBeUndefined()
    // With nothing of the first release in the log, the second would show it.
    const empty = openReleaseLog(`${log}.empty`, () => new Date('2026-12-01T12:00:00Z'))
    expect(await heart(controlledRegion(createRegion([{ ...served, name: 'region' }]), { ...rules, log: empty }))).toBe(
      52,
    )
    await later.close()
  })
})

describe('the log of releases', () => {
  it('says who was told what, when, of which data, by which rules', async () => {
    await region.controlled.statement({ order: orderOf('2026'), clinic: 'north' })
    const lines = readFileSync(log, 'utf8').trim().split('\n')
    const entries = lines.map((line) => JSON.parse(line) as Record<string, unknown>)
    const found = entries.find(
      ({ table, parameters }) => table === 'statement' && JSON.stringify(parameters).includes('north'),
    )
    expect(found).toMatchObject({ who: 'page', rules: DEFAULT_RULES, dataset: { name: 'region' } })
    expect(found?.['content']).toMatch(/^sha256-[0-9a-f]{64}$/)
    expect(found?.['when']).toBe('2026-11-22T12:00:00.000Z')
  })
})
