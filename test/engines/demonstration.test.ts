import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readPeriod } from '../../models/index.ts'
import { readDocument } from '../../server/catalogue/readDocument.ts'
import { openDataset } from '../../server/dataset/openDataset.ts'
import { readinessOf } from '../../server/region/readinessOf.ts'
import { needPostgres, type Postgres, sharedPostgres } from '../postgres.ts'
import { type Ended, runCommand, temporaryFolder } from '../server/command/runCommand.ts'
import { copyDemonstration } from './copyDemonstration.ts'

let postgres: Postgres | undefined
beforeAll(async () => {
  postgres = await sharedPostgres()
})
afterAll(() => postgres?.stop())

/** Models of the catalogue that the demonstration region can be paid by, row-bound ones among them, and with which rates. */
const MODELS = [
  ['chronic_care_pilot'],
  ['fee_for_service'],
  ['chronic_bundle'],
  ['pay_by_rank'],
  ['capitation'],
  ['care_need_index'],
  ['consultation_fees', '--rates-of', '2023-06-01'],
  ['stockholm_2016_filled', '--rates-of', '2018-12-01'],
  ['primary_care_first_estimate', '--rates-of', '2019-12-01'],
] as const

interface Paid {
  readonly clinics: unknown
  readonly region: unknown
  readonly manifest: Readonly<Record<string, unknown>>
}

const paidBy = ({ out }: Ended): Paid => (JSON.parse(out) as readonly [Paid])[0]

describe('a region’s own PostgreSQL', () => {
  it('pays the catalogue’s models to the same öre and hashes as the imported dataset', async () => {
    const { imported, file } = await copyDemonstration(needPostgres(postgres), 'paid')
    for (const words of MODELS) {
      const [here, there] = [
        await runCommand('run', ...words, '--period', '2026', '--data', imported),
        await runCommand('run', ...words, '--period', '2026', '--data', file),
      ]
      expect([here.code, there.code, there.err], words[0]).toEqual([0, 0, here.err])
      const [one, other] = [paidBy(here), paidBy(there)]
      expect([other.clinics, other.region], words[0]).toEqual([one.clinics, one.region])
      for (const hash of ['models', 'request', 'quantities', 'replaced', 'calculation'])
        expect(other.manifest[hash], hash).toEqual(one.manifest[hash])
      expect(other.manifest).toMatchObject({
        dataset: { name: 'demonstration', hash: 'live', invented: true },
        live: { engine: expect.stringMatching(/^PostgreSQL \d/), sql: expect.arrayContaining([expect.any(String)]) },
      })
    }
  })

  it('is compared, explained and paid by an assignment, and lacks what its import lacks', async () => {
    const { imported, file } = await copyDemonstration(needPostgres(postgres), 'compared')
    const pilots = join(temporaryFolder(), 'pilots.yaml')
    writeFileSync(
      pilots,
      'format: 1\nassignment: pilots\nmodels:\n  - { model: chronic_care_pilot, clinics: all }\n  - { model: fewer_kronor_per_visit, clinics: [bergsvik], from: 2026-07-01 }\n',
    )
    const commands = [
      ['run', '--assign', pilots, '--period', '2026'],
      ['compare', 'chronic_care_pilot', 'fewer_kronor_per_visit', '--budget-neutral', '--period', '2026'],
      ['explain', 'chronic_care_pilot', '--clinic', 'alvstranden', '--period', '2026'],
    ]
    for (const words of commands) {
      const [here, there] = [await runCommand(...words, '--data', imported), await runCommand(...words, '--data', file)]
      expect([here.code, there.code], words[0]).toEqual([0, 0])
      const withoutManifest = ({ out }: Ended): unknown =>
        JSON.parse(out, (key, value: unknown) => (key === 'manifest' ? undefined : value))
      expect(withoutManifest(there), words[0]).toEqual(withoutManifest(here))
    }
    const [here, there] = [
      await openDataset(imported, { today: 20261231 }),
      await openDataset(file, { today: 20261231 }),
    ]
    for (const name of ['capitation', 'stop_loss', 'montana_reinsurance', 'carr_hill']) {
      const { model } = readDocument(name)
      const period = readPeriod('2026')
      if (!model || !period) throw new Error(name)
      expect(readinessOf(model, there, period), name).toEqual(readinessOf(model, here, period))
    }
    await Promise.all([here.warehouse.close(), there.warehouse.close()])
  })

  it('is repeated to the same bytes until its data changes, which is said', async () => {
    const { connection } = needPostgres(postgres)
    const { file, relation } = await copyDemonstration(needPostgres(postgres), 'repeated')
    const kept = join(temporaryFolder(), 'paid.json')
    await runCommand('run', 'chronic_care_pilot', '--period', '2026', '--data', file, '--out', kept)
    expect(await runCommand('repeat', kept)).toMatchObject({ code: 0, out: 'chronic_care_pilot: the same bytes.\n' })
    const client = new Client(connection)
    await client.connect()
    await client.query(
      `DELETE FROM ${relation('contacts')} WHERE ctid IN (SELECT ctid FROM ${relation('contacts')} LIMIT 20)`,
    )
    await client.end()
    expect(await runCommand('repeat', kept)).toMatchObject({
      code: 1,
      out: 'chronic_care_pilot: not the same. Changed: the data has changed since.\n',
    })
  })
})

describe('statements that the data’s owner runs alone', () => {
  /** Each statement of a printed script, by the name of its answer. */
  function statementsIn(script: string): ReadonlyMap<string, string> {
    return new Map(
      [...script.matchAll(/^-- ([\w-]+\.csv)\n-- [^\n]*\n([\s\S]*?);\n/gm)].map(([, name = '', sql = '']) => [
        name,
        sql,
      ]),
    )
  }

  it.each([
    ['chronic_care_pilot', '2026'],
    ['primary_care_first_estimate', '2026', '--rates-of', '2019-12-01'],
    ['stockholm_2016_filled', '2026-Q2', '--rates-of', '2018-12-01'],
  ])(
    'are answered by psql, and %s is paid from the answers to the same öre and hash',
    async (model, period, ...rest) => {
      const { connection } = needPostgres(postgres)
      const { imported, file } = await copyDemonstration(needPostgres(postgres), `asked_${model}`)
      const run = [model, '--period', period, ...rest]
      const printed = await runCommand('run', ...run, '--data', file, '--explain-sql')
      expect(printed.code).toBe(0)
      const folder = join(temporaryFolder(), 'answers')
      mkdirSync(folder)
      for (const [name, sql] of statementsIn(printed.out))
        writeFileSync(
          join(folder, name),
          execFileSync('psql', ['-X', '-q', connection, '-c', `COPY (${sql}) TO STDOUT (FORMAT csv, HEADER)`]),
        )
      writeFileSync(join(folder, 'answers.yaml'), 'format: 1\ndataset: { name: demonstration, invented: true }\n')
      const here = await runCommand('run', ...run, '--data', imported)
      const there = await runCommand('run', ...run, '--answers', folder)
      expect([here.code, there.code, there.err]).toEqual([0, 0, here.err])
      expect(paidBy(there).clinics).toEqual(paidBy(here).clinics)
      expect(paidBy(there).manifest['quantities']).toBe(paidBy(here).manifest['quantities'])
      expect(paidBy(there).manifest['dataset']).toMatchObject({ name: 'demonstration', invented: true })
    },
  )

  it('are the same groups to DuckDB, whose answers with semicolons are paid from as well', async () => {
    const { imported } = await copyDemonstration(undefined, 'here')
    const run = ['fewer_kronor_per_visit', '--period', '2026-Q1']
    const printed = await runCommand('run', ...run, '--data', imported, '--explain-sql', '--dialect', 'duckdb')
    const folder = join(temporaryFolder(), 'answers')
    mkdirSync(folder)
    const engine = await (await DuckDBInstance.create(':memory:')).connect()
    for (const table of ['clinics', 'patients', 'listings', 'contacts'])
      await engine.run(`CREATE VIEW ${table} AS SELECT * FROM read_parquet('${join(imported, `${table}.parquet`)}')`)
    for (const [name, sql] of statementsIn(printed.out))
      await engine.run(`COPY (${sql}) TO '${join(folder, name)}' (FORMAT csv, HEADER, DELIMITER ';')`)
    writeFileSync(join(folder, 'answers.yaml'), 'format: 1\ndataset: { name: demonstration, invented: true }\n')
    const [here, there] = [
      await runCommand('run', ...run, '--data', imported),
      await runCommand('run', ...run, '--answers', folder),
    ]
    expect([here.code, there.code]).toEqual([0, 0])
    expect(paidBy(there).clinics).toEqual(paidBy(here).clinics)
    expect(paidBy(there).manifest['quantities']).toBe(paidBy(here).manifest['quantities'])
  })

  it.each(['trino', 'tsql'])('are printed for %s with the word that they were never run', async (dialect) => {
    const { imported } = await copyDemonstration(undefined, 'printed')
    const { code, out } = await runCommand(
      'run',
      'chronic_care_pilot',
      '--data',
      imported,
      '--explain-sql',
      '--dialect',
      dialect,
    )
    expect(code).toBe(0)
    expect(out).toContain('and never run here')
    expect(statementsIn(out).size).toBeGreaterThan(2)
  })
})
