import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readSource } from './readSource.ts'
import type { Sources } from './Source.ts'

/** Reads every source file of the rooms. */
export function readSources(root: string, rooms: readonly string[]): Sources {
  const files = globSync(
    rooms.map((room) => `${room}/**/*.{ts,tsx}`),
    { cwd: root },
  )
  return new Map(files.toSorted().map((file) => [file, readSource(file, readFileSync(join(root, file), 'utf8'))]))
}
