import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { runCommand, temporaryFolder } from '../command/runCommand.ts'
import { NORTH, SOUTH, writeRegion } from './smallRegion.ts'

let data = ''

beforeAll(() => {
  data = writeRegion({ north: NORTH, south: SOUTH })
})

afterAll(() => rmSync(data, { recursive: true }))

afterEach(() => {
  delete process.env['KAPITERA_RELEASES']
})

interface Line {
  readonly amount: number
  readonly row?: string
  readonly of: { readonly name?: string }
}

function explain(...more: readonly string[]) {
  return runCommand('explain', 'chronic_bundle', '--data', data, '--clinic', 'north', '--period', '2026-Q1', ...more)
}

function bundleIn(out: string): { readonly amount: number; readonly terms: readonly Line[] } | undefined {
  const { payments } = JSON.parse(out) as { payments: { payment: string; amount: number; terms: Line[] }[] }
  return payments.find(({ payment }) => payment === 'bundle_payment')
}

describe('kapitera explain --disclosure', () => {
  it('merges the three with diabetes and nine with copd, and adds up; without it every line stands', async () => {
    process.env['KAPITERA_RELEASES'] = join(temporaryFolder(), 'releases.jsonl')
    const { code, out, err } = await explain('--disclosure', '--json')
    expect(code, err).toBe(0)
    const bundle = bundleIn(out)
    expect(bundle?.terms.map(({ row, of, amount }) => [row ?? of.name, amount])).toEqual([
      ['heart_failure', 40_000],
      ['small_groups', 13_800],
    ])
    expect(bundle?.amount).toBe(53_800)
    expect(JSON.parse(out)).toMatchObject({ disclosure: { fewest: 5, zeros: 'shown' } })
    expect(bundleIn((await explain()).out)?.terms.map(({ amount }) => amount)).toEqual([3000, 10_800, 40_000])
    const log = readFileSync(process.env['KAPITERA_RELEASES'], 'utf8')
    expect(log.trim().split('\n')).toHaveLength(1)
    expect(JSON.parse(log)).toMatchObject({
      table: 'explain',
      parameters: { clinic: 'north', model: 'chronic_bundle' },
    })
  })

  it('is repeated with the same bytes', async () => {
    const folder = temporaryFolder()
    process.env['KAPITERA_RELEASES'] = join(folder, 'releases.jsonl')
    const file = join(folder, 'north.json')
    expect(await explain('--disclosure', 'k=5', '--out', file)).toMatchObject({ code: 0 })
    expect(await runCommand('repeat', file)).toMatchObject({ code: 0 })
  })

  it('refuses what is no rule', async () => {
    expect(await explain('--disclosure', 'k=1')).toMatchObject({ code: 2 })
  })
})
