import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { DATA_PROBLEM_CODES } from '../../../server/dataset/DataProblem.ts'

it('problems.md explains every code of a problem, and no other', () => {
  const page = readFileSync(join(import.meta.dirname, '..', '..', '..', 'server', 'dataset', 'problems.md'), 'utf8')
  const sections = [...page.matchAll(/^## (.+)$/gm)].map(([, code]) => code)
  expect(sections).toEqual(DATA_PROBLEM_CODES)
})
