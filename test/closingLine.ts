import type { Reporter, TestCase } from 'vitest/node'

/** A vitest reporter whose last word is one plain line, `12 passed, 0 failed`, for programs that read CI's output. */
export const closingLine: Reporter = {
  onTestRunEnd(modules, errors) {
    const tests = modules.flatMap((module) => [...module.children.allTests()])
    const count = (state: ReturnType<TestCase['result']>['state']) =>
      tests.filter((test) => test.result().state === state).length
    // A file that cannot be loaded and an error outside any test are failures without a test of their own.
    const broken = modules.filter((module) => module.errors().length > 0).length + errors.length
    const skipped = count('skipped')
    const line = `${count('passed')} passed, ${count('failed') + broken} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
    process.stdout.write(`\n${line}\n`)
  },
}
