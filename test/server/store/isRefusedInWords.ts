import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { expect, it } from 'vitest'
import { openDatabase } from '../../../server/store/index.ts'
import type { StoreUnderTest } from './bothStores.ts'

/** What leads to no store is refused in words, with what to look at. */
export function isRefusedInWords({ dialect, place }: StoreUnderTest): void {
  if (dialect === 'postgres') addressIsRefused(place)
  else pathIsRefused()
}

function pathIsRefused(): void {
  it('is refused at a path that can be none', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kapitera-'))
    const file = join(folder, 'file')
    writeFileSync(file, 'this is no database, though it is long enough to be taken for one '.repeat(10))
    for (const [path, code] of [
      [join(file, 'below', 'kapitera.sqlite'), 'store-not-reached'],
      [join(folder, 'n'.repeat(300), 'kapitera.sqlite'), 'store-not-reached'],
      [folder, 'store-not-reached'],
      [file, 'store-is-damaged'],
    ] as const)
      await expect(openDatabase({ dialect: 'sqlite', file: path }), path).rejects.toMatchObject({ code })
    rmSync(folder, { recursive: true })
  })
}

function addressIsRefused(place: StoreUnderTest['place']): void {
  it.each([
    ['a wrong password', 'password authentication failed', (url: URL) => (url.password = 'wrong')],
    ['no such database', 'database "absent" does not exist', (url: URL) => (url.pathname = '/absent')],
    ['an encryption that it has not', 'not support SSL', (url: URL) => url.searchParams.set('sslmode', 'verify-full')],
    [
      'a user who may make no tables',
      'schema',
      (url: URL) => Object.assign(url, { username: 'weak', password: 'weak' }),
    ],
    ['what is no address', 'Invalid URL', (url: URL) => (url.port = '')],
  ])('is refused under %s', async (of, words, change) => {
    const settings = await place()
    if (settings.dialect === 'sqlite') throw new Error('a PostgreSQL is meant')
    const client = new Client(settings.connection)
    await client.connect()
    await client.query("DROP ROLE IF EXISTS weak; CREATE ROLE weak LOGIN PASSWORD 'weak'")
    await client.end()
    const url = new URL(settings.connection)
    change(url)
    const connection = of === 'what is no address' ? 'postgres://[' : String(url)
    await expect(openDatabase({ dialect: 'postgres', connection })).rejects.toMatchObject({
      code: 'store-not-reached',
      message: expect.stringContaining(words),
      hint: expect.stringContaining('DATABASE_URL'),
    })
  })
}
