import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Measured } from '../Case.ts'
import { benchFolder } from '../data/benchFolder.ts'

/** What a case found, and when, under which load, and how long it took. */
export interface Result extends Measured {
  readonly at: string
  readonly load: readonly number[]
  readonly seconds: number
}

/** The last result of every case, so that one can be measured again without the others. */
export type Results = Readonly<Record<string, Result>>

const file = join(benchFolder, 'results.json')

export function readResults(): Results {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
}

export function keepResult(name: string, result: Result): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, JSON.stringify({ ...readResults(), [name]: result }, undefined, 1))
}
