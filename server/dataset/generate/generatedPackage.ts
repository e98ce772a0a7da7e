import { type Correction, GENERATOR_VERSION, listAssumptions, type RegionOptions } from '../../../models/index.ts'
import { descriptorOf } from '../descriptor.ts'
import type { StoredListed } from '../storeListed.ts'
import type { StoredTable } from '../storeTables.ts'

/** What stands for the name of a generated region wherever it is shown. */
export function nameOf({ clinics, patients, seed, year }: RegionOptions): string {
  return `generated-${clinics}-${patients}-${year}-${seed}`
}

/**
 * The `datapackage.json` of a generated dataset: as of an imported one, and that it is generated, from which options,
 * on which assumptions, and what was planted among the payments.
 */
export function generatedPackage(
  options: RegionOptions,
  stored: {
    readonly hash: string
    readonly tables: readonly StoredTable[]
    readonly listed?: StoredListed | undefined
  },
  corrections: readonly Correction[],
): string {
  const source = {
    name: nameOf(options),
    title: `Demonstration region ${options.year} (generated)`,
    invented: true,
    asOf: `${options.year}-12-31`,
    fillings: [],
    declared: () => ({}),
  }
  const described = JSON.parse(descriptorOf(source, stored.hash, stored.tables, { listed: stored.listed })) as Readonly<
    Record<string, unknown>
  >
  const { resources, ...head } = described
  const generator = {
    version: GENERATOR_VERSION,
    ...options,
    note: 'No clinic and no person here exists. Figures marked `assumed` or `modelled` are our own.',
    corrections,
    assumptions: listAssumptions(),
  }
  return `${JSON.stringify({ ...head, generated: true, generator, resources }, undefined, 2)}\n`
}
