import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readCsv } from '../../../server/command/recompute/readCsv.ts'
import type { HccVersion } from './versions.ts'

/** What the published tables say of one version. */
export interface HccReference {
  readonly version: HccVersion
  /** Payment categories in rising order, with what the publisher calls them. */
  readonly categories: readonly {
    readonly word: string
    readonly label: string
    readonly replaces: readonly string[]
  }[]
  /** A coefficient as it is printed, by its name in small letters: `cna_hcc18`. */
  readonly coefficients: ReadonlyMap<string, string>
}

/** Reads the published tables of one version from the folder where they lie. */
export function readReference(version: HccVersion, folder: string): HccReference {
  const rows = (file: string) => readCsv(readFileSync(join(folder, file), 'utf8'))
  const own = rows('ra_hierarchies_2026.csv').filter(
    ({ model_domain, model_version }) => model_domain === 'CMS-HCC' && model_version === version.name,
  )
  const labels = rows('ra_labels_2026.csv').filter(
    ({ model_domain, model_version }) => model_domain === 'CMS-HCC' && model_version === version.name,
  )
  const coefficients = rows('ra_coefficients_2026.csv').filter(
    ({ model_version }) => model_version === version.coefficients,
  )
  return {
    version,
    categories: labels
      .map(({ cc = '', label = '' }) => ({ number: Number(cc.slice('HCC'.length)), label }))
      .toSorted((one, other) => one.number - other.number)
      .map(({ number, label }) => ({
        word: `hcc${number}`,
        label,
        replaces: own.filter(({ cc_parent }) => Number(cc_parent) === number).map(({ cc_child }) => `hcc${cc_child}`),
      })),
    coefficients: new Map(
      coefficients.map(({ coefficient = '', value = '' }) => [coefficient.toLowerCase(), value] as const),
    ),
  }
}
