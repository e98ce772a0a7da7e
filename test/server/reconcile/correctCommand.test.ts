import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Run } from '../../../server/contract/run.ts'
import { runCommand, temporaryFolder } from '../command/runCommand.ts'
import { folderOf } from '../dataset/folderOf.ts'
import { VISIT_RULE, visitData } from './visitRule.ts'

interface Sums {
  readonly before: number
  readonly after: number
  readonly difference: number
}
interface Answer {
  readonly kind: string
  readonly earlier: { readonly kind: string }
  readonly later: { readonly kind: string }
  readonly region: Sums
  readonly clinics: readonly (Sums & {
    readonly clinic: string
    readonly payments: readonly (Sums & {
      readonly payment: string
      readonly terms: readonly {
        readonly difference: number
        readonly before: object | null
        readonly after: object | null
      }[]
      readonly rounding: number
    })[]
  })[]
}

const ore = (amount: number): number => Math.round(amount * 100)
const sum = (amounts: readonly number[]): number => amounts.reduce((all, one) => all + ore(one), 0)

/** Two deliveries of March: A's last two visits come late. */
function deliveries() {
  const documents = folderOf({ 'rule.yaml': VISIT_RULE })
  const rule = join(documents, 'rule.yaml')
  return { rule, earlier: folderOf(visitData({ A: 2, B: 3, C: 2 })), later: folderOf(visitData({ A: 4, B: 3, C: 2 })) }
}

async function corrected(...words: readonly string[]): Promise<Answer> {
  const { code, out, err } = await runCommand('correct', ...words)
  expect([code, err]).toEqual([0, expect.not.stringContaining('error')])
  return JSON.parse(out) as Answer
}

describe('one clinic’s late data', () => {
  it('moves the others’ shares of a pot, and the corrections of the pot add up to nothing', async () => {
    const { rule, earlier, later } = deliveries()
    const { region, clinics, ...kinds } = await corrected(earlier, later, '--model', rule, '--period', '2026-03')
    const ofPot = clinics.map(({ clinic, payments }) => {
      const pot = payments.find(({ payment }) => payment === 'pot_payment')
      return [clinic, pot?.before, pot?.after, pot?.difference]
    })
    // 1000 × 2/7, 3/7, 2/7 and 1000 × 4/9, 3/9, 2/9: the öre that is left goes to the largest remainder, A's both times.
    expect(ofPot).toEqual([
      ['A', 285.72, 444.45, 158.73],
      ['B', 428.57, 333.33, -95.24],
      ['C', 285.71, 222.22, -63.49],
    ])
    expect(sum(ofPot.map(([, , , difference]) => Number(difference)))).toBe(0)
    expect(region).toEqual({ before: 1070, after: 1090, difference: 20 }) // two visits of 10 kr
    expect([kinds.kind, kinds.earlier.kind, kinds.later.kind]).toEqual(['correction', 'preliminary', 'final'])
  })

  it('is explained to the öre: terms and rounding are the payment, payments the clinic, clinics the region', async () => {
    const { rule, earlier, later } = deliveries()
    const { region, clinics } = await corrected(earlier, later, '--model', rule, '--period', '2026')
    for (const { difference, before, after, payments } of clinics) {
      expect(ore(difference)).toBe(ore(after) - ore(before))
      expect(sum(payments.map((one) => one.difference))).toBe(ore(difference))
      for (const one of payments)
        expect(sum(one.terms.map((term) => term.difference)) + ore(one.rounding)).toBe(ore(one.difference))
    }
    expect(sum(clinics.map((one) => one.difference))).toBe(ore(region.difference))
    const visits = clinics
      .find(({ clinic }) => clinic === 'A')
      ?.payments.find(({ payment }) => payment === 'visit_payment')
    expect(visits?.terms).toMatchObject([
      { before: { quantity: 2, rate: 10, amount: 20 }, after: { quantity: 4, rate: 10, amount: 40 }, difference: 20 },
    ])
  })

  it('is one clinic’s statement where one is asked for, and that of its own data is empty where nothing moves', async () => {
    const { rule, earlier, later } = deliveries()
    const { clinics } = await corrected(earlier, later, '--model', rule, '--period', '2026-03', '--clinic', 'C')
    expect(clinics.map(({ clinic, difference }) => [clinic, difference])).toEqual([['C', -63.49]])
    const same = await corrected(later, later, '--model', rule, '--period', '2026-03')
    expect([same.region.difference, same.clinics]).toEqual([0, []])
  })
})

describe('a model that changed between two runs', () => {
  /** March by a rule, and again by the same rule changed: results in files. */
  async function runsBy(first: string, second: string, data: string): Promise<readonly [string, string]> {
    const files = [first, second].map(async (text) => {
      const [rule, out] = [join(folderOf({ 'visit_rule.yaml': text }), 'visit_rule.yaml'), temporaryFolder()]
      await runCommand('run', rule, '--data', data, '--period', '2026-03', '--out', join(out, 'run.json'))
      return join(out, 'run.json')
    })
    return (await Promise.all(files)) as [string, string]
  }

  it('corrects nobody where it has the same payments in another order', async () => {
    const [head = '', rest = ''] = VISIT_RULE.split('  fixed:\n')
    const [fixed = '', activity = ''] = rest.split('  activity:\n')
    const reordered = `${head}  activity:\n${activity}  fixed:\n${fixed}`
    const { clinics } = await corrected(...(await runsBy(VISIT_RULE, reordered, deliveries().later)))
    expect(clinics).toEqual([])
  })

  it('is corrected at the rates of both', async () => {
    const dearer = VISIT_RULE.replace('value: 10,', 'value: 12.5,')
    const { region, clinics } = await corrected(...(await runsBy(VISIT_RULE, dearer, deliveries().later)))
    expect(region.difference).toBe(22.5) // (4 + 3 + 2) × 2.50; the pot is the same
    expect(clinics.map(({ clinic, difference }) => [clinic, difference])).toEqual([
      ['A', 10],
      ['B', 7.5],
      ['C', 5],
    ])
  })

  it('is told to be kept in a file of its own where its file was changed', async () => {
    const { rule, later } = deliveries()
    const file = join(temporaryFolder(), 'run.json')
    await runCommand('run', rule, '--data', later, '--period', '2026-03', '--out', file)
    writeFileSync(rule, VISIT_RULE.replace('value: 10,', 'value: 12.5,'))
    const { code, err } = await runCommand('correct', file, file)
    expect([code, err]).toEqual([1, expect.stringContaining('is no longer the same: the model `visit_rule`.')])
    expect(err).toContain('Keep each version of a model in a file of its own')
  })
})

describe('a run of a kind', () => {
  it('says what it is and up to which day its data is known, gives the same bytes again, and is corrected as such', async () => {
    const { rule, later } = deliveries()
    writeFileSync(join(later, 'datapackage.json'), JSON.stringify({ name: 'delivery', as_of: '2026-04-20' }))
    const file = join(temporaryFolder(), 'run.json')
    const { err } = await runCommand(
      'run',
      rule,
      '--data',
      later,
      '--period',
      '2026-03',
      '--kind',
      'final',
      '--out',
      file,
    )
    expect(err).not.toContain('error')
    const [run] = JSON.parse(readFileSync(file, 'utf8')) as readonly [Readonly<Record<string, unknown>>]
    expect(Run.parse(run)).toEqual(run)
    expect([run['kind'], run['period'], run['knownAt']]).toEqual(['final', '2026-03', '2026-04-20'])
    expect((await runCommand('repeat', file)).out).toBe('visit_rule: the same bytes.\n')
    const { earlier } = await corrected(file, file)
    expect(earlier).toMatchObject({ kind: 'final', knownAt: '2026-04-20' })
  })
})

describe('two results of `kapitera run`', () => {
  it('are computed again and give the same correction', async () => {
    const { rule, earlier, later } = deliveries()
    const files = await Promise.all(
      [earlier, later].map(async (data) => {
        const file = join(temporaryFolder(), 'run.json')
        await runCommand('run', rule, '--data', data, '--period', '2026-03', '--out', file)
        return file
      }),
    )
    const byFile = await corrected(files[0] ?? '', files[1] ?? '', '--kind', 'correction')
    const byFolder = await corrected(earlier, later, '--model', rule, '--period', '2026-03')
    expect(byFile.clinics).toEqual(byFolder.clinics)
    expect(byFile.later.kind).toBe('correction')
  })

  it('are refused where they pay different months, or the data has changed since', async () => {
    const { rule, earlier, later } = deliveries()
    const folder = temporaryFolder()
    const [march, april] = [join(folder, 'march.json'), join(folder, 'april.json')]
    await runCommand('run', rule, '--data', earlier, '--period', '2026-03', '--out', march)
    await runCommand('run', rule, '--data', later, '--period', '2026-04', '--out', april)
    const unlike = await runCommand('correct', march, april)
    expect([unlike.code, unlike.err]).toEqual([
      1,
      expect.stringContaining('The earlier run pays 2026-03, the later 2026-04.'),
    ])

    writeFileSync(join(earlier, 'contacts.csv'), 'clinic,listed_at,month,n,kind\nA,unlisted,2026-03,1,visit\n')
    const changed = await runCommand('correct', march, march)
    expect([changed.code, changed.err]).toEqual([
      1,
      expect.stringContaining('is no longer the same: the dataset `source`'),
    ])
  })
})

describe('what cannot be corrected', () => {
  it('is told to be missing before anything else is asked', async () => {
    const { earlier } = deliveries()
    const ended = await runCommand('correct', earlier, 'no_such_delivery')
    expect([ended.code, ended.err]).toEqual([1, expect.stringContaining('There is no `no_such_delivery`.')])
  })
})

describe('a warning that both runs have', () => {
  it('is said once', async () => {
    const { rule, earlier, later } = deliveries()
    const { err } = await runCommand('correct', earlier, later, '--model', rule, '--period', '2026-03')
    const said = err.split('\n').filter((line) => line !== '')
    expect(said.filter((line) => line.includes('is illustrative'))).toHaveLength(1)
    expect(new Set(said).size).toBe(said.length)
  })
})

describe('kapitera repeat', () => {
  it('says of a table that only a JSON result can be repeated', async () => {
    const file = join(folderOf({ 'march.csv': 'clinic,payment\n' }), 'march.csv')
    const { code, err } = await runCommand('repeat', file)
    expect([code, err]).toEqual([1, expect.stringContaining('Only a JSON result can be repeated.')])
  })
})
