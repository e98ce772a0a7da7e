import type { KyselyPlugin } from 'kysely'
import { randomUUID } from 'node:crypto'
import { writeSync } from 'node:fs'
import type { StoredObject } from '../../server/contract/objects.ts'
import { createObjects, openDatabase, type StoreSettings, StoreTrouble } from '../../server/store/index.ts'
import { chance } from './chance.ts'
import type { Intent, Line } from './Line.ts'
import { MIGRATIONS } from '../../server/store/migrations.ts'
import { slowMigration } from './slowMigration.ts'

// A process that keeps things until it is killed: `node writer.ts SETTINGS SEED MIGRATES`. Before each change it says on its
// output what it is about to do, at each statement where it is, and afterwards what was acknowledged.

const [settingsText = '', seedText = '', migrates = ''] = process.argv.slice(2)
const settings = JSON.parse(settingsText) as StoreSettings // written by the test that started this
const say = (line: Line): void => {
  writeSync(1, `${JSON.stringify(line)}\n`)
}

/** Says which statement begins; it changes none. */
const points: KyselyPlugin = {
  transformQuery: ({ node }) => {
    say({ point: node.kind })
    return node
  },
  transformResult: async ({ result }) => result,
}

say({ point: 'opening' })
const migrations =
  migrates === 'migrates' ? slowMigration((step) => say({ point: `migrating, step ${step}` })) : MIGRATIONS
const store = await openDatabase(settings, migrations)
say({ point: 'open' })
const objects = createObjects(
  { ...store, database: store.database.withPlugin(points) },
  { now: () => new Date(), newId: randomUUID },
)

const below = chance(Number(seedText))
const kept: StoredObject[] = []
for (let n = 0; ; n += 1) {
  const draft = { name: `n${n}`, description: `${process.pid}`, content: `${n} `.repeat(1 + below(3000)) }
  const place = below(kept.length)
  const before = kept[place]
  const choice = before === undefined || kept.length < 5 ? 'create' : chosen(before)
  const from = { by: 'writer', saw: before?.version ?? 0 }
  const key = randomUUID()
  say({ begin: { choice, id: before?.id ?? null, saw: from.saw, name: draft.name } })
  const done = await perform(choice).catch(cutOff)
  say({ acknowledged: { id: done.id, version: done.version, hash: done.hash, action: done.action, key } })
  if (choice === 'create' || choice === 'duplicate') kept.push(done)
  else kept[place] = done

  async function perform(what: Intent['choice']): Promise<StoredObject> {
    if (before === undefined || what === 'create')
      return objects.create({ kind: 'note', ...draft }, { by: 'writer', key })
    switch (what) {
      case 'change':
        return objects.change(before.id, draft, from)
      case 'remove':
        return objects.remove(before.id, from)
      case 'restore':
        return objects.restore(before.id, from)
      case 'undo':
        return objects.undo(before.id, 1 + below(before.version), from)
      case 'duplicate':
        return objects.duplicate(before.id, draft.name, { by: 'writer', key })
    }
  }
}

/** What answered it is dead: whether the change was kept nobody knows, and this process ends as one that was killed. */
function cutOff(error: unknown): never {
  if (error instanceof StoreTrouble && error.code === 'store-not-reached') process.kill(process.pid, 'SIGKILL')
  throw error
}

function chosen({ isDeleted }: StoredObject): Intent['choice'] {
  if (isDeleted) return 'restore'
  return (['create', 'change', 'change', 'change', 'undo', 'remove', 'duplicate'] as const)[below(7)] ?? 'change'
}
