/** Opens a folder that was never imported, and a table of it, says so and waits to be killed: `node holdFolder.ts FOLDER`. */
import { openDataset } from '../../../server/dataset/openDataset.ts'
import { withStoredTable } from '../../../server/reconcile/storedFolder.ts'

const [, , folder = ''] = process.argv
const today = 20261122
const { hash } = await openDataset(folder, { today })
await withStoredTable({ folder, hash, today }, 'paid', async () => {
  console.info('open')
  await new Promise((resolve) => setTimeout(resolve, 60_000))
})
