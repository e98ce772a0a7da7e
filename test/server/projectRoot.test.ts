import { join } from 'node:path'
import { expect, it } from 'vitest'
import { projectRoot } from '../../server/projectRoot.ts'

it('finds the project from its sources and from its bundle', () => {
  const root = join(import.meta.dirname, '..', '..')
  expect(projectRoot()).toBe(root)
  expect(projectRoot(join(root, 'dist', 'chunk'))).toBe(root)
})

it('says so where there is no project above', () => {
  expect(() => projectRoot('/')).toThrow('No folder above the program')
})
