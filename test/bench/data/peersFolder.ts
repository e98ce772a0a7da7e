import { existsSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { sharedFolder } from '../../shared.ts'

/**
 * Where the peers' generator, tariff and programs are: beside the project, or where `KAPITERA_SHARED` says. By its true path: a
 * program of theirs does its work only where it is called by the name that it has itself, which a link is not.
 */
export const peersFolder: string = truePath(join(sharedFolder.path, 'bench', 'peers'))

function truePath(path: string): string {
  return existsSync(path) ? realpathSync(path) : path
}

/** @throws Error where the peers are absent, for every case begins with their patients */
export function needPeers(): void {
  if (existsSync(join(peersFolder, 'gen.mjs'))) return
  throw new Error(`There is no ${peersFolder}/gen.mjs, which generates the patients. KAPITERA_SHARED names its folder.`)
}
