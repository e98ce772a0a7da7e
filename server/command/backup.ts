import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { storeSettings } from '../store/storeSettings.ts'
import type { Subcommand } from './Subcommand.ts'
import { InputError, UsageError } from './UsageError.ts'

/** `kapitera backup`: everything that is kept, in one file, also while the server runs. */
export const backup: Subcommand = {
  name: 'backup',
  usage: '--out FILE',
  summary: 'Writes everything that is kept to one file, also while the server runs.',
  flags: {
    out: { value: 'FILE', help: 'the new file; none is written over' },
    open: { help: 'open formats instead: a zip of YAML, JSON and text with an index' },
    by: { value: 'USER', help: 'with --open: what this user has created; without it, `local`' },
  },
  examples: ['kapitera backup --out monday.sqlite', 'kapitera backup --open --out mine.zip'],
  run: async ({ text, has, world }) => {
    const out = text('out')
    if (out === undefined) throw new UsageError('Say where the backup goes: --out FILE.')
    const settings = storeSettings(process.env)
    const { backupStore } = await import('../store/backup/backupStore.ts')
    if (!has('open')) {
      const { digest, versions } = await backupStore(settings, out, new Date())
      world.out(`Versions in ${out}: ${versions}. SHA-256 of all rows: ${digest}.\n`)
      return 0
    }
    if (existsSync(out)) throw new InputError(`${out} is there already.`, 'Name a new file; nothing is written over.')
    const [{ createObjects, openDatabase }, { exportObjects }] = await Promise.all([
      import('../store/index.ts'),
      import('../store/backup/exportObjects.ts'),
    ])
    // Of a backup, so that the server may go on beside it, and all is of one moment.
    const folder = mkdtempSync(join(tmpdir(), 'kapitera-open-'))
    try {
      const file = join(folder, 'kapitera.sqlite')
      await backupStore(settings, file, new Date())
      const store = await openDatabase({ dialect: 'sqlite', file })
      try {
        const objects = createObjects(store, { now: () => new Date(), newId: randomUUID })
        writeFileSync(out, await exportObjects(objects, text('by') ?? 'local'), { flag: 'wx' })
      } finally {
        await store.close()
      }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
    return 0
  },
}
