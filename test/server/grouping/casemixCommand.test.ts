import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { estimateCaseMix, type Persons } from '../../../models/index.ts'
import { solve } from '../../../server/grouping/solve.ts'
import { seed } from '../../effort.ts'
import { runCommand } from '../command/runCommand.ts'
import { folderOf } from '../dataset/folderOf.ts'
import { type DrawnPerson, drawRegion, filesOf } from './drawRegion.ts'

/** What a test looks at of the JSON. */
interface Estimated {
  readonly listed: number
  readonly withoutCost: number
  readonly meanCost: number
  readonly on: string
  readonly command: string
  readonly dataset: { readonly invented: boolean }
  readonly costs: Readonly<Record<string, string>>
  readonly weights: readonly { readonly group: string; readonly weight: number; readonly n: number | null }[]
  readonly fit: { readonly heldOut: { readonly rSquared: number } }
}

const persons = drawRegion(seed, 400)
const GROUPING = `format: 1
grouping: some
label: { sv: Några, en: Some }
over: 12 months
conditions:
  diabetes: { codes: [E11] }
  complicated: { codes: [E11.2], replaces: [diabetes] }
  copd: { codes: [J44] }
`
const COSTS = 'kind;profession;cost\nvisit;gp;1900,50\nvisit;nurse;800\nphone;;250\n'
const COST_OF: Readonly<Record<string, number>> = {
  'visit gp': 190_050,
  'visit nurse': 80_000,
  'phone gp': 25_000,
  'phone nurse': 25_000,
}
const SAME = ['--ages', '0,40,65', '--least', '5', '--folds', '3', '--seed', '5'] as const
const OPTIONS = {
  ages: [0, 40, 65],
  words: ['diabetes', 'complicated', 'copd'],
  by: 'condition',
  least: 5,
  negative: 'zero',
  folds: 3,
  seed: 5,
  solve,
} as const

const root = mkdtempSync(join(tmpdir(), 'kapitera-test-'))
const data = join(root, 'region')
beforeAll(async () => {
  const source = join(root, 'source')
  mkdirSync(source)
  for (const [name, text] of Object.entries(filesOf(persons))) writeFileSync(join(source, name), text)
  const { code, err } = await runCommand('import', source, '--out', data)
  if (code !== 0) throw new Error(err)
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

function region(): { readonly folder: string; readonly files: readonly string[] } {
  const folder = folderOf({ 'some.yaml': GROUPING, 'costs.csv': COSTS })
  return { folder, files: ['--data', data, '--grouping', join(folder, 'some.yaml')] }
}

async function estimated(...args: readonly string[]): Promise<Estimated> {
  const { code, out, err } = await runCommand('casemix', '--period', '2016', ...SAME, ...args)
  expect([code, err]).toEqual([0, 'The dataset is invented: the weights are those of no real region.\n'])
  return JSON.parse(out) as Estimated
}

/** Everybody on a list on a day, as the files have them: nothing here is of the program. */
function listedOn(
  on: string,
  { from, costOf }: { readonly from: string; readonly costOf: (person: DrawnPerson) => number },
): readonly Persons[] {
  return persons
    .filter((person) => person.from <= on && (person.to === '' || person.to >= on))
    .map((person) => {
      const has = (beginning: string) =>
        person.diagnoses.some(({ code, date }) => code.startsWith(beginning) && date >= from && date <= on)
      const conditions = [
        ...(has('E11.2') ? ['complicated'] : has('E11') ? ['diabetes'] : []),
        ...(has('J44') ? ['copd'] : []),
      ]
      const years = Number(on.slice(0, 4)) - Number(person.birth.slice(0, 4))
      const age = on.slice(5) >= person.birth.slice(5) ? years : years - 1
      return { age, sex: person.sex, conditions, cost: costOf(person), n: 1 }
    })
}

const priced = ({ contacts }: DrawnPerson): number =>
  contacts
    .filter(({ month }) => month.startsWith('2016'))
    .reduce((sum, { kind, profession, n }) => sum + n * (COST_OF[`${kind} ${profession}`] ?? Number.NaN), 0)

const close = (one: Estimated, rows: readonly Persons[]) => {
  const mix = estimateCaseMix(rows, OPTIONS)
  expect(one.listed).toBe(rows.length)
  expect(one.withoutCost).toBe(rows.filter(({ cost }) => cost === 0).length)
  expect(one.meanCost).toBeCloseTo(rows.reduce((sum, { cost }) => sum + cost, 0) / rows.length / 100, 1)
  expect(one.weights.map(({ group, n }) => [group, n])).toEqual(mix.weights.map(({ name, n }) => [name, n]))
  for (const [place, { weight }] of one.weights.entries())
    expect(weight).toBeCloseTo(mix.weights[place]?.weight ?? 0, 9)
}

describe('kapitera casemix', () => {
  it('estimates from everybody listed on the last day of the period, visitors or not', async () => {
    const { folder, files } = region()
    const result = await estimated(...files, '--costs', join(folder, 'costs.csv'))
    expect(result.on).toBe('2016-12-31')
    expect(result.withoutCost).toBeGreaterThan(50)
    close(result, listedOn('2016-12-31', { from: '2016-01-01', costOf: priced }))
  })

  it('reads list, age and conditions on the eve of the period where the weight is prospective', async () => {
    const { folder, files } = region()
    const result = await estimated(...files, '--costs', join(folder, 'costs.csv'), '--prospective', '--over', '6')
    expect(result.on).toBe('2015-12-31')
    expect(result.command).toContain('--prospective')
    close(result, listedOn('2015-12-31', { from: '2015-07-01', costOf: priced }))
  })

  it('reads costs from a column of patients or of contacts', async () => {
    const { files } = region()
    const ofPatients = await estimated(...files, '--cost', 'patients.cost_2016')
    expect(ofPatients.costs).toEqual({ column: 'patients.cost_2016' })
    const own = ({ cost2016 }: DrawnPerson) => Math.round(Number(cost2016) * 100)
    close(ofPatients, listedOn('2016-12-31', { from: '2016-01-01', costOf: own }))
    // The amount of a contact row is that of each of its n.
    const amounts = ({ contacts }: DrawnPerson) =>
      contacts.filter(({ month }) => month.startsWith('2016')).reduce((sum, { n }) => sum + n * n * 10_000, 0)
    close(
      await estimated(...files, '--cost', 'contacts.amount'),
      listedOn('2016-12-31', { from: '2016-01-01', costOf: amounts }),
    )
  })

  it('gives the same bytes again by its own command, and the same weights by another seed', async () => {
    const { folder, files } = region()
    const costs = ['--costs', join(folder, 'costs.csv')]
    const first = await runCommand('casemix', '--period', '2016', ...SAME, ...files, ...costs)
    expect(await runCommand('casemix', '--period', '2016', ...SAME, ...files, ...costs)).toEqual(first)
    const other = await estimated(...files, ...costs, '--seed', '6')
    const one = JSON.parse(first.out) as Estimated
    expect(other.weights).toEqual(one.weights)
    expect(other.fit.heldOut.rSquared).not.toBe(one.fit.heldOut.rSquared)
  })

  it('writes a model whose patients have the mean weight 1, and are paid for exactly as many as they are', async () => {
    const { folder, files } = region()
    const out = join(folder, 'weights.yaml')
    const made = await runCommand(
      'casemix',
      '--period',
      '2016',
      ...SAME,
      ...files,
      '--costs',
      join(folder, 'costs.csv'),
      '--out',
      out,
    )
    expect(made.code).toBe(0)
    expect(readFileSync(out, 'utf8')).toContain('The data is invented.')
    const checked = await runCommand('check', out)
    expect([checked.code, checked.out]).toEqual([0, `${out}: right; 1 test passed.\n`])
    const filled = join(folder, 'filled.yaml')
    writeFileSync(
      filled,
      `format: 1
scenario: filled
extends: { model: weights }
status: illustrative
label: { sv: Ifylld, en: Filled }
sources: { memo: { title: Memo (invented) } }
changes:
  parameters:
    case_mix_fee: { values: { 2016-01-01: { value: 1200, source: memo p. 1, basis: estimated } } }
`,
    )
    const run = await runCommand('run', filled, '--data', data, '--period', '2017-01', '--facts', 'region.mean_weight')
    const [{ region: paid }] = JSON.parse(run.out) as [{ region: { total: number; facts: { mean_weight: number } } }]
    // January reads 31 December 2016, as the estimate did. The table has millionths.
    expect(paid.facts.mean_weight).toBeCloseTo(1, 6)
    const listed = listedOn('2016-12-31', { from: '2016-01-01', costOf: priced }).length
    expect(Math.abs(paid.total - 100 * listed)).toBeLessThan(0.02) // 1200 / 12 each; an öre of rounding a clinic
  })

  it.each([
    {
      why: 'a sort of contact without a cost',
      costs: 'kind,profession,cost\nvisit,,900\n',
      words: 'No row says what a contact costs: kind phone, profession gp.',
    },
    {
      why: 'two rows for one sort',
      costs: 'kind,cost\nvisit,900\nphone,100\n,50\n',
      words: 'Rows 2 and 4 both say what a contact costs: kind visit.',
    },
    { why: 'a cost that is none', costs: 'kind,cost\nvisit,-900\n', words: 'costs.csv:2: `-900` is no cost.' },
    { why: 'a column that contacts lack', costs: 'sort,cost\nvisit,900\n', words: 'The list of costs is by `sort`' },
  ])('refuses $why, and says where', async ({ costs, words }) => {
    const { folder, files } = region()
    writeFileSync(join(folder, 'costs.csv'), costs)
    const ended = await runCommand('casemix', '--period', '2016', ...files, '--costs', join(folder, 'costs.csv'))
    expect(ended.code).toBe(1)
    expect(ended.err).toContain(words)
  })

  it('takes no age, sex or cost that is missing for 0', async () => {
    const files = filesOf(persons)
    const lacking = {
      ...files,
      'patients.csv': (files['patients.csv'] ?? '').replace(/^(p[1-3]),[^,]*,[^,]*,.*$/gm, '$1,,,'),
    }
    const { code, err } = await runCommand(
      'casemix',
      '--data',
      folderOf(lacking),
      '--grouping',
      'charlson_sweden',
      '--period',
      '2015',
      '--cost',
      'patients.cost_2016',
    )
    expect(code).toBe(1)
    expect(err).toMatch(
      /The dataset lacks age of \d listed persons, and sex of \d listed persons, and the cost of \d listed persons\./,
    )
  })

  it('takes no cost of a contact that is missing for 0', async () => {
    const files = filesOf(persons)
    const priced2016 = persons.find((person) => priced(person) > 0 && person.from < '2016' && person.to === '')
    const lacking = {
      ...files,
      'contacts.csv': (files['contacts.csv'] ?? '').replace(
        new RegExp(`^(${priced2016?.id},.*,2016-..,.*),\\d+$`, 'm'),
        '$1,',
      ),
    }
    const words = ['--grouping', 'charlson_sweden', '--period', '2016', '--cost', 'contacts.amount']
    const { code, err } = await runCommand('casemix', '--data', folderOf(lacking), ...words)
    expect([code, err]).toEqual([1, expect.stringContaining('The dataset lacks the cost of 1 listed persons.')])
  })

  it('says where one cost decides the weights, and cuts it where a most is said', async () => {
    const rows = Array.from(
      { length: 399 },
      (_, row) =>
        `p${row},a,${row % 80},${row % 2 === 0 ? 'female' : 'male'},${['copd', 'asthma', 'asthma|copd'][row % 3]},1000`,
    )
    const folder = folderOf({
      'clinics.csv': 'id\na\n',
      'patients.csv': ['id,clinic,age,sex,conditions,cost', ...rows, 'dear,a,30,female,copd,90000000', ''].join('\n'),
    })
    const words = ['--data', folder, '--cost', 'patients.cost', '--period', '2016', '--ages', '0']
    const swayed = await runCommand('casemix', ...words)
    expect(swayed.err).toContain('One person has more than a twentieth of all costs')
    const { out, err } = await runCommand('casemix', ...words, '--most', '501000', '--least', '1')
    // 399 of 1,000 and one of 501,000: 900,000 among 400. Cut is 89,499,000 of 90,399,000.
    expect(JSON.parse(out)).toMatchObject({ meanCost: 2250, most: 501_000, truncated: { n: 1, share: 0.990044137656 } })
    expect(err).toContain('One person has more') // 501,000 is more than 45,000
    const few = await runCommand('casemix', ...words, '--most', '20000')
    expect(JSON.parse(few.out)).toMatchObject({ meanCost: 1047.5, truncated: null })
    expect(few.err).not.toContain('One person')
  })

  it.each([
    [['--data', 'x'], 'Say what care cost'],
    [['--data', 'x', '--cost', 'patients'], 'is no column with costs'],
    [
      ['--data', 'x', '--cost', 'patients.a', '--by', 'weight'],
      '`--by weight` is not known. It is condition or number.',
    ],
    [['--data', 'x', '--cost', 'patients.a', '--out', 'Weights.yaml'], 'is no name of a document'],
    [['--data', 'x', '--cost', 'patients.a', '--folds', '1'], '--folds needs a whole number from 2 to 100'],
  ] as const)('answers wrong flags %j', async (args, words) => {
    const { code, err } = await runCommand('casemix', ...args)
    expect(code).toBe(2)
    expect(err).toContain(words)
  })
})

describe('kapitera group --data', () => {
  it('counts those who have each condition after the hierarchy', async () => {
    const { files } = region()
    const grouping = files[3] ?? ''
    const { out } = await runCommand('group', grouping, '--data', data, '--period', '2016', '--over', '18')
    const rows = listedOn('2016-12-31', { from: '2015-07-01', costOf: () => 0 })
    const having = (word: string) => rows.filter(({ conditions }) => conditions.includes(word)).length
    expect(JSON.parse(out)).toMatchObject({
      months: 18,
      listed: rows.length,
      none: rows.filter(({ conditions }) => conditions.length === 0).length,
      conditions: [
        { condition: 'diabetes', patients: having('diabetes') },
        { condition: 'complicated', patients: having('complicated') },
        { condition: 'copd', patients: having('copd') },
      ],
    })
  })

  it('counts the diagnoses and codes that have a condition, and warns where none has', async () => {
    const { files, folder } = region()
    const on = ['--data', data, '--period', '2016', '--over', '18']
    const own = persons.flatMap(({ diagnoses }) =>
      diagnoses.filter(({ date }) => date >= '2015-07-01' && date <= '2016-12-31').map(({ code }) => code),
    )
    const met = own.filter((code) => code.startsWith('E11') || code.startsWith('J44'))
    const { out, err } = await runCommand('group', files[3] ?? '', ...on)
    expect(JSON.parse(out)).toMatchObject({
      diagnoses: { all: own.length, met: met.length },
      codes: { all: new Set(own).size, met: new Set(met).size },
    })
    expect(err).not.toContain('warning')
    writeFileSync(join(folder, 'some.yaml'), GROUPING.replaceAll(/E11|J44/g, 'Z99'))
    const none = await runCommand('group', files[3] ?? '', ...on)
    expect(none.code).toBe(0)
    expect(none.err).toContain(
      `warning  None of ${own.length} diagnoses, ${new Set(own).size} different codes, has a condition of \`some\``,
    )
  })
})
