import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import type { Json } from './GoldenCase.ts'

/** How a case, or some of its figures, is computed: by a document of the catalogue or by a function of the models. */
export type Entry = DocumentEntry | FunctionEntry

interface Common {
  readonly case: string
  /** Expected figure → what gives it. `*` stands for the same text on both sides. */
  readonly gives: Readonly<Record<string, string>>
  /** Why the case cannot be reproduced. It is tried all the same. */
  readonly open?: string
}

/** Facts and figures of the case, given to a document as one of its own tests would give them. */
export interface DocumentEntry extends Common {
  readonly document: string
  readonly period: string | number
  readonly rates_of?: string
  /** Figures by name, from the inputs: a parameter, a table, a row of one as `table[0]`, a limit as `indicator.goal`. */
  readonly figures?: Json
  readonly given: Json
  readonly codes?: Json
}

/** Numbers of the case, given to a function by its name at the door of the models. */
export interface FunctionEntry extends Common {
  readonly function: string
  readonly arguments: readonly Json[]
}

/** Reads which document or function computes which case. */
export function readMapping(): readonly Entry[] {
  const text = readFileSync(join(import.meta.dirname, '..', 'mapping.yaml'), 'utf8')
  return parse(text, { schema: 'core', version: '1.2' }) as readonly Entry[]
}

/**
 * What gives an expected figure, if the entry says.
 *
 * @example
 * giverOf({ 'rates.*': '*.payment' }, 'rates.65+.F') // => '65+.F.payment'
 */
export function giverOf(gives: Entry['gives'], path: string): string | undefined {
  for (const [pattern, target] of Object.entries(gives)) {
    if (pattern === path) return target
    const [before = '', after] = pattern.split('*')
    if (after === undefined || !path.startsWith(before) || !path.endsWith(after)) continue
    return target.replace('*', path.slice(before.length, path.length - after.length))
  }
  return undefined
}
