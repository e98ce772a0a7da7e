import { randomUUID } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isAlive } from '../dataset/importingFolder.ts'
import { readDisclosure } from '../disclosure/readDisclosure.ts'
import type { Region } from '../region/createRegion.ts'
import type { Objects } from '../store/Objects.ts'
import type { Store } from '../store/index.ts'
import { type Checks, importChecks } from '../upload/Checks.ts'
import { bundleKind } from './bundle/bundleKind.ts'
import { createJobs } from './createJobs.ts'
import { drawsKind } from './draws/drawsKind.ts'
import type { Jobs } from './Jobs.ts'
import type { Kind } from './Kind.ts'
import { jobSettings } from './jobSettings.ts'
import { refusalIn } from './refusalIn.ts'
import { runKind } from './run/runKind.ts'

/** What the jobs of a server need. */
export interface ServerParts {
  readonly store: Store
  readonly objects: Objects
  readonly region: Pick<Region, 'served'>
  /** The folder on this server's disk where imported datasets are kept. */
  readonly folder: string
  readonly log: (line: string) => void
}

/** Jobs, and the checks of imports that are jobs. */
export interface ServerJobs {
  readonly jobs: Jobs
  readonly checks: Checks
}

/** The jobs of a server: its kinds of work, on its store, with its disk. */
export async function openJobs({ store, objects, region, folder, log }: ServerParts): Promise<ServerJobs> {
  const parts = { served: region.served, objects }
  // Where small groups are hidden, nothing is computed past the rules that hide them.
  const rules = process.env['KAPITERA_DISCLOSURE']
  const isDisclosed = rules !== undefined && readDisclosure(rules) !== undefined
  const computing: readonly Kind[] = isDisclosed ? [] : [runKind(parts), drawsKind(parts)]
  const { kind, checksBy } = importChecks()
  const jobs = await createJobs({
    store,
    kinds: [...computing, bundleKind(objects), kind],
    place: placeOf(folder),
    ...jobSettings(process.env),
    refusalIn,
    log,
  })
  return { jobs, checks: checksBy(jobs) }
}

/**
 * The name of a disk, in a file on it: two servers that share the folder share the name, also where they start at once. The
 * file is there whole or not at all.
 */
export function placeOf(folder: string): string {
  const file = join(folder, '.place')
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true })
    // What a server that was killed here has left.
    for (const name of readdirSync(folder)) {
      const id = /^\.place-(\d+)$/.exec(name)?.[1]
      if (id !== undefined && !isAlive(Number(id))) rmSync(join(folder, name), { force: true })
    }
    const own = join(folder, `.place-${process.pid}`)
    writeFileSync(own, randomUUID())
    try {
      linkSync(own, file)
    } catch (error) {
      if (!existsSync(file)) throw error // another server was first
    } finally {
      rmSync(own, { force: true })
    }
  }
  return readFileSync(file, 'utf8').trim()
}
