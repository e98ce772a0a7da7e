import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'

/** What JSON may hold. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/** A worked example or table that was published, or derived by hand from a published formula. */
export interface GoldenCase {
  readonly id: string
  readonly title: string
  /** What the file is about: `Ontario, Family Health Organization`. */
  readonly system: string
  readonly kind: 'published worked example' | 'published table' | 'derived by hand from the published formula'
  readonly unit: string
  readonly parameterStatus: string
  readonly inputs: Json
  readonly expected: Json
  /** One for every figure, or by expected key. */
  readonly tolerance: Json
  readonly source: { readonly publisher: string; readonly url: string; readonly year: string }
  /** The parameters are largely recalled. */
  readonly verifyBeforeUse?: boolean
}

/** Where the cases lie. */
export const CASES = join(import.meta.dirname, '..', 'cases')

/** The names of the files of cases in a folder. */
export function caseFiles(folder: string): readonly string[] {
  return globSync('*.json', { cwd: folder }).toSorted()
}

/** All cases, in the order of their files. */
export function readCases(): readonly GoldenCase[] {
  return caseFiles(CASES).flatMap((file) => {
    const { schema, system, cases } = JSON.parse(readFileSync(join(CASES, file), 'utf8')) as {
      readonly schema: string
      readonly system: string
      readonly cases: readonly GoldenCase[]
    }
    if (schema !== 'golden-cases/1') throw new Error(`${basename(file)} is of schema ${schema}.`)
    return cases.map((one) => ({ ...one, system }))
  })
}
