import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Problem } from '../../../server/contract/Problem.ts'
import type { Upload } from '../../../server/contract/upload.ts'
import { createUploads } from '../../../server/upload/createUploads.ts'
import { openStore } from '../../../server/upload/openStore.ts'
import { tableForms } from '../../../server/upload/tableForms.ts'
import { runCommand } from '../command/runCommand.ts'
import { folderOf } from '../dataset/folderOf.ts'
import { asProposed, readIn, startUploads } from './startUploads.ts'

const CLINICS = 'enhet;ägare\nnorr;egen\nsöder;privat\n'
const CONTACTS = 'enhet;listad_vc;månad;antal\nnorr;norr;2026-01;12\nsöder;söder;2026-01;7\nsöder;norr;2026-02;3\n'
const FILES = { 'vårdcentraler.csv': CLINICS, 'kontakter.csv': CONTACTS }

/** `enhet` may be a clinic's own name or a reference to it: what a file of clinics is proposed is taken by hand. */
function choiceOf(upload: Upload, changes: Parameters<typeof asProposed>[1] = {}) {
  const choice = asProposed(upload, changes)
  return {
    ...choice,
    files: choice.files.map((one) => (one.table === 'clinics' ? { ...one, columns: { id: 'enhet' } } : one)),
  }
}

const leftIn = (store: string): readonly string[] =>
  existsSync(store)
    ? readdirSync(store, { recursive: true })
        .map(String)
        .filter((name) => !/^\.uploads-\d+(\.lock(-journal)?)?$/.test(name))
    : []

describe('an upload', () => {
  it('is recognised, mapped by name, checked, and served at once', async () => {
    const server = await startUploads()
    const upload = await server.send(FILES)
    expect(upload.look?.tables.map(({ file, table, delimiter, rows }) => [file, table, delimiter, rows])).toEqual([
      ['kontakter.csv', 'contacts', ';', 3],
      ['vårdcentraler.csv', 'clinics', ';', 2],
    ])
    expect(upload.look?.tables[0]?.proposed).toMatchObject({ listed_at: 'listad_vc', month: 'månad', n: 'antal' })
    await expect(server.check(upload.id, choiceOf(upload, { name: 'demonstration' }))).rejects.toThrow(
      'There is a dataset `demonstration` already.',
    )
    const checked = readIn(await server.check(upload.id, choiceOf(upload)))
    expect(checked.tables).toEqual([
      { table: 'clinics', rows: 2 },
      { table: 'contacts', rows: 3 },
    ])
    expect(checked.rejected).toBe(0)
    expect(existsSync(join(server.store, 'our_clinic'))).toBe(false)

    await server.post('/api/upload/approve', { id: upload.id, acceptRejects: 0 })
    const served = server.region.datasets().find(({ name }) => name === 'our_clinic')
    expect(served).toMatchObject({ hash: checked.hash, invented: false, years: ['2026'] })
    const again = await openStore(server.store, { today: 20261122, say: console.error })
    expect(again.map(({ name, dataset }) => [name, dataset.hash])).toEqual([['our_clinic', checked.hash]])
    await Promise.all(again.map(({ dataset }) => dataset.warehouse.close()))
  })

  it('offers the clinic of a patient who never changes it, as it offers the columns of the other tables', () => {
    const [patients] = tableForms().filter(({ table }) => table === 'patients')
    expect(patients?.columns.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['id', 'birth', 'sex', 'clinic', 'case_mix_weight']),
    )
  })

  it('says of which columns one must be there: the import refuses a table without both', async () => {
    const forms = tableForms().filter(({ oneOf }) => oneOf.length > 0)
    expect(forms.map(({ table, oneOf }) => [table, oneOf])).toEqual([
      ['contacts', ['month', 'date']],
      ['costs', ['clinic', 'patient']],
    ])
    for (const { columns, oneOf } of forms)
      expect(columns.filter(({ name, required }) => required && oneOf.includes(name))).toEqual([])
    const costs = folderOf({ 'clinics.csv': 'id\na\n', 'costs.csv': 'month,amount\n2026-01,1\n' })
    expect((await runCommand('import', costs, '--out', join(costs, '..', 'costs'))).err).toContain(
      '`clinic` is missing',
    )
  })

  it('has the hash that the command gives with the mapping that the page gives', async () => {
    const server = await startUploads()
    const upload = await server.send(FILES)
    const { hash } = readIn(await server.check(upload.id, choiceOf(upload)))
    const folder = folderOf(FILES)
    const mapping = join(folder, '..', 'given.yaml')
    writeFileSync(mapping, await (await fetch(`${server.address}/api/upload/mapping.yaml?id=${upload.id}`)).text())
    const out = join(folder, '..', 'out')
    const { code, out: printed } = await runCommand('import', folder, '--mapping', mapping, '--out', out, '--json')
    expect(code).toBe(0)
    expect((JSON.parse(printed) as { readonly hash: string }).hash).toBe(hash)
  })

  it('tells rejected rows by kind with their place, and is approved only where so many are accepted', async () => {
    const server = await startUploads()
    const upload = await server.send({
      ...FILES,
      'kontakter.csv': `${CONTACTS}öster;norr;2026-13;x\nväster;norr;2026-01;1\n`,
    })
    const checked = readIn(await server.check(upload.id, choiceOf(upload)))
    expect(checked.rejected).toBe(2)
    const places = checked.kinds.flatMap(({ first }) =>
      first.map(({ file, row, column, value }) => [file, row, column, value]),
    )
    expect(places).toContainEqual(['kontakter.csv', 6, 'clinic', 'väster'])
    expect(places.filter(([, row]) => row === 5)).not.toEqual([])
    const csv = await (await fetch(`${server.address}/api/upload/rejected.csv?id=${upload.id}`)).text()
    const rows = csv.trim().split('\n').slice(1)
    expect(new Set(rows.map((line) => line.split(',').slice(1, 3).join(' ')))).toEqual(
      new Set(['kontakter.csv 5', 'kontakter.csv 6']),
    )

    const refused = await server.post('/api/upload/approve', { id: upload.id, acceptRejects: 1 })
    expect(((await refused.json()) as Problem).detail).toMatch('Rejected rows: 2. Accepted at most: 1.')
    expect(existsSync(join(server.store, 'our_clinic'))).toBe(false)
    await server.post('/api/upload/approve', { id: upload.id, acceptRejects: 2 })
    expect(server.region.served('our_clinic').dataset.description.leftOut).toEqual({ contacts: 2 })
  })

  it('keeps its files when a check is stopped, and leaves nothing when it is cancelled in the middle of one', async () => {
    const server = await startUploads()
    const upload = await server.send(FILES)
    const asked = { id: upload.id, choice: choiceOf(upload) }
    await server.post('/api/upload/check', asked)
    await server.post('/api/upload/stop', { id: upload.id })
    expect(await server.settled(upload.id)).toMatchObject({ state: 'looked', checked: null, progress: null })
    expect(leftIn(server.store).filter((name) => name.endsWith('.csv'))).toHaveLength(2)

    // What a server that is no more has left, and nobody was told of, goes at the next start. Those that run keep theirs.
    mkdirSync(join(server.store, '.uploads-7', 'x'), { recursive: true })
    const next = createUploads({ store: server.store, taken: () => [], serve: () => undefined, log: console.error })
    expect(next.all()).toEqual([])
    next.close()
    expect(readdirSync(server.store).filter((name) => !name.includes('.lock'))).toEqual(['.uploads-1', '.uploads-2'])

    await server.post('/api/upload/check', asked)
    await server.post('/api/upload/cancel', { id: upload.id })
    expect(leftIn(server.store)).toEqual([])
    expect((await fetch(`${server.address}/api/upload?id=${upload.id}`)).status).toBe(404)
  })
})

describe('personal numbers', () => {
  // A number of the tax agency's list for tests; the day of birth is of no one.
  const PEOPLE = {
    'clinics.csv': 'id\nnorr\n',
    'patients.csv': 'id,birth,kön\n189001019802,1950-01-01,K\n',
    'listings.csv': 'patient,clinic,from\n189001019802,norr,2025-01-01\n',
  }

  it('are masked and rejected, and get pseudonyms by a key that is nowhere on the disk or in the log', async () => {
    const server = await startUploads()
    const upload = await server.send(PEOPLE)
    expect(JSON.stringify(upload.look)).not.toContain('189001019802')
    // Read as we write it, by the words that are proposed: else the row would be refused.
    expect(upload.look?.tables.find(({ table }) => table === 'patients')?.words).toEqual({
      sex: { K: 'female', M: 'male' },
    })
    const refused = readIn(await server.check(upload.id, asProposed(upload)))
    expect(refused.kinds.map(({ code }) => code)).toContain('personal-number')

    const key = 'a key of twenty bytes'
    const checked = await server.check(upload.id, asProposed(upload), key)
    expect(readIn(checked).kinds).toEqual([])
    expect(checked.isPseudonymous).toBe(true)
    await server.post('/api/upload/approve', { id: upload.id, acceptRejects: 0 })
    for (const name of leftIn(server.store).filter((one) => /\.(json|yaml|csv|parquet)$/.test(one))) {
      const bytes = readFileSync(join(server.store, name))
      expect(bytes.includes(key)).toBe(false)
      expect(bytes.includes('189001019802')).toBe(false)
    }
    expect(server.logged.join('\n')).not.toContain(key)
  })
})

describe('what is sent', () => {
  it('is refused with words where it is of a wrong kind, empty, too large, or there twice', async () => {
    const server = await startUploads({ most: 1000 })
    const { id } = (await (await server.post('/api/upload', {})).json()) as Upload
    const told = async (name: string, content: string): Promise<string> => {
      const answer = await server.put(id, name, content)
      return answer.ok ? 'taken' : (((await answer.json()) as Problem).detail ?? '')
    }
    expect(await told('run.exe', 'x')).toContain('`run.exe` is of no kind that is read.')
    expect(await told('clinics.csv', '')).toContain('`clinics.csv` is empty.')
    expect(await told('contacts.csv', 'x'.repeat(2000))).toContain('is larger than')
    expect(await told('../../clinics.csv', 'id\nnorr\n')).toBe('taken')
    expect(await told('clinics.csv', 'id\nnorr\n')).toContain('There are two files called `clinics.csv`.')
    expect(leftIn(server.store).filter((name) => /\.(csv|partial)$/.test(name))).toEqual([
      join('.uploads-1', id, 'files', 'clinics.csv'),
    ])
  })

  it('is refused from the page of another site, and from who does not say', async () => {
    const server = await startUploads()
    for (const origin of ['https://elsewhere.example', undefined]) {
      const answer = await fetch(`${server.address}/api/upload`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(origin === undefined ? {} : { origin }) },
        body: '{}',
      })
      expect(answer.status).toBe(403)
    }
    expect(leftIn(server.store)).toEqual([])
  })

  it('tells an archive that would unpack to far more than it is, and leaves nothing of it', async () => {
    const { zipSync } = await import('fflate')
    const server = await startUploads()
    const bomb = zipSync({ 'clinics.csv': new Uint8Array(40_000_000) }, { level: 9 })
    const upload = await server.send({ 'bomb.zip': bomb })
    expect(upload.look?.problems.map(({ code }) => code)).toEqual(['unsafe-archive'])
  })
})
