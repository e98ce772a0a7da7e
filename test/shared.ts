import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { TestRunner } from 'vitest'

/** Where the shared data is and how strictly its absence is taken. */
export interface SharedFolder {
  readonly path: string
  readonly isObligatory: boolean
}

/** What `test/shared.ts` reads from the environment: `KAPITERA_SHARED`, by default `shared` beside the project. */
export const sharedFolder: SharedFolder = {
  path: resolve(process.env['KAPITERA_SHARED'] ?? join(import.meta.dirname, '..', '..', 'shared')),
  isObligatory: Boolean(process.env['CI']),
}

/**
 * The path of a file or folder of the shared data, which is not part of the project. Call it inside a test. Where the
 * data is absent the test fails in CI, naming the file; elsewhere it is skipped and says so, never passed silently.
 */
export function sharedData(path: string, folder: SharedFolder = sharedFolder, skip = skipThisTest): string {
  const full = join(folder.path, path)
  if (existsSync(full)) return full

  const sentence = `The shared data ${path} is absent from ${folder.path}. KAPITERA_SHARED can name another folder.`
  if (folder.isObligatory) throw new Error(sentence)
  return skip(`not run: the data folder is absent. ${sentence}`)
}

function skipThisTest(note: string): never {
  const test = TestRunner.getCurrentTest()
  if (test === undefined) throw new Error(`${note} Call sharedData inside a test, so that the test can be skipped.`)
  console.warn(note)
  return test.context.skip(note)
}
