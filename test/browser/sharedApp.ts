import { startApp, type WholeApp } from './startApp.ts'

let running: Promise<WholeApp> | undefined

/**
 * One app for all test files of a worker: the county is counted once and not for each file, which took six seconds. What a test
 * keeps in it may change no page that another test looks at; one that keeps more starts an app of its own. It ends with the
 * worker.
 */
export function sharedApp(): Promise<WholeApp> {
  running ??= startApp()
  return running
}
