import { type RunningApp, startApp } from './startApp.ts'

let running: Promise<RunningApp> | undefined

/**
 * One app for all test files of a worker: the county is counted once and not for each file, which took six seconds. Nothing may
 * be kept by a test that uses it; one that keeps something starts an app of its own. It ends with the worker.
 */
export function sharedApp(): Promise<RunningApp> {
  running ??= startApp()
  return running
}
