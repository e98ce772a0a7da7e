import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { DEFAULT_REGION, dayOf, GENERATOR_VERSION } from '../../models/index.ts'
import { readAssignment } from '../catalogue/readAssignment.ts'
import { DataError } from '../dataset/DataProblem.ts'
import { generateDataset } from '../dataset/generate/generateDataset.ts'
import { openDataset } from '../dataset/openDataset.ts'
import { projectRoot } from '../projectRoot.ts'
import type { ServedDataset } from './ServedDataset.ts'

/** The year for which the models of the demonstration are in force. */
const YEAR = 2017

/**
 * The demonstration county: 40 invented clinics. The first start generates it, some twenty seconds, and later starts open
 * what is there.
 */
export async function openCounty({ say }: { readonly say: (line: string) => void }): Promise<ServedDataset> {
  const folder = join(projectRoot(), '.kapitera', `county-${YEAR}-${GENERATOR_VERSION}`)
  if (!existsSync(folder)) {
    say('Generating the demonstration county: 40 invented clinics, some twenty seconds, once.')
    mkdirSync(dirname(folder), { recursive: true })
    await generateDataset({ ...DEFAULT_REGION, year: YEAR }, folder).catch(unlessThere)
  }
  const dataset = await openDataset(folder, { today: dayOf(`${YEAR}-12-31`) })
  return {
    name: 'county',
    label: { sv: 'Demonstrationsregionen', en: 'The demonstration region' },
    dataset,
    data: relative(process.cwd(), folder),
    assignments: assignmentsIn(join(projectRoot(), 'server', 'dataset', 'county')),
    suggested: ['stockholm_2015_filled', 'stockholm_2016_filled', 'vastra_gotaland_filled', 'four_pilots'],
  }
}

/** Another process has made the same region at the same time: it is opened as that one made it. */
function unlessThere(error: unknown): void {
  if (!(error instanceof DataError) || error.problems[0]?.code !== 'out-exists') throw error
}

function assignmentsIn(folder: string): ServedDataset['assignments'] {
  if (!existsSync(folder)) return []
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'))
  return files.toSorted().map((name) => {
    const file = join(folder, name)
    const { name: title, label, entries } = readAssignment({ file, text: readFileSync(file) })
    return { name: title, label: label ?? { sv: title, en: title }, entries }
  })
}
