import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { openDatabase, type StoreSettings } from '../../server/store/index.ts'
import { MIGRATIONS } from '../../server/store/migrations.ts'
import { effort, seed } from '../effort.ts'
import { describeStores } from '../server/store/bothStores.ts'
import { chance } from './chance.ts'
import { checkStore } from './checkStore.ts'
import { recordFigure } from './figures.ts'
import { killAnswerer, untilItAnswers } from './answerer.ts'
import { killedWriter, type Manner } from './killedWriter.ts'
import type { Acknowledged } from './Line.ts'
import { countIn, printHistogram } from './printHistogram.ts'
import { openAsItIs, schemaOf, untilAlone } from './schemaOf.ts'
import { COPIES, slowMigration } from './slowMigration.ts'
import { hasStrace } from './strace.ts'

const KILLS = effort(4, 200)
const MIGRATIONS_KILLED = effort(2, 200)

describeStores('a writer that is killed with -9', ({ dialect, place }) => {
  it('loses nothing that was acknowledged, and leaves nothing half', async () => {
    const settings = await place()
    const below = chance(seed)
    const acknowledged: Acknowledged[] = []
    const histogram = new Map<string, number>()
    let beyond = 0
    for (let kill = 0; kill < KILLS; kill += 1) {
      const death = await killedWriter(settings, { seed: seed + kill, manner: mannerOf(settings, kill, below) })
      acknowledged.push(...death.acknowledged)
      countIn(histogram, death.point)
      await untilItAnswers(settings)
      // The next start needs no hand. What was begun may have been kept whole without a word: one change at most.
      const store = await openDatabase(settings)
      await untilAlone(store)
      const now = await checkStore(store, acknowledged)
      await store.close()
      expect(now - beyond).toBeGreaterThanOrEqual(0)
      expect(now - beyond).toBeLessThanOrEqual(death.open ? 1 : 0)
      beyond = now
    }
    printHistogram(
      `${dialect}: ${KILLS} kills, ${acknowledged.length} changes acknowledged, ${beyond} kept without a word`,
      histogram,
    )
    expect(acknowledged.length).toBeGreaterThan(0)
    recordFigure(`kill-${dialect}`, `${KILLS} kills, ${acknowledged.length} changes acknowledged, 0 lost, 0 half`)
  })

  it('leaves the old schema or the new one whole, when it dies in a migration', async () => {
    const settings = await place()
    const below = chance(seed + 1)
    await killedWriter(settings, { seed, manner: { lines: 150, milliseconds: 0 } })
    const histogram = new Map<string, number>()
    for (let kill = 0; kill < MIGRATIONS_KILLED; kill += 1) {
      const manner = mannerInMigration(settings, kill, below)
      const { point } = await killedWriter(settings, { seed: seed + kill, manner, migrates: true })
      await untilItAnswers(settings)
      const found = (await lookAtMigration(settings)) ? 'new' : 'old'
      countIn(histogram, `${point}, the ${found} one`)
      const store = await openDatabase(settings, slowMigration())
      await store.close()
      expect(await lookAtMigration(settings)).toBe(true)
      await undoMigration(settings)
    }
    printHistogram(`${dialect}: ${MIGRATIONS_KILLED} kills in a migration`, histogram)
    // A busy machine may hear of a line so late that two of two died after the migration; not so all of two hundred.
    const within = [...histogram.keys()].filter((where) => where.startsWith('migrating'))
    expect(within.length).toBeGreaterThanOrEqual(effort(0, 1))
    recordFigure(`migration-${dialect}`, `${MIGRATIONS_KILLED} kills in a migration, 0 schemas half`)
  })
})

/** What the embedded store does to its files. */
const FILE_CALLS = [
  ['fsync,fdatasync', 1, 20],
  ['pwrite64', 1, 250],
] as const
/** What a client of PostgreSQL does: it sends, or waits for what it has sent to be answered. */
const SOCKET_CALLS = [
  ['write,writev,sendto,sendmsg', 20, 250],
  ['epoll_pwait,epoll_wait', 20, 250],
] as const

/** One of these calls, where strace is. */
function callOf({ dialect }: StoreSettings, below: (n: number) => number): Manner | undefined {
  const [calls, first, more] = (dialect === 'sqlite' ? FILE_CALLS : SOCKET_CALLS)[below(2)] ?? FILE_CALLS[0]
  return hasStrace ? { calls, when: first + below(more) } : undefined
}

/**
 * Every second time at a call to the system; else after one of its lines and a moment. On PostgreSQL every eighth time it is the
 * process that answers it which dies.
 */
function mannerOf(settings: StoreSettings, kill: number, below: (n: number) => number): Manner {
  const atLine = { lines: 5 + below(150), milliseconds: below(3) }
  if (settings.dialect === 'postgres' && kill % 8 === 3)
    return { ...atLine, killAnswerer: () => killAnswerer(settings.connection) }
  return (kill % 2 === 0 ? undefined : callOf(settings, below)) ?? atLine
}

/** The same within a migration, which is shorter. */
function mannerInMigration({ dialect }: StoreSettings, kill: number, below: (n: number) => number): Manner {
  if (kill % 2 === 0 || !hasStrace) return { lines: 2 + below(COPIES), milliseconds: below(3) }
  if (dialect === 'postgres') return { calls: SOCKET_CALLS[below(2)]?.[0] ?? 'write', when: 15 + below(60) }
  return below(3) === 0 ? { calls: 'fsync,fdatasync', when: 1 + below(4) } : { calls: 'pwrite64', when: 8 + below(40) }
}

/** Whether the migration is there, all of it; false where nothing of it is. */
async function lookAtMigration(settings: StoreSettings): Promise<boolean> {
  const store = openAsItIs(settings)
  try {
    await untilAlone(store)
    const { tables, migrations } = await schemaOf(store)
    const isThere = migrations.includes('9999_copy_of_name')
    expect(migrations.slice(0, MIGRATIONS.length)).toEqual(MIGRATIONS.map(({ name }) => name))
    expect(tables.includes('copy_of_name')).toBe(isThere)
    if (!isThere) return false
    const { rows } = await sql<{ copies: number; versions: number }>`
      SELECT (SELECT count(*) FROM copy_of_name) AS copies, (SELECT count(*) FROM object_version) AS versions`.execute(
      store.database,
    )
    // Each start of the writer that got past its migration has kept more since.
    const { rows: steps } = await sql<{ names: number }>`
      SELECT count(*) AS names FROM copy_of_name GROUP BY step`.execute(store.database)
    expect(steps.length).toBe(COPIES)
    expect(new Set(steps.map(({ names }) => names)).size).toBe(1)
    expect(rows[0]?.copies).toBeGreaterThan(0)
    return true
  } finally {
    await store.close()
  }
}

async function undoMigration(settings: StoreSettings): Promise<void> {
  const store = openAsItIs(settings)
  await store.database.schema.dropTable('copy_of_name').execute()
  await sql`DELETE FROM kysely_migration WHERE name = '9999_copy_of_name'`.execute(store.database)
  await store.close()
}
