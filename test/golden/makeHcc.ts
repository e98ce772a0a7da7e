import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readReference } from './hcc/readReference.ts'
import { VERSIONS } from './hcc/versions.ts'
import { writeFilled } from './hcc/writeFilled.ts'
import { groupingName, writeGrouping } from './hcc/writeGrouping.ts'
import { writeModel } from './hcc/writeModel.ts'

/** The CMS-HCC documents of the catalogue, by their path in it, made from the published tables in a folder. */
export function makeHcc(folder: string): ReadonlyMap<string, string> {
  const documents = new Map(
    VERSIONS.map((version) => readReference(version, folder)).flatMap((reference) => [
      [`conditions/${groupingName(reference.version)}.yaml`, writeGrouping(reference)],
      [`united_states/cms_hcc_${reference.version.name.toLowerCase()}.yaml`, writeModel(reference)],
    ]),
  )
  const filled = VERSIONS.map((version) => {
    const path = `united_states/cms_hcc_${version.name.toLowerCase()}_filled.yaml`
    return [path, writeFilled(version, documents)] as const
  })
  return new Map([...documents, ...filled])
}

// `node test/golden/makeHcc.ts` writes them anew.
if (import.meta.main) {
  const root = join(import.meta.dirname, '..', '..')
  const shared = process.env['KAPITERA_SHARED'] ?? join(root, '..', 'shared')
  for (const [path, text] of makeHcc(join(shared, 'data', 'us'))) {
    writeFileSync(join(root, 'models', 'catalogue', path), text)
  }
}
