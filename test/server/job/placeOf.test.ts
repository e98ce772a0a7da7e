import fs, { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { placeOf } from '../../../server/job/openJobs.ts'

it('two servers that share a folder, and look at it at the same moment, share its name', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kapitera-'))
  const name = placeOf(folder)
  const exists = fs.existsSync
  let isFirst = true
  // The second has looked before the first wrote.
  fs.existsSync = (path) => (isFirst ? (isFirst = false) : exists(path))
  syncBuiltinESMExports()
  try {
    expect(placeOf(folder)).toBe(name)
  } finally {
    fs.existsSync = exists
    syncBuiltinESMExports()
  }
  expect([name.length, readdirSync(folder)]).toEqual([36, ['.place']])
  rmSync(folder, { recursive: true })
})
