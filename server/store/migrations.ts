import { jobs } from '../job/migration.ts'
import type { Migration } from './Migration.ts'
import { objects } from './migration/objects.ts'

/** Every step of the schema, from the first row on. A room that keeps tables of its own adds its steps at the end. */
export const MIGRATIONS: readonly Migration[] = [objects, jobs]
