import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { nameOf, storeSettings } from '../../../server/store/storeSettings.ts'

it('the store is on the PostgreSQL of DATABASE_URL, else in the file of KAPITERA_DATABASE, else in the project', () => {
  const [connection, file] = ['postgres://db/kapitera', 'own.sqlite']
  expect(storeSettings({ DATABASE_URL: connection, KAPITERA_DATABASE: file })).toEqual({
    dialect: 'postgres',
    connection,
  })
  expect(storeSettings({ DATABASE_URL: '', KAPITERA_DATABASE: file })).toEqual({
    dialect: 'sqlite',
    file: resolve(file),
  })
  const unsaid = storeSettings({})
  expect(unsaid).toMatchObject({ dialect: 'sqlite', file: expect.stringMatching(/\.kapitera.kapitera\.sqlite$/) })
})

it('a message names a PostgreSQL without its user and password', () => {
  const name = (connection: string): string => nameOf({ dialect: 'postgres', connection })
  expect(name('postgres://me:secret@db:5432/kapitera?password=secret')).toBe('postgres://db:5432/kapitera')
  expect(name('host=db password=secret')).toBe('the database of DATABASE_URL')
})
