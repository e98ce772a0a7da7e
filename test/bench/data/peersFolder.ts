import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { sharedFolder } from '../../shared.ts'

/** Where the peers' generator, tariff and programs are: beside the project, or where `KAPITERA_SHARED` says. */
export const peersFolder: string = join(sharedFolder.path, 'bench', 'peers')

/** @throws Error where the peers are absent, for every case begins with their patients */
export function needPeers(): void {
  if (existsSync(join(peersFolder, 'gen.mjs'))) return
  throw new Error(`There is no ${peersFolder}/gen.mjs, which generates the patients. KAPITERA_SHARED names its folder.`)
}
