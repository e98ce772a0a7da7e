import { stripTypeScriptTypes } from 'node:module'
import { expect } from 'vitest'
import type { Example } from './readExamples.ts'

/** Evaluates an example with the given names and compares with what it claims; fails with vitest's own words. */
export function checkExample(example: Example, names: Readonly<Record<string, unknown>>): void {
  const evaluate = () => run(example.preparation, example.expression, names)
  if (example.throws) {
    expect(evaluate).toThrow(String(run('', example.result, names)))
    return
  }
  expect(evaluate(), example.expression).toEqual(run('', example.result, names))
}

/** Strict-mode code over the names alone. A name that nobody exports is a ReferenceError, and so a failing example. */
function run(preparation: string, expression: string, names: Readonly<Record<string, unknown>>): unknown {
  // Assigned first, so that the stripper takes an object literal for an expression; replaced by blanks, not removed.
  const code = stripTypeScriptTypes(`${preparation}\nconst example = (\n${expression}\n)`)
  // oxlint-disable-next-line eslint/no-new-func, typescript/no-implied-eval -- the project's own docstrings, in tests alone
  const evaluate = new Function(...Object.keys(names), `'use strict';${code}\nreturn example`) as (
    ...values: unknown[]
  ) => unknown
  return evaluate(...Object.values(names))
}
