import { execFileSync } from 'node:child_process'
import { cpSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
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
