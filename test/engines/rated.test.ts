import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type Model,
  planModel,
  type Program,
  type Quantities,
  requestFor,
  RowsTrouble,
  tabulateRows,
} from '../../models/index.ts'
import { assignedTo, price, RunTrouble } from '../../models/payout/index.ts'
import type { Dataset } from '../../server/dataset/Dataset.ts'
import { rowsToDataset } from '../../server/dataset/rowsToDataset.ts'
import { openPostgres } from '../../server/warehouse/postgres/openPostgres.ts'
import { effort, seed } from '../effort.ts'
import type { Case } from '../laws/Case.ts'
import { drawCases } from '../laws/drawCases.ts'
import { periodOf } from '../laws/engines.ts'
import { needPostgres, type Postgres, sharedPostgres } from '../postgres.ts'
import { copyDemonstration } from './copyDemonstration.ts'
import { importable } from './importable.ts'
import { type Ended, runCommand, temporaryFolder } from '../server/command/runCommand.ts'
import { plainTables } from './plainTables.ts'
import { fillPostgres } from './postgresTables.ts'
import { ratedCase } from './ratedCases.ts'

const SEEDS = effort(4, 200)

let postgres: Postgres | undefined
let client: Client | undefined
beforeAll(async () => {
  postgres = await sharedPostgres()
  if (!postgres) return
  client = new Client(postgres.connection)
  await client.connect()
})
afterAll(async () => {
  await client?.end()
  await postgres?.stop()
})

describe('sums with the rates in them', () => {
  it('pay what the cells pay, to the öre, and are the same on both engines', {
    timeout: effort(60_000, 3_600_000),
  }, async () => {
    needPostgres(postgres)
    const met = { models: 0, sums: 0, rowBound: 0, 'no answer': 0 }
    const troubles = new Map<string, number>()
    for (let index = 0; index < SEEDS; index += 1)
      // Other datasets of the same documents differ in their rows alone: one, or two, of the four.
      for (const drawn of drawCases(seed + 7000 + index).slice(0, effort(1, 4))) {
        const given = importable(drawn)
        const here = await rowsToDataset(given.rows)
        const there = await inDatabase(given, here)
        try {
          for (const { model } of given.documents) {
            const cells = cellsOf(given, model)
            const rated = ratedCase(given, model, () => true)
            if ('trouble' in rated) {
              const why = rated.trouble.replace(/`.*`/, 'a table')
              troubles.set(why, (troubles.get(why) ?? 0) + 1)
              continue
            }
            if (!cells || rated.sums === 0) continue
            const [one, other] = [await here.warehouse.count(rated.request), await there.warehouse.count(rated.request)]
            const said = `seed ${given.seed}, ${model.name}`
            expect(JSON.stringify(other), said).toBe(JSON.stringify(one))
            const right = paidOf(given, model, planModel(model).program, cells)
            expect(paidOf(given, model, rated.program, one), said).toEqual(right)
            met.models += 1
            met.sums += rated.sums
            if (Object.keys(planModel(model).rowBound).length > 0) met.rowBound += 1
            if (typeof right === 'string') met['no answer'] += 1
          }
        } finally {
          await here.warehouse.close()
          await there.warehouse.close()
        }
      }
    console.info(`From seed ${seed}: ${JSON.stringify(met)}; refused ${JSON.stringify(Object.fromEntries(troubles))}.`)
    expect(met.rowBound).toBeGreaterThan(SEEDS / 4)
    expect(met.models).toBeGreaterThan(SEEDS / 2)
  })
})

/** The cells as rows in memory give them; nothing where they cannot be counted. */
function cellsOf(given: Case, model: Model): Quantities | undefined {
  try {
    return tabulateRows(given.rows, requestFor(planModel(model).program, model, periodOf(given)))
  } catch (error) {
    if (error instanceof RowsTrouble) return undefined
    throw error
  }
}

/** Öre by payment, window and clinic; or the payment and clinic without an answer. */
function paidOf({ ratesOf, entries }: Case, { name }: Model, program: Program, quantities: Quantities) {
  try {
    const { payments } = price(program, { quantities, ratesOf, assigned: assignedTo(name, entries, quantities) })
    return payments.map((payment) => [payment.name, payment.ore, payment.unpaid])
  } catch (error) {
    if (error instanceof RunTrouble) return `${error.code} ${error.payment} ${error.clinic}`
    throw error
  }
}

describe('a database whose file lets no cell leave', () => {
  /** The demonstration region, of which sums alone may leave. */
  let imported = ''
  let file = ''
  beforeAll(async () => {
    if (!postgres) return
    const copied = await copyDemonstration(postgres, 'stays', mkdtempSync(join(tmpdir(), 'kapitera-stays-')))
    ;({ imported, file } = copied)
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('leaves: cells', 'leaves: sums'))
  })
  afterAll(() => {
    if (file !== '') rmSync(dirname(file), { recursive: true })
  })

  const paidBy = ({ out }: Ended) => (JSON.parse(out) as readonly [{ clinics: unknown; undecidedShare: unknown }])[0]

  it.each(effort(1, 2) === 1 ? ['chronic_care_pilot'] : ['chronic_care_pilot', 'pay_by_rank'])(
    'pays %s to the öre of the import, by the command and by answers',
    async (model) => {
      needPostgres(postgres)
      const run = ['run', model, '--period', '2026-Q1']
      const here = await runCommand(...run, '--data', imported)
      const there = await runCommand(...run, '--data', file)
      expect([here.code, there.code, there.err]).toEqual([0, 0, here.err])
      expect(paidBy(there).clinics).toEqual(paidBy(here).clinics)
      expect(paidBy(there).undecidedShare).toEqual(paidBy(here).undecidedShare)
      const printed = await runCommand(...run, '--data', file, '--explain-sql')
      const folder = answeredBy(printed.out, needPostgres(postgres))
      const answered = await runCommand(...run, '--answers', folder)
      expect([answered.code, paidBy(answered).clinics]).toEqual([0, paidBy(here).clinics])
    },
  )

  it('pays by answers of which some are of cells that may leave, where words of contacts are held to those that are listed', async () => {
    needPostgres(postgres)
    const model = join(temporaryFolder(), 'seen.yaml')
    writeFileSync(model, SEEN)
    const run = ['run', model, '--period', '2026']
    const printed = await runCommand(...run, '--data', file, '--explain-sql')
    const names = [...printed.out.matchAll(/^-- (patients\w*)-[0-9a-f]{8}\.csv$/gm)].map(([, name]) => name)
    expect(names).toEqual(expect.arrayContaining(['patients', 'patients_rated']))
    const answered = await runCommand(...run, '--answers', answeredBy(printed.out, needPostgres(postgres)))
    expect(answered.code, answered.err).toBe(0)
    expect(paidBy(answered).clinics).toEqual(paidBy(await runCommand(...run, '--data', imported)).clinics)
  })

  it('explains a clinic as the import does, and lets no rate give way that is in its sums', async () => {
    needPostgres(postgres)
    const explain = ['explain', 'chronic_care_pilot', '--clinic', 'alvstranden', '--period', '2026-Q1']
    const payments = ({ out }: Ended): unknown =>
      JSON.parse(out, (_, value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(12)) : value))
        .payments
    const [here, there] = [
      await runCommand(...explain, '--data', imported),
      await runCommand(...explain, '--data', file),
    ]
    expect(there.code, there.err).toBe(0)
    expect(payments(there)).toEqual(payments(here))
    const compare = ['compare', 'chronic_care_pilot', 'fewer_kronor_per_visit', '--period', '2026', '--data', file]
    const balanced = await runCommand(...compare, '--budget-neutral', 'home_visit_payment')
    expect([balanced.code, balanced.err]).toEqual([
      1,
      expect.stringContaining('in sums that the database made with its value'),
    ])
  })

  it('refuses what its statements cannot say, with the reason', async () => {
    needPostgres(postgres)
    const { code, err } = await runCommand('run', 'complex_care_management', '--data', file, '--rates-of', '2018-06-01')
    expect(code).toBe(1)
    expect(err).toContain('Nor can the rates go to them: `complex_payment` rounds each row.')
  })
})

/** Whether a patient was seen may leave, and how often may not. */
const SEEN = `format: 1
model: seen
status: illustrative
label: { sv: Sedd, en: Seen }
valid: { from: 2016-01-01 }
currency: SEK
cut_off: last day of previous month
sources: { invented: { title: Invented } }
facts:
  contact:
    kind:
      label: { sv: Slag, en: Kind }
      kind: word
      table: contacts
      words:
        visit: { label: { sv: Besök, en: Visit } }
        home_visit: { label: { sv: Hembesök, en: Home visit } }
        video: { label: { sv: Video, en: Video } }
        phone: { label: { sv: Telefon, en: Phone } }
        chat: { label: { sv: Chatt, en: Chat } }
        group_visit: { label: { sv: Grupp, en: Group } }
        review: { label: { sv: Uppföljning, en: Review } }
        team_visit: { label: { sv: Team, en: Team } }
parameters:
  seen_fee:
    label: { sv: Sedd, en: Seen }
    unit: SEK/patient/quarter
    values: { 2016-01-01: { value: 100, source: invented figure, basis: estimated } }
  visit_fee:
    label: { sv: Besök, en: Visit }
    unit: SEK/contact
    values: { 2016-01-01: { value: 250, source: invented figure, basis: estimated } }
  cap:
    label: { sv: Tak, en: Cap }
    unit: SEK/patient/year
    values: { 2016-01-01: { value: 600, source: invented figure, basis: estimated } }
formulas:
  contact:
    earned:
      label: { sv: Tjänat, en: Earned }
      unit: SEK
      formula: when(contact.kind == "visit", visit_fee, 0)
payments:
  activity:
    seen_payment:
      label: { sv: Sedd, en: Seen }
      each: patient
      over: quarter
      formula: when(any(contacts.kind == "visit"), seen_fee, 0)
    capped_payment:
      label: { sv: Besök, en: Visits }
      each: patient
      over: year
      formula: min(cap, sum(contacts.earned))
`

/** Lets psql answer what was printed; the folder of its answers. */
function answeredBy(script: string, { connection }: Postgres): string {
  const folder = temporaryFolder()
  for (const [, name = '', sql = ''] of script.matchAll(/^-- ([\w-]+\.csv)\n-- [^\n]*\n([\s\S]*?);\n/gm))
    writeFileSync(
      join(folder, name),
      execFileSync('psql', ['-X', '-q', connection, '-c', `COPY (${sql}) TO STDOUT (FORMAT csv, HEADER)`]),
    )
  writeFileSync(join(folder, 'answers.yaml'), 'format: 1\ndataset: { name: demonstration, invented: true }\n')
  return folder
}

let schemas = 0

async function inDatabase({ rows }: Case, { description }: Dataset): Promise<Dataset> {
  if (!client || !postgres) throw new Error('There is no database.')
  schemas += 1
  const file = await fillPostgres(client, plainTables(rows, description), {
    schema: `rated_${schemas}`,
    keeping: 'theirs',
  })
  const settings = { connection: postgres.connection, statementTimeout: '1 min' }
  return openPostgres(file, { file: 'warehouse.yaml', settings })
}
