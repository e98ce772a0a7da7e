import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { importDataset } from '../../../server/dataset/importDataset.ts'
import { runCommand, temporaryFolder } from '../command/runCommand.ts'
import { type Numbers, SOUTH, writeRegion } from './smallRegion.ts'

/** North has three with diabetes and none with another disease, so that a payment for diseases rests on three; the others have many. */
const REGION: Readonly<Record<string, Numbers>> = {
  north: { diabetes: 3, none: 66 },
  south: SOUTH,
  west: { ...SOUTH, diabetes: 25 },
  east: { ...SOUTH, copd: 33 },
}

let data = ''
const made: string[] = []
let log = ''

beforeAll(async () => {
  data = await imported(REGION)
})
beforeEach(() => {
  log = join(temporaryFolder(), 'releases.jsonl')
  process.env['KAPITERA_RELEASES'] = log
})
afterAll(() => {
  delete process.env['KAPITERA_RELEASES']
  for (const folder of made) rmSync(dirname(folder), { recursive: true, force: true })
})

async function imported(region: Readonly<Record<string, Numbers>>): Promise<string> {
  const source = writeRegion(region)
  const out = join(mkdtempSync(join(tmpdir(), 'kapitera-release-')), 'region')
  await importDataset(source, out, { today: 20261231 })
  rmSync(source, { recursive: true })
  made.push(out)
  // Two deliveries of one region have its name.
  setIn(out, { name: 'region' })
  return out
}

/** The same dataset with a setting of its owner. */
function stating(disclosure: string): string {
  const out = join(mkdtempSync(join(tmpdir(), 'kapitera-release-')), 'region')
  cpSync(data, out, { recursive: true })
  made.push(out)
  setIn(out, { disclosure })
  return out
}

function setIn(folder: string, own: object): void {
  const file = join(folder, 'datapackage.json')
  writeFileSync(file, JSON.stringify({ ...(JSON.parse(readFileSync(file, 'utf8')) as object), ...own }))
}

interface Row {
  readonly clinic?: string
  readonly payments: Readonly<Record<string, number | null>>
  readonly total: number | null
  readonly hidden?: readonly string[]
}

interface Run {
  readonly clinics: readonly Row[]
  readonly region: Row
  readonly disclosure?: unknown
  readonly manifest: { readonly disclosure?: string }
  readonly undecidedShare?: number | null
}

async function json<T>(...words: readonly string[]): Promise<T> {
  const { code, out, err } = await runCommand(...words)
  expect(code, err).toBe(0)
  return JSON.parse(out) as T
}

const run = async (period: string, ...more: readonly string[]): Promise<Run> =>
  (await json<readonly [Run]>('run', 'chronic_bundle', '--data', data, '--period', period, ...more))[0]

/** Every released amount by its place, and the places of the hidden ones. */
function cellsOf({ clinics, region }: Run): {
  readonly shown: ReadonlyMap<string, number>
  readonly hidden: ReadonlySet<string>
} {
  const rows = [...clinics, { ...region, clinic: 'region' }]
  const cells = rows.flatMap(({ clinic, payments, total }) =>
    Object.entries({ ...payments, total }).flatMap(([name, amount]) =>
      amount === null ? [] : [[`${clinic} ${name}`, amount] as const],
    ),
  )
  const hidden = rows.flatMap(({ clinic, hidden: own = [] }) => own.map((name) => `${clinic} ${name}`))
  return { shown: new Map(cells), hidden: new Set(hidden) }
}

/** The same model with another name and without what rests on three. */
function withoutBundle(): string {
  const text = readFileSync(join(import.meta.dirname, '../../../models/catalogue/generic/chronic_bundle.yaml'), 'utf8')
  const [before = '', after = ''] = text.split(/ {4}bundle_payment:\n[^]*?(?= {2}activity:)/)
  return `${before}${after.slice(0, after.indexOf('\ntests:'))}\n`.replace(
    'model: chronic_bundle',
    'model: without_bundle',
  )
}

/** Solves what it can: a sum of which one cell alone is hidden gives it away, and so on until nothing more is found. */
function solved(
  hidden: ReadonlySet<string>,
  clinics: readonly string[],
  payments: readonly string[],
): ReadonlySet<string> {
  const lines = [
    ...clinics.map((clinic) => [...payments, 'total'].map((name) => `${clinic} ${name}`)),
    ...[...payments, 'total'].map((name) => clinics.map((clinic) => `${clinic} ${name}`)),
  ]
  return solvedBy(hidden, lines)
}

function solvedBy(hidden: ReadonlySet<string>, lines: readonly (readonly string[])[]): ReadonlySet<string> {
  const left = new Set(hidden)
  for (let found = true; found; ) {
    found = false
    for (const line of lines) {
      const [one, ...more] = line.filter((name) => left.has(name))
      if (one === undefined || more.length > 0) continue
      left.delete(one)
      found = true
    }
  }
  return new Set([...hidden].filter((name) => !left.has(name)))
}

describe('a release', () => {
  it('hides the amount that rests on three, and others, so that no sum of clinic or region gives one away', async () => {
    const whole = await run('2026')
    const released = await run('2026', '--release', 'yearly')
    const { shown, hidden } = cellsOf(released)
    expect(hidden).toContain('north bundle_payment')
    const payments = Object.keys(whole.region.payments)
    const clinics = [...whole.clinics.map(({ clinic }) => clinic ?? ''), 'region']
    expect([...solved(hidden, clinics, payments)]).toEqual([])
    // What is shown is what is paid, and most is shown.
    const right = cellsOf(whole).shown
    for (const [name, amount] of shown) expect(amount, name).toBe(right.get(name))
    expect(shown.size).toBeGreaterThan(hidden.size)
    expect(released.clinics[0]?.hidden).toContain('bundle_payment')
    // Times the total of the region it would be the sum of some payments.
    expect([typeof whole.undecidedShare, released.undecidedShare]).toEqual(['number', null])
    expect(released.disclosure).toEqual({ fewest: 5, zeros: 'shown', payouts: 'controlled', within: 0.1 })
  })

  it('hides the same in every period, so that a quarter less two of its months gives nothing', async () => {
    const hidden = []
    for (const period of ['2026', '2026-Q1', '2026-02'])
      hidden.push(cellsOf(await run(period, '--release', period)).hidden)
    expect(hidden[1]).toEqual(hidden[0])
    expect(hidden[2]).toEqual(hidden[0])
  })

  it('shows by no other command what the run hides', async () => {
    const { hidden } = cellsOf(await run('2026-Q1', '--release', 'run'))
    const words = ['chronic_bundle', '--data', data, '--period', '2026-Q1', '--release', 'other']
    const statement = await json<{
      payments: { payment: string; amount: number | null; terms: unknown[] }[]
      total: number | null
    }>('explain', ...words, '--clinic', 'north')
    const left = statement.payments.filter(({ payment }) => hidden.has(`north ${payment}`))
    expect(left.length).toBeGreaterThan(0)
    expect(left.every(({ amount, terms }) => amount === null && terms.length === 0)).toBe(true)
    expect(statement.total === null).toBe(hidden.has('north total'))
    const compared = await json<{
      baseline: Run
      alternatives: Run[]
      changes: { clinic: string; change: number | null }[]
    }>('compare', 'chronic_bundle', ...words)
    for (const one of [compared.baseline, ...compared.alternatives])
      for (const name of hidden) expect(cellsOf(one).shown.has(name), name).toBe(false)
    for (const { clinic, change } of compared.changes) expect(change === null).toBe(hidden.has(`${clinic} total`))
    const csv = join(temporaryFolder(), 'paid.csv')
    expect((await runCommand('run', ...words, '--out', csv)).code).toBe(0)
    const rows = readFileSync(csv, 'utf8').split('\n')
    for (const name of hidden) {
      const [clinic = '', payment = ''] = name.split(' ')
      const of =
        clinic === 'region'
          ? `,,region_${payment === 'total' ? 'total' : 'payment'},${payment},`
          : `,${clinic},${payment === 'total' ? 'total' : 'payment'},${payment},`
      expect(
        rows.find((row) => row.includes(of)),
        name,
      ).toContain(`${of},,SEK`)
    }
  })

  it.each(['one after the other', 'compared'])(
    'of two models, %s, gives by the rest of one nothing that the other hides',
    async (how) => {
      const without = join(temporaryFolder(), 'without_bundle.yaml')
      writeFileSync(without, withoutBundle())
      const words = ['--data', data, '--period', '2026', '--release', 'both']
      const runs =
        how === 'compared'
          ? await json<{ baseline: Run; alternatives: Run[] }>('compare', 'chronic_bundle', without, ...words).then(
              ({ baseline, alternatives }) => [baseline, ...alternatives],
            )
          : [
              (await json<readonly [Run]>('run', 'chronic_bundle', ...words))[0],
              (await json<readonly [Run]>('run', without, ...words))[0],
            ]
      const [whole, rest] = runs.map(cellsOf)
      // A reader knows that both pay the same base and visits.
      const known = new Set([
        ...(whole?.shown.keys() ?? []),
        ...[...(rest?.shown.keys() ?? [])].filter((name) => !name.endsWith(' total')),
      ])
      const rests = new Set([...(rest?.shown.keys() ?? [])].map((name) => name.replace(' total', ' rest')))
      const [clinics, same] = [
        [...Object.keys(REGION), 'region'],
        ['base_payment', 'visit_payment'],
      ]
      const cells = clinics.flatMap((clinic) =>
        [...same, 'bundle_payment', 'total', 'rest'].map((name) => `${clinic} ${name}`),
      )
      const hidden = new Set(cells.filter((name) => !known.has(name) && !rests.has(name)))
      const lines = [
        ...clinics.flatMap((clinic) => [
          [...same, 'rest'].map((name) => `${clinic} ${name}`),
          ['rest', 'bundle_payment', 'total'].map((name) => `${clinic} ${name}`),
        ]),
        ...[...same, 'bundle_payment', 'total', 'rest'].map((name) => clinics.map((clinic) => `${clinic} ${name}`)),
      ]
      expect([...solvedBy(hidden, lines)].filter((name) => name.includes('north bundle'))).toEqual([])
      expect(hidden).toContain('north bundle_payment')
      expect(rest?.shown.size).toBeGreaterThan(3)
    },
  )

  it('of a comparison is repeated to the same bytes, also what is hidden for the other', async () => {
    const [without, kept] = [join(temporaryFolder(), 'without_bundle.yaml'), join(temporaryFolder(), 'both.json')]
    writeFileSync(without, withoutBundle())
    const words = ['--data', data, '--period', '2026', '--release', 'both', '--out', kept]
    expect(await runCommand('compare', 'chronic_bundle', without, ...words)).toMatchObject({ code: 0 })
    expect(await runCommand('repeat', kept)).toMatchObject({ code: 0 })
  })

  it('says in its table why an amount is empty', async () => {
    const csv = join(temporaryFolder(), 'paid.csv')
    const words = ['run', 'chronic_bundle', '--data', data, '--period', '2026-02', '--release', 'table', '--out', csv]
    expect((await runCommand(...words)).code).toBe(0)
    const [head = '', ...rows] = readFileSync(csv, 'utf8').trim().split('\n')
    expect(head.endsWith(',suppressed')).toBe(true)
    const north = rows.filter((row) => row.includes(',north,'))
    expect(north.find((row) => row.includes('bundle_payment'))).toMatch(/rests on few .*$/)
    // A bundle of a quarter is not settled in February at any clinic, and that is another word.
    const settled = rows.filter((row) => /,visit_payment,\d/.test(row))
    expect(settled.length).toBeGreaterThan(0)
    expect(settled.every((row) => row.endsWith(','))).toBe(true)
  })

  it('hides an amount of many that two have joined since it was last shown', async () => {
    const { shown } = cellsOf(await run('2026', '--release', 'first'))
    expect(shown.has('south bundle_payment') || shown.has('west bundle_payment')).toBe(true)
    const clinic = shown.has('west bundle_payment') ? 'west' : 'south'
    const later = await imported({
      ...REGION,
      [clinic]: { ...REGION[clinic], diabetes: (REGION[clinic]?.['diabetes'] ?? 0) + 2 },
    })
    const words = ['run', 'chronic_bundle', '--data', later, '--period', '2026', '--release', 'second']
    const [again] = await json<readonly [Run]>(...words)
    expect(cellsOf(again).hidden).toContain(`${clinic} bundle_payment`)
    // Without the log of the first nobody could tell that two have come.
    rmSync(log)
    const [forgotten] = await json<readonly [Run]>(...words)
    expect(cellsOf(forgotten).shown.has(`${clinic} bundle_payment`)).toBe(true)
  })

  it('is logged by its name, and repeated to the same bytes', async () => {
    const kept = join(temporaryFolder(), 'paid.json')
    const words = ['run', 'chronic_bundle', '--data', data, '--period', '2026', '--release', 'yearly', '--out', kept]
    expect((await runCommand(...words)).code).toBe(0)
    const [line] = readFileSync(log, 'utf8')
      .trim()
      .split('\n')
      .map((one) => JSON.parse(one) as { parameters: unknown; table: string })
    expect(line).toMatchObject({ table: 'run', parameters: { release: 'yearly', models: ['chronic_bundle'] } })
    expect(await runCommand('repeat', kept)).toMatchObject({ code: 0, out: 'chronic_bundle: the same bytes.\n' })
  })

  it('is never uncontrolled, and has no facts', async () => {
    const words = ['run', 'chronic_bundle', '--data', data, '--period', '2026', '--release', 'x']
    expect(await runCommand(...words, '--disclosure', 'off')).toMatchObject({ code: 2 })
    expect((await runCommand(...words, '--disclosure', 'q=1')).err).toContain('is no rule of disclosure')
    expect(existsSync(log)).toBe(false)
  })
})

describe('a dataset that states how it is shown', () => {
  it('is shown so by every command, and as it is for the region’s own use, which the result says', async () => {
    const stated = stating('k=5,payouts=controlled')
    const words = ['chronic_bundle', '--data', stated, '--period', '2026']
    const [shown] = await json<readonly [Run]>('run', ...words)
    expect(cellsOf(shown).hidden).toContain('north bundle_payment')
    const [own] = await json<readonly [Run]>('run', ...words, '--disclosure', 'off')
    expect(cellsOf(own).hidden.size).toBe(0)
    expect(own.manifest.disclosure).toBe('none: for the region’s own use')
    for (const refused of [
      ['reconcile', ...words],
      ['correct', stated, stated, '--model', 'chronic_bundle', '--period', '2026'],
      ['group', 'charlson_sweden', '--data', stated, '--period', '2026'],
      ['casemix', '--data', stated, '--period', '2026', '--cost', 'patients.cost'],
    ])
      expect(await runCommand(...refused), refused[0]).toMatchObject({
        code: 1,
        err: expect.stringContaining('--disclosure off'),
      })
  })

  it('is refused with a setting that is no rule', async () => {
    const stated = stating('k=1')
    const { code, err } = await runCommand('run', 'chronic_bundle', '--data', stated, '--period', '2026')
    expect([code, err]).toEqual([1, expect.stringContaining('`k=1` is no rule of disclosure')])
  })
})
