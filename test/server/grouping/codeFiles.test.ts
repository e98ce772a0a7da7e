import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { canonicalModel, type Model, NO_ROWS, readGrouping, readModel, type Rows } from '../../../models/index.ts'
import { rowsToDataset } from '../../../server/dataset/rowsToDataset.ts'
import { readPersons } from '../../../server/grouping/readPersons.ts'
import { hashOf } from '../../../server/run/hashOf.ts'
import { effort, seed } from '../../effort.ts'
import { chanceFrom } from '../../laws/Chance.ts'
import { sharedData } from '../../shared.ts'
import { runCommand, temporaryFolder } from '../command/runCommand.ts'
import { folderOf } from '../dataset/folderOf.ts'

type Grouping = NonNullable<Model['grouping']>

const ELIXHAUSER = 'data/groupers/elixhauser_ahrq_icd10cm_2019_1.csv'
const CHRONIC = 'data/groupers/ahrq_chronic_condition_indicator_icd10cm_2019_1.csv'
/** The words of the chronic indicator's eighteen body systems, in the order of their numbers. */
const SYSTEMS =
  'infection neoplasm endocrine blood mental nervous circulatory respiratory digestive genitourinary pregnancy skin musculoskeletal congenital perinatal symptoms injury other_factors'.split(
    ' ',
  )

const linesOf = (path: string): readonly string[][] =>
  readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(','))

/** Runs `kapitera group` on a file of codes, and reads what it wrote. */
async function made(name: string, codes: string): Promise<Grouping> {
  const out = join(temporaryFolder(), 'made.yaml')
  const { code, err } = await runCommand('group', name, '--codes', codes, '--out', out)
  expect([code, err]).toEqual([0, expect.stringContaining('Written')])
  const { grouping, diagnostics } = readGrouping(readFileSync(out), out)
  expect(diagnostics).toEqual([])
  return grouping as Grouping
}

/** The conditions whose beginnings a code has, before any hierarchy. */
function codedBy(grouping: Grouping): (code: string) => readonly string[] {
  const words = new Map<string, string[]>()
  for (const { word, codes } of grouping.conditions)
    for (const code of codes) words.set(code, [...(words.get(code) ?? []), word])
  return (code) => [...new Set(Array.from(code, (_, place) => words.get(code.slice(0, place + 1)) ?? []).flat())]
}

/** A patient for each list of codes, listed on the last of 2025. */
function patientsWith(codes: readonly (readonly string[])[]): Rows {
  const ids = codes.map((_, place) => `p${String(place).padStart(5, '0')}`)
  return {
    ...NO_ROWS,
    clinics: [{ id: 'one', facts: {} }],
    patients: ids.map((id, place) => ({ id, n: 1, facts: { age: 40, sex: 'female', cost: place } })),
    listings: ids.map((id) => ({ patient: id, clinic: 'one' })),
    diagnoses: codes.flatMap((own, place) => own.map((code) => ({ patient: ids[place] ?? '', code, date: 20250601 }))),
  }
}

/** The conditions of each patient as the database groups them; the cost says who it is. */
async function groupedBy(grouping: Grouping, rows: Rows): Promise<readonly (readonly string[])[]> {
  const dataset = await rowsToDataset(rows)
  onTestFinished(() => dataset.warehouse.close())
  const window = { first: 202501, last: 202512, cutOff: 20251231 }
  const persons = await readPersons(
    dataset,
    { window, grouping, words: [] },
    {
      keys: [{ type: 'fact', fact: { entity: 'patient', name: 'cost' }, kind: 'number' }],
      costOf: ([cost]) => Number(cost),
    },
  )
  return persons.toSorted((one, other) => one.cost - other.cost).map(({ conditions }) => conditions.toSorted())
}

describe('the Elixhauser groups', () => {
  it('are given to each of the publisher’s codes, and to no patient otherwise than by its list', async () => {
    const lines = linesOf(sharedData(ELIXHAUSER))
    expect(lines).toHaveLength(3493)
    const grouping = await made('elixhauser_ahrq', sharedData(ELIXHAUSER))
    const groupOf = new Map(lines.map(([code = '', group = '']) => [code, group.toLowerCase()]))
    const { whole, flip } = chanceFrom(seed)
    const codes = [...groupOf.keys()]
    const drawn = Array.from({ length: effort(500, 5_000) }, () =>
      Array.from({ length: whole(0, 5) }, () =>
        flip(0.8) ? (codes[whole(0, codes.length - 1)] ?? '') : `R${whole(10, 99)}${whole(0, 9)}`,
      ),
    )
    const patients = [...codes.filter((_, place) => place % effort(4, 1) === 0).map((code) => [code]), ...drawn]
    const expected = patients.map((own) => {
      const groups = new Set(own.flatMap((code) => groupOf.get(code) ?? []))
      // What the publisher's program makes of them: a detail of hypertension stands for several groups.
      const any = (...words: readonly string[]) => words.some((word) => groups.has(word))
      const isComplicated =
        any('htncx', 'htnpreg', 'ohtnpreg') || [...groups].some((word) => /^(htnw|hren|hhr)/.test(word))
      const after = new Set(groups)
      if (isComplicated) after.delete('htn')
      if (groups.has('mets')) after.delete('tumor')
      if (groups.has('dmcx')) after.delete('dm')
      if (isComplicated) after.add('complicated_hypertension')
      if (any('chf', 'htnwchf', 'hhrwchf', 'hhrwhrf')) after.add('heart_failure')
      if (any('renlfail', 'hrenwrf', 'hhrwrf', 'hhrwhrf')) after.add('renal_failure')
      return [...after].toSorted()
    })
    expect(await groupedBy(grouping, patientsWith(patients))).toEqual(expected)
  })

  it('are the same by beginnings and by whole codes, for no code of the list begins one of another group', async () => {
    const lines = linesOf(sharedData(ELIXHAUSER))
    const coded = codedBy(await made('elixhauser_ahrq', sharedData(ELIXHAUSER)))
    expect(lines.map(([code = '']) => coded(code))).toEqual(lines.map(([, group = '']) => [group.toLowerCase()]))
  })

  it('are the same from a table of the dataset, which is looked up by whole codes', async () => {
    const out = join(temporaryFolder(), 'codes.csv')
    await runCommand('group', 'elixhauser_ahrq', '--codes', sharedData(ELIXHAUSER), '--out', out)
    const rows = linesOf(out).map(([grouping = '', code = '', condition = '']) => ({ grouping, code, condition }))
    expect(rows).toHaveLength(3493)
    const { grouping } = readGrouping(
      readFileSync('models/catalogue/conditions/elixhauser_ahrq.yaml'),
      'elixhauser_ahrq.yaml',
    )
    const patients = patientsWith(rows.filter((_, place) => place % 40 === 0).map(({ code }) => [code, 'R100']))
    const ofDocument = await groupedBy(await made('elixhauser_ahrq', sharedData(ELIXHAUSER)), patients)
    expect(await groupedBy(grouping as Grouping, { ...patients, codes: rows })).toEqual(ofDocument)
  })
})

describe('the chronic condition indicator', () => {
  it('is given to each of its 72,446 codes by a few beginnings', async () => {
    const lines = linesOf(sharedData(CHRONIC))
    expect(lines).toHaveLength(72_446)
    const grouping = await made('chronic_ahrq', sharedData(CHRONIC))
    const coded = codedBy(grouping)
    const wrong = lines.filter(([code = '', chronic, system]) => {
      const expected = chronic === '1' ? [SYSTEMS[Number(system) - 1]] : []
      return JSON.stringify(coded(code)) !== JSON.stringify(expected)
    })
    expect(wrong).toEqual([])
    expect(grouping.conditions.reduce((sum, { codes }) => sum + codes.length, 0)).toBeLessThan(1_500)
  })
})

describe('a file of one’s own', () => {
  const OWN = `format: 1
grouping: own
label: { sv: Egen, en: Own }
over: 12 months
codes_from: dataset
conditions:
  asthma: { label: { sv: Astma, en: Asthma } }
  copd: { replaces: [asthma] }
`
  const group = async (codes: string, name = 'made.yaml') => {
    const folder = folderOf({ 'own.yaml': OWN, 'codes.csv': codes })
    const out = join(folder, name)
    const ended = await runCommand(
      'group',
      join(folder, 'own.yaml'),
      '--codes',
      join(folder, 'codes.csv'),
      '--out',
      out,
    )
    return { ...ended, text: () => readFileSync(out, 'utf8') }
  }

  it('is written into the grouping, with its hash', async () => {
    const codes = 'Code;Condition\nj45.9;asthma\nJ44;copd\n'
    const { code, text } = await group(codes)
    expect(code).toBe(0)
    const { grouping } = readGrouping(text(), 'made.yaml')
    expect(grouping?.codesFromData).toBe(false)
    expect(grouping?.conditions).toMatchObject([
      { word: 'asthma', codes: ['J459'], replaces: [] },
      { word: 'copd', codes: ['J44'], replaces: ['asthma'] },
    ])
    expect(text()).toContain(hashOf(codes))
  })

  it('changes the hash of a model when one code changes', async () => {
    const hash = async (codes: string) => {
      const grouping = { file: 'made.yaml', text: (await group(codes)).text() }
      const model = `format: 1
model: by_lungs
status: illustrative
label: { sv: Lungor, en: Lungs }
valid: { from: 2026-01-01 }
currency: SEK
cut_off: last day of month
conditions: { grouping: made }
sources: { terms: { title: Terms (invented) } }
parameters:
  lung_fee:
    label: { sv: Ersättning, en: Fee }
    unit: SEK/patient/month
    values: { 2026-01-01: { value: 1, source: terms § 1 } }
payments:
  fixed:
    lung_payment:
      label: { sv: Ersättning, en: Payment }
      each: patient
      formula: when(has(patient.conditions, "asthma"), lung_fee, 0)
`
      return hashOf(canonicalModel(readModel(model, 'by_lungs.yaml', { base: () => grouping }).model as Model))
    }
    const before = await hash('code,condition\nJ45,asthma\nJ44,copd\n')
    expect(await hash('code,condition\nJ44,copd\nJ45,asthma\n')).toBe(before)
    expect(await hash('code,condition\nJ46,asthma\nJ44,copd\n')).not.toBe(before)
  })

  it('tells every row that is wrong, with the nearest condition', async () => {
    const { code, err } = await group('code,condition\nJ45,asthm\nJ?,copd\nJ44,copd\nJ44,copd\n')
    expect(code).toBe(1)
    expect(err).toContain('codes.csv:2: The grouping has no condition `asthm`. Did you mean `asthma`?')
    expect(err).toContain('codes.csv:3: `J?` is no code')
    expect(err).toContain('codes.csv:5: The code J44 is `copd` in a row before.')
  })

  it('is refused without a code of each condition, with other columns, and where the grouping has its codes', async () => {
    expect((await group('code,condition\nJ45,asthma\n')).err).toContain('`codes.csv` has no code of copd.')
    expect((await group('icd,condition\nJ45,asthma\n')).err).toContain('`codes.csv` has the columns icd, condition.')
    const refused = await runCommand('group', 'charlson_sweden', '--codes', 'x.csv', '--out', 'x.yaml')
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('has its codes already') as string })
  })

  it('warns of American codes, and of a code inside another', async () => {
    const { code, err } = await group('code,condition\nJ4520X,asthma\nJ44,copd\nJ44.1,asthma\n')
    expect(code).toBe(0)
    expect(err).toContain('1 of 3 codes have more than 5 characters, so they are ICD-10-CM')
    expect(err).toContain('1 codes begin with another code of the list that has another condition, and get both: J441.')
  })
})
