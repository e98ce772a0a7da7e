import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Model } from '../../../models/index.ts'
import { readDocument } from '../../../server/catalogue/readDocument.ts'
import { importDataset } from '../../../server/dataset/importDataset.ts'
import { deliveredDemonstration } from '../../../server/dataset/demonstrationFolder.ts'
import { projectRoot } from '../../../server/projectRoot.ts'
import { openCounty } from '../../../server/region/openCounty.ts'
import { sharedFolder } from '../../shared.ts'
import { GUIDE_MODEL, type MatrixSet } from './SETS.ts'

/** Imports a dataset of the matrix below a folder, and gives where it is. */
export async function importSet({ source }: MatrixSet, folder: string): Promise<string> {
  const out = join(folder, 'dataset')
  if (source === 'county') {
    const { dataset, data } = await openCounty({ say: console.info })
    await dataset.warehouse.close()
    return data
  }
  const today = 20261231
  if (source === 'demonstration') await importDataset(deliveredDemonstration(), out, { today })
  else await importDataset(join(sharedFolder.path, 'data', source.shared), out, { today, mapping: source.mapping })
  return out
}

/** A model of the catalogue, or the one that the guide to importing shows. */
export function modelOf(name: string, folder: string): Model {
  if (name === GUIDE_MODEL) writeFileSync(join(folder, `${name}.yaml`), guideText())
  const { model } = readDocument(name === GUIDE_MODEL ? join(folder, `${name}.yaml`) : name)
  if (!model) throw new Error(`${name} cannot be read.`)
  return model
}

function guideText(): string {
  const guide = join(projectRoot(), 'docs', 'how-to', 'import-your-data.md')
  const [, text] = /```yaml list_by_age\.yaml\n([\s\S]*?)```/.exec(readFileSync(guide, 'utf8')) ?? []
  if (text === undefined) throw new Error('The guide to importing shows no model.')
  return text
}
