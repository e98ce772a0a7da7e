import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBConnection } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Condition, type Key, type Period, readPeriod, type Request, windowsIn } from '../../../models/index.ts'
import { importDataset } from '../../../server/dataset/importDataset.ts'
import { openDataset } from '../../../server/dataset/openDataset.ts'

const folder = mkdtempSync(join(tmpdir(), 'kapitera-known-words-'))
const stored = join(folder, 'stored')
const today = 20_261_122

beforeAll(async () => {
  const contacts = [
    ...['visit', 'phone', 'visit', 'chat'].map((kind, row) => `p${row % 3},a,2026-0${row + 1},${kind},d${row},${row}`),
    ...Array.from({ length: 30 }, (_, row) => `p${row % 3},a,2026-05,phone,d${row},`),
  ]
  const files = {
    'clinics.csv': ['id', 'a'],
    'patients.csv': ['id', 'p0', 'p1', 'p2'],
    'listings.csv': ['patient,clinic', 'p0,a', 'p1,a', 'p2,a'],
    'contacts.csv': ['patient,listed_at,month,kind,drug,room', ...contacts].map((line) => line.replace('d3,', ',')),
  }
  mkdirSync(join(folder, 'given'))
  for (const [name, lines] of Object.entries(files)) writeFileSync(join(folder, 'given', name), `${lines.join('\n')}\n`)
  await importDataset(join(folder, 'given'), stored, { today })
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Patients by how many contacts they had of a kind. */
function asked(where: Condition): Request {
  const keys: Key[] = [{ type: 'tally', how: 'count', where, span: 'window' }]
  const windows = windowsIn(readPeriod('2026') as Period, 'year', 'last day of month')
  const counts = [{ id: 'kind', rows: 'patients', span: 'window', over: 'year', keys, measures: [] } as const]
  return { windows: [{ over: 'year', windows, counts, facts: [], indicators: [], previous: [] }] }
}

describe('the words of contacts', () => {
  it('are written down where they are few, with whether one is missing', () => {
    const { resources } = JSON.parse(readFileSync(join(stored, 'datapackage.json'), 'utf8')) as {
      readonly resources: readonly {
        readonly name: string
        readonly schema: { readonly fields: readonly { readonly name: string; readonly words?: unknown }[] }
      }[]
    }
    const wordsOf = (name: string) =>
      resources.find((one) => one.name === 'contacts')?.schema.fields.find((one) => one.name === name)?.words
    expect(wordsOf('kind')).toEqual(['chat', 'phone', 'visit'])
    expect(wordsOf('drug')).toBeUndefined() // there are thirty
    expect(wordsOf('room')).toBeUndefined() // these are numbers
    expect(wordsOf('listed_at')).toEqual(['a'])
    expect(resources.flatMap(({ name, schema }) => (schema.fields.some(({ words }) => words) ? [name] : []))).toEqual([
      'contacts',
    ])
  })

  it('spare the engine what cannot be found, and no statement that is printed for others', async () => {
    const run = vi.spyOn(DuckDBConnection.prototype, 'run')
    const dataset = await openDataset(stored, { today })
    const sent = async (where: Condition) => {
      run.mockClear()
      const { windows } = await dataset.warehouse.count(asked(where))
      const sql = run.mock.calls.map(([text]) => text).join('\n')
      return { sql, found: windows[0]?.counts[0]?.columns[0], n: windows[0]?.counts[0]?.n[0] }
    }
    const video = { type: 'is', fact: 'kind', word: 'video' } as const
    const missing = await sent(video)
    expect(missing).toMatchObject({ found: [0], n: [3] })
    expect(missing.sql).not.toContain('video')
    expect(
      dataset.warehouse
        .explain(asked(video))
        .map(({ sql }) => sql)
        .join(),
    ).toContain(`'video'`)
    const chats = await sent({ type: 'is', fact: 'kind', word: 'chat' })
    expect(chats).toMatchObject({ found: [0, 1], n: [2, 1] })
    expect(chats.sql).toContain(`'chat'`)
    run.mockRestore()
    await dataset.warehouse.close()
  })
})
