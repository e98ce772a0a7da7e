import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { pageOf } from './pageOf.ts'
import { PROMISES } from './promises.ts'

const root = join(import.meta.dirname, '..', '..')
const read = (file: string): string => readFileSync(join(root, file), 'utf8')

it.each(PROMISES)('$promise', ({ file, test }) => {
  expect(read(file), `${file} has no such test`).toContain(`'${test}'`)
})

it('the page says every promise, and has a figure wherever there is one', () => {
  const page = read('docs/reference/reliability.md')
  // The page as it would be without its figures: what stands in their column, and the machine, is of the run.
  const bare = (text: string): string =>
    text.replaceAll(/^(\| .* \| .* \|) .* \|$/gm, '$1').replace(/^Measured on .*$/m, '')
  expect(bare(page)).toBe(bare(pageOf(new Map(), '')))
  expect(page).not.toContain('not measured')
})
