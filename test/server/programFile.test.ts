import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { programFile } from '../../server/programFile.ts'

/** A project with these files, each changed so many seconds after the first. */
function project(files: Readonly<Record<string, number>>): string {
  const root = mkdtempSync(join(tmpdir(), 'kapitera-'))
  onTestFinished(() => rmSync(root, { recursive: true }))
  for (const [path, seconds] of Object.entries(files)) {
    mkdirSync(join(root, dirname(path)), { recursive: true })
    writeFileSync(join(root, path), '')
    utimesSync(join(root, path), 1_000_000 + seconds, 1_000_000 + seconds)
  }
  return root
}

it.each([
  ['the bundle', { 'server/job/worker.ts': 1, 'models/index.ts': 2, 'dist/worker.js': 3 }, 'dist/worker.js'],
  ['the source where it is newer', { 'dist/worker.js': 1, 'server/job/worker.ts': 2 }, 'server/job/worker.ts'],
  [
    'the source where any source is newer',
    { 'server/job/worker.ts': 1, 'dist/worker.js': 2, 'models/date/Month.ts': 3 },
    'server/job/worker.ts',
  ],
  ['the source where nothing is bundled', { 'server/job/worker.ts': 1 }, 'server/job/worker.ts'],
  ['the bundle where no sources were installed', { 'dist/worker.js': 1 }, 'dist/worker.js'],
])('starts %s', (_what, files, expected) => {
  const root = project(files)
  expect(programFile('worker', 'server/job/worker.ts', root)).toBe(join(root, expected))
})
