import { join } from 'node:path'
import { readFileSync } from 'node:fs'
import { linearRegression } from 'simple-statistics'
import { describe, expect, it } from 'vitest'
import { runProgram } from '../../../server/command/runProgram.ts'
import { seed } from '../../effort.ts'
import { chanceFrom } from '../../laws/Chance.ts'
import { runCommand, temporaryFolder } from '../command/runCommand.ts'
import { folderOf } from '../dataset/folderOf.ts'

/** What a test looks at of the JSON. */
interface Estimated {
  readonly listed: number
  readonly withoutCost: number
  readonly meanCost: number
  readonly costs: { readonly column: string; readonly withoutPatient: number }
  readonly weights: readonly { readonly group: string; readonly weight: number }[]
}

const SAME = ['--period', '2016', '--ages', '0', '--least', '2', '--folds', '2', '--seed', '7'] as const
const FROM_COSTS = ['--cost', 'costs.amount', '--grouping', 'some.yaml'] as const

const GROUPING = `format: 1
grouping: some
label: { sv: Några, en: Some }
over: 12 months
conditions:
  diabetes: { codes: [E11] }
`

interface Person {
  readonly id: string
  readonly isIll: boolean
  readonly to?: string
}

function filesOf(persons: readonly Person[], costs: string): Readonly<Record<string, string>> {
  const lines = (of: (person: Person) => string): string => persons.map((person) => `${of(person)}\n`).join('')
  return {
    'clinics.csv': 'id\nnorth\n',
    'patients.csv': `id,birth,sex\n${lines(({ id }) => `${id},1960-05-05,female`)}`,
    'listings.csv': `patient,clinic,from,to\n${lines(({ id, to = '' }) => `${id},north,2010-01-01,${to}`)}`,
    'diagnoses.csv': `patient,code,date\n${persons.flatMap(({ id, isIll }) => (isIll ? [`${id},E11.9,2016-03-03\n`] : [])).join('')}`,
    'costs.csv': costs,
  }
}

async function casemix(files: Readonly<Record<string, string>>, ...args: readonly string[]) {
  const grouping = join(folderOf({ 'some.yaml': GROUPING }), 'some.yaml')
  const own = args.map((arg) => (arg === 'some.yaml' ? grouping : arg))
  return runCommand('casemix', '--data', folderOf(files), ...SAME, ...own)
}

/** What a reader at a terminal sees. */
async function summary(files: Readonly<Record<string, string>>): Promise<string> {
  const grouping = join(folderOf({ 'some.yaml': GROUPING }), 'some.yaml')
  let shown = ''
  await runProgram(['casemix', '--data', folderOf(files), ...SAME, '--cost', 'costs.amount', '--grouping', grouping], {
    out: (text) => {
      shown += text
    },
    err: () => undefined,
    outIsTerminal: true,
    errIsTerminal: false,
    today: 20261122,
    clock: () => 0,
  })
  return shown
}

const persons = (prefix: string, count: number, isIll: boolean): readonly Person[] =>
  Array.from({ length: count }, (_, place) => ({ id: `${prefix}${place}`, isIll }))

/** Ten without diabetes, of whom four cost 250; ten with it, who cost 2 × 100 + 100. */
const TWENTY = [...persons('well', 10, false), ...persons('ill', 10, true)]
const THEIRS = [
  ...[0, 1, 2, 3].map((place) => `,well${place},2016-02,1,250\n`),
  ...TWENTY.slice(10).map(({ id }) => `,${id},2016-01,2,100\n,${id},2016-12,1,100.00\n`),
].join('')
const HEADER = 'clinic,patient,month,n,amount\n'

describe('a weight from costs of patients', () => {
  it('is what the arithmetic of two groups says, with those who cost nothing', async () => {
    const { code, out, err } = await casemix(filesOf(TWENTY, `${HEADER}${THEIRS}`), ...FROM_COSTS)
    expect([code, err]).toEqual([0, ''])
    const { listed, withoutCost, meanCost, costs, weights } = JSON.parse(out) as Estimated
    // (4 × 250 + 10 × 300) / 20 = 200. Without diabetes 1000 / 10 = 100, with it 300 / 1 = 300, which is 200 more.
    expect({ listed, withoutCost, meanCost, costs }).toEqual({
      listed: 20,
      withoutCost: 6,
      meanCost: 200,
      costs: { column: 'costs.amount', withoutPatient: 0 },
    })
    expect(weights.map(({ group, weight }) => [group, weight])).toEqual([
      ['female 0+', 100 / 200],
      ['diabetes', 200 / 200],
    ])
  })

  it('reads the costs of the period and of those on the list at its end, and says what costs of no patient come to', async () => {
    const left: Person = { id: 'left', isIll: true, to: '2016-12-30' }
    const others =
      ',ill0,2015-12,1,9999\n,ill0,2017-01,1,9999\n,left,2016-05,1,9999\nnorth,,2016-05,2,350.25\nnorth,,2017-05,1,1\n'
    const files = filesOf([...TWENTY, left], `${HEADER}${THEIRS}${others}`)
    const { out } = await casemix(files, ...FROM_COSTS)
    const { listed, meanCost, costs } = JSON.parse(out) as Estimated
    expect({ listed, meanCost, costs }).toEqual({
      listed: 20,
      meanCost: 200,
      costs: { column: 'costs.amount', withoutPatient: 700.5 }, // 2 × 350.25
    })
    expect(await summary(files)).toContain('Costs of no patient, 700.50 in all, are left out.\n')
  })

  it('is the line that simple-statistics draws through what each person cost', async () => {
    const { whole, flip } = chanceFrom(seed)
    const drawn = Array.from({ length: 150 }, (_, place) => {
      const isIll = flip(0.4)
      const rows = flip(0.3) ? 0 : whole(1, 4)
      const amounts = Array.from({ length: rows }, () => ({
        month: whole(1, 12),
        n: whole(1, 3),
        ore: whole(100, isIll ? 900_000 : 300_000),
      }))
      return { id: `p${place}`, isIll, amounts }
    })
    const costs = drawn.flatMap(({ id, amounts }) =>
      amounts.map(
        ({ month, n, ore }) => `,${id},2016-${String(month).padStart(2, '0')},${n},${(ore / 100).toFixed(2)}\n`,
      ),
    )
    const { out } = await casemix(filesOf(drawn, `${HEADER}${costs.join('')}`), ...FROM_COSTS, '--negative', 'keep')
    const { weights, withoutCost } = JSON.parse(out) as Estimated
    const points = drawn.map(({ isIll, amounts }) => [
      Number(isIll),
      amounts.reduce((sum, { n, ore }) => sum + n * ore, 0),
    ])
    const { m, b } = linearRegression(points)
    const mean = points.reduce((sum, [, cost = 0]) => sum + cost, 0) / points.length
    expect(withoutCost).toBe(drawn.filter(({ amounts }) => amounts.length === 0).length)
    expect(weights[0]?.weight).toBeCloseTo(b / mean, 9)
    expect(weights[1]?.weight).toBeCloseTo(m / mean, 9)
  })

  it('says in its document where the costs were', async () => {
    const out = join(temporaryFolder(), 'weights.yaml')
    const { code } = await casemix(filesOf(TWENTY, `${HEADER}${THEIRS}`), ...FROM_COSTS, '--out', out)
    expect(code).toBe(0)
    expect(readFileSync(out, 'utf8')).toContain('costs: costs.amount')
  })

  it('is refused where costs are of clinics alone, and where one has no amount', async () => {
    const ofClinics = await casemix(filesOf(TWENTY, 'clinic,month,amount\nnorth,2016-01,100\n'), ...FROM_COSTS)
    expect([ofClinics.code, ofClinics.err]).toEqual([
      1,
      expect.stringContaining('The costs of the dataset are of clinics, and say nothing of patients.'),
    ])
    const unknown = await casemix(filesOf(TWENTY, `${HEADER}${THEIRS},well9,2016-03,1,\n`), ...FROM_COSTS)
    expect([unknown.code, unknown.err]).toEqual([
      1,
      expect.stringContaining('The dataset lacks the cost of 1 listed persons.'),
    ])
  })
})
