import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../../../server/projectRoot.ts'
import { keptAt } from './benchFolder.ts'
import { type Delivery, delivery, nameOf } from './delivery.ts'

/** The command as it is installed. */
export const kapitera: string = join(projectRoot(), 'dist', 'kapitera.js')

/** An imported dataset of the peers' patients. */
export function dataset(wanted: Delivery): Promise<string> {
  return keptAt(nameOf(wanted), async (folder) => {
    console.info(`  importing ${nameOf(wanted)}, once`)
    const source = await delivery(wanted)
    execFileSync(process.execPath, [kapitera, 'import', source, '--out', folder], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    rmSync(source, { recursive: true, force: true })
  })
}
