import { defineConfig } from 'vitest/config'
import { closingLine } from './test/closingLine.ts'
import { LongestFirst } from './test/longestFirst.ts'

/**
 * Three workers for the two cores that CI has: tests wait for browsers, databases and processes. Each is a process and no thread:
 * tests start hundreds of processes, and the larger the process that starts one, the longer it stands still. A browser or
 * warehouse test may take longer than a leaf's.
 */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    environment: 'node',
    globalSetup: 'test/beforeTests.ts',
    pool: 'forks',
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    // A worker keeps what it has loaded from file to file: a third of the time went to loading the same modules again.
    isolate: false,
    // The full effort draws ten to fifty times as many cases in one test.
    testTimeout: process.env['EFFORT'] === 'full' ? 5_400_000 : 60_000,
    hookTimeout: 60_000,
    passWithNoTests: false,
    reporters: ['default', closingLine],
  },
})
