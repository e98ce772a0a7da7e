import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Model, NO_ROWS, readPeriod, type Request, type Rows, windowsIn } from '../../../models/index.ts'
import { readDocument } from '../../../server/catalogue/readDocument.ts'
import { openDataset } from '../../../server/dataset/openDataset.ts'
import { rowsToDataset } from '../../../server/dataset/rowsToDataset.ts'
import { readinessOf } from '../../../server/region/readinessOf.ts'
import { countModel } from '../../../server/run/countModel.ts'
import { needPostgres, type Postgres, startPostgres } from '../../postgres.ts'
import { runCommand, temporaryFolder } from '../command/runCommand.ts'
import { folderOf } from '../dataset/folderOf.ts'
import { SMALL_DATA, smallModel } from '../run/smallModel.ts'
import { smallDatabase } from './smallDatabase.ts'

let postgres: Postgres | undefined
beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(() => postgres?.stop())

const WORD = 'The model reads `clinic.remote_points` as a number, but the dataset gives a word.'
const TRUTH = 'The model reads `clinic.remote_points` as a number, but the dataset gives yes or no.'
const march = readPeriod('2026-03')
if (!march) throw new Error('There is no March.')

/** The small model, which reads a number of clinics. */
function model(): Model {
  const file = join(temporaryFolder(), 'small.yaml')
  writeFileSync(file, smallModel('small', 1))
  const read = readDocument(file)
  if (!read.model) throw new Error(JSON.stringify(read.diagnostics))
  return read.model
}

const clinics = (a: string, b: string): string =>
  folderOf({ ...SMALL_DATA, 'clinics.csv': `id,remote_points\na,${a}\nb,${b}\n` })

describe('a fact of another kind than the model reads is refused, for it would be paid as a number', () => {
  it.each([
    ['words', '"11 833,73"', '"9 120,10"', WORD],
    ['yes and no', 'true', 'false', TRUTH],
  ])('of clinics in files: %s; and `models --against` says so before', async (_, a, b, message) => {
    const data = clinics(a, b)
    const dataset = await openDataset(data, { today: 20261122 })
    await expect(countModel(model(), { dataset, period: march })).rejects.toThrow(message)
    expect(readinessOf(model(), dataset, march).trouble?.message).toBe(message)
    await dataset.warehouse.close()
  })

  it('of clinics in PostgreSQL', async () => {
    const small = await smallDatabase(needPostgres(postgres))
    await small.asOwner(`ALTER TABLE vard.enhet ALTER poang TYPE TEXT USING poang || ',5'`)
    const { code, out, err } = await runCommand('run', small.model, '--period', '2026-03', '--data', small.file())
    expect([code, out, err]).toEqual([1, '', expect.stringContaining(WORD)])
    rmSync(small.folder, { recursive: true })
  })

  it('of `clinic_facts`, which has numbers', async () => {
    const rows: Rows = {
      ...NO_ROWS,
      clinics: [{ id: 'a', facts: {} }],
      patients: [{ id: 'p', n: 1, facts: {} }],
      listings: [{ patient: 'p', clinic: 'a' }],
      clinicFacts: [{ clinic: 'a', fact: 'remote_points', month: 202603, value: 1 }],
    }
    const dataset = await rowsToDataset(rows)
    const odd = {
      ...model(),
      facts: model().facts.map((fact) =>
        fact.name === 'remote_points' ? { ...fact, kind: 'boolean' as const, table: 'clinic_facts' as const } : fact,
      ),
    }
    await expect(countModel(odd, { dataset, period: march })).rejects.toThrow(
      'The model reads `clinic.remote_points` as yes or no, but the dataset gives a number.',
    )
    await dataset.warehouse.close()
  })

  it('of patients: an age that is a word', async () => {
    const dataset = await rowsToDataset({
      ...NO_ROWS,
      clinics: [{ id: 'a', facts: {} }],
      patients: [{ id: 'p', n: 1, facts: { age: 'old' } }],
      listings: [{ patient: 'p', clinic: 'a' }],
    })
    const windows = windowsIn(march, 'month', 'first day of month')
    const count = {
      id: 'one',
      rows: 'patients',
      span: 'window',
      over: 'month',
      keys: [{ type: 'age' }],
      measures: [],
    } as const
    const request: Request = {
      windows: [{ over: 'month', windows, counts: [count], facts: [], indicators: [], previous: [] }],
    }
    await expect(dataset.warehouse.count(request)).rejects.toThrow('The model reads `patient.age` as a number')
    await dataset.warehouse.close()
  })
})
