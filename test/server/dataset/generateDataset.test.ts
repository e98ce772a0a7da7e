import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { DuckDBInstance } from '@duckdb/node-api'
import { describe, expect, it } from 'vitest'
import { collectRows } from '../../models/population/collectRows.ts'
import { generateDataset } from '../../../server/dataset/generate/generateDataset.ts'
import { importDataset } from '../../../server/dataset/importDataset.ts'
import { openDataset } from '../../../server/dataset/openDataset.ts'
import { programFile } from '../../../server/programFile.ts'

const OPTIONS = { clinics: 4, patients: 1_500, seed: 3, year: 2016 }
const parent = mkdtempSync(join(tmpdir(), 'generated-'))
const today = 20261122

/** Generates in a process of its own, and gives the hash of every file. */
async function generateElsewhere(name: string, seed: number): Promise<Readonly<Record<string, string>>> {
  const out = join(parent, name)
  const { clinics, patients, year } = OPTIONS
  const size = Object.entries({ clinics, patients, seed, year }).flatMap(([flag, value]) => [`--${flag}`, `${value}`])
  const main = programFile('kapitera', 'server/command/main.ts')
  await promisify(execFile)(process.execPath, [main, 'generate', '--out', out, ...size])
  const hashOf = (file: string): string =>
    createHash('sha256')
      .update(readFileSync(join(out, file)))
      .digest('hex')
  return Object.fromEntries(readdirSync(out).map((file) => [file, hashOf(file)]))
}

describe('a generated dataset', () => {
  it('has the same bytes from two processes, and others from another seed', async () => {
    const first = await generateElsewhere('first', 3)
    expect(await generateElsewhere('second', 3)).toEqual(first)
    const other = await generateElsewhere('other', 4)
    expect(Object.keys(other)).toEqual(Object.keys(first))
    expect(other['contacts.parquet']).not.toBe(first['contacts.parquet'])
  })

  it('leaves what another process has made under the same name at the same time', async () => {
    const out = join(parent, 'both')
    const made = generateDataset(OPTIONS, out)
    mkdirSync(out)
    writeFileSync(join(out, 'theirs'), '')
    await expect(made).rejects.toMatchObject({ problems: [{ code: 'out-exists' }] })
    expect(readdirSync(out)).toEqual(['theirs'])
  })

  it('opens like an imported one, with everything that was generated', async () => {
    const out = join(parent, 'opened')
    const { hash, tables } = await generateDataset(OPTIONS, out)
    const dataset = await openDataset(out, { today })
    expect(dataset.hash).toBe(hash)
    expect(dataset.description.invented).toBe(true)
    const { rows } = collectRows(OPTIONS)
    expect(tables.map(({ table, rows: count }) => [table, count])).toEqual(
      tables.map(({ table }) => [table, rows(table).length]),
    )
    await dataset.warehouse.close()
  })

  it('passes every check of an import, which gives it the same hash', async () => {
    const out = join(parent, 'checked')
    const { hash } = await generateDataset(OPTIONS, out)
    for (const name of ['datapackage.json', 'listed.parquet']) rmSync(join(out, name))
    expect((await importDataset(out, join(parent, 'imported'), { today })).hash).toBe(hash)
  })

  it('stores each row as it was generated: words, keys, decimals and what is missing', async () => {
    const out = join(parent, 'stored')
    await generateDataset(OPTIONS, out)
    const connection = await (await DuckDBInstance.create(':memory:')).connect()
    const { rows } = collectRows(OPTIONS)
    for (const table of ['clinics', 'patients', 'listings', 'clinic_facts', 'paid']) {
      const stored = await connection.runAndReadAll(`SELECT * FROM '${join(out, table)}.parquet'`)
      const plain = stored.getRowObjectsJson().map((row) => writeRow(row))
      expect(plain.toSorted()).toEqual(
        rows(table)
          .map((row) => writeRow(row))
          .toSorted(),
      )
    }
    connection.closeSync()
  })

  it('says in its datapackage that it is generated, from what, and on which assumptions', async () => {
    const out = join(parent, 'described')
    await generateDataset(OPTIONS, out)
    const described = JSON.parse(readFileSync(join(out, 'datapackage.json'), 'utf8')) as {
      readonly generated: boolean
      readonly title: string
      readonly generator: Readonly<Record<string, unknown>> & {
        readonly assumptions: readonly Readonly<Record<string, unknown>>[]
      }
    }
    expect(described).toMatchObject({ generated: true, invented: true, title: 'Demonstration region 2016 (generated)' })
    expect(described.generator).toMatchObject({ version: 2, ...OPTIONS })
    const { assumptions } = described.generator
    expect(assumptions.length).toBeGreaterThan(100)
    for (const { name, mark, source, label } of assumptions) {
      expect(['E', 'S', 'D', 'K', 'modelled', 'assumed'], String(name)).toContain(mark)
      expect(String(source).length, String(name)).toBeGreaterThan(5)
      expect(String(label).length, String(name)).toBeGreaterThan(5)
    }
  })

  it('writes over nothing, and leaves nothing beside', async () => {
    const out = join(parent, 'twice')
    await generateDataset(OPTIONS, out)
    await expect(generateDataset(OPTIONS, out)).rejects.toThrow('It exists already, and nothing is ever written over.')
    expect(existsSync(join(out, 'datapackage.json'))).toBe(true)
    expect(readdirSync(parent).filter((name) => name.startsWith('.'))).toEqual([])
  })
})

/** A row as text, with numbers, words and lists written in one way and what is missing left out. */
function writeRow(row: Readonly<Record<string, unknown>>): string {
  const written = Object.entries(row).flatMap(([name, value]) => {
    const plain = Array.isArray(value) ? value.join('|') : value
    if (plain === null || plain === undefined || plain === '' || (name === 'n' && plain === 1)) return []
    const isDecimal = typeof plain === 'string' && /^-?\d+\.\d+$/.test(plain)
    return [`${name}=${JSON.stringify(isDecimal ? Number(plain) : plain)}`]
  })
  return written.toSorted().join(' ')
}
