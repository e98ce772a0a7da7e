import { execFileSync } from 'node:child_process'
import { cpSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { importDataset } from '../../../server/dataset/importDataset.ts'
import { openDataset } from '../../../server/dataset/openDataset.ts'
import { projectRoot } from '../../../server/projectRoot.ts'
import { folderOf } from './folderOf.ts'

const DEMONSTRATION = join(import.meta.dirname, '..', '..', '..', 'server', 'dataset', 'demonstration')

it('the demonstration dataset is what its script makes', () => {
  const folder = dirname(folderOf({}))
  cpSync(join(DEMONSTRATION, 'make.ts'), join(folder, 'make.ts'))
  execFileSync(process.execPath, [join(folder, 'make.ts')])
  for (const name of readdirSync(DEMONSTRATION)) {
    expect(readFileSync(join(DEMONSTRATION, name), 'utf8'), name).toBe(readFileSync(join(folder, name), 'utf8'))
  }
})

it('the demonstration dataset that the build imports is the one that is delivered', async () => {
  const out = join(dirname(folderOf({})), 'imported')
  const { hash } = await importDataset(DEMONSTRATION, out, { today: 20261231 })
  // Built before any test, by `test/beforeTests.ts`.
  const built = await openDataset(join(projectRoot(), 'dist', 'demonstration'), { today: 20261231 })
  expect([built.hash, built.description.name]).toEqual([hash, 'demonstration'])
  await built.warehouse.close()
})
