import { nameOf, storeSettings } from '../store/storeSettings.ts'
import type { Subcommand } from './Subcommand.ts'
import { UsageError } from './UsageError.ts'

/** `kapitera restore`: a backup into an empty store of either kind. */
export const restore: Subcommand = {
  name: 'restore',
  usage: 'FILE',
  summary: 'Brings a backup into an empty store, and proves by hash that every row is there.',
  flags: {},
  examples: ['kapitera restore monday.sqlite'],
  run: async ({ words, world }) => {
    const [file, ...more] = words
    if (file === undefined || more.length > 0) throw new UsageError('Name one file that `kapitera backup` wrote.')
    const settings = storeSettings(process.env)
    const { restoreStore } = await import('../store/backup/restoreStore.ts')
    const { versions, digest, madeAt } = await restoreStore(settings, file)
    world.out(`Versions in ${nameOf(settings)}, as of ${madeAt}: ${versions}. SHA-256 of all rows: ${digest}.\n`)
    return 0
  },
}
