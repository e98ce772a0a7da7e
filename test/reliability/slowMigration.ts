import { sql } from 'kysely'
import type { Migration } from '../../server/store/index.ts'
import { MIGRATIONS } from '../../server/store/migrations.ts'

/** How many copies of each name the migration leaves. */
export const COPIES = 20

/** Every migration of the store, and one more of many statements: it copies what each version is called. */
export function slowMigration(atStep: (step: number) => void = () => undefined): readonly Migration[] {
  const last: Migration = {
    name: '9999_copy_of_name',
    up: async (database) => {
      await database.schema.createTable('copy_of_name').addColumn('name', 'text').addColumn('step', 'integer').execute()
      for (let step = 1; step <= COPIES; step += 1) {
        atStep(step)
        await sql`INSERT INTO copy_of_name (name, step) SELECT name, CAST(${step} AS integer) FROM object_version`.execute(
          database,
        )
      }
    },
  }
  return [...MIGRATIONS, last]
}
