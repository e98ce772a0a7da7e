import { join, resolve } from 'node:path'
import { projectRoot } from '../projectRoot.ts'

/** Where a store is. */
export type StoreSettings =
  | { readonly dialect: 'sqlite'; readonly file: string }
  | { readonly dialect: 'postgres'; readonly connection: string }

/**
 * Where the environment says that the store is: on the PostgreSQL of DATABASE_URL; without it in the SQLite file of
 * KAPITERA_DATABASE; without both in the project's own folder.
 *
 * @example
 * storeSettings({ DATABASE_URL: 'postgres://db/kapitera', KAPITERA_DATABASE: '/a' }).dialect // => 'postgres'
 * storeSettings({ DATABASE_URL: '', KAPITERA_DATABASE: '/a/b.sqlite' }) // => { dialect: 'sqlite', file: '/a/b.sqlite' }
 */
export function storeSettings(environment: Readonly<Record<string, string | undefined>>): StoreSettings {
  const connection = environment['DATABASE_URL'] ?? ''
  if (connection !== '') return { dialect: 'postgres', connection }
  const file = environment['KAPITERA_DATABASE'] ?? ''
  return { dialect: 'sqlite', file: file === '' ? join(projectRoot(), '.kapitera', 'kapitera.sqlite') : resolve(file) }
}

/**
 * The store's name for messages. A connection's user and password are not in it.
 *
 * @example
 * nameOf({ dialect: 'postgres', connection: 'postgres://me:secret@db:5432/kapitera' }) // => 'postgres://db:5432/kapitera'
 */
export function nameOf(settings: StoreSettings): string {
  if (settings.dialect === 'sqlite') return settings.file
  if (!URL.canParse(settings.connection)) return 'the database of DATABASE_URL'
  const { host, pathname } = new URL(settings.connection)
  return `postgres://${host}${pathname}`
}
