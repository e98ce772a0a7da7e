import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { checkExample } from './examples/checkExample.ts'
import { readExamples } from './examples/readExamples.ts'

const root = join(import.meta.dirname, '..')
const folders = ['models/**', 'client/format', 'client/text', 'test/architecture', 'test/golden/table', 'test/licence']
const files = globSync(
  folders.map((folder) => `${folder}/*.ts`),
  { cwd: root },
).toSorted()
const documented = files
  .map((file) => ({ file, examples: readExamples(file, readFileSync(join(root, file), 'utf8')) }))
  .filter(({ examples }) => examples.length > 0)

/** What each module exports, or why it cannot be loaded. An example may use the exports of any other module. */
const modules = new Map<string, Record<string, unknown>>()
const refused = new Map<string, unknown>()

beforeAll(async () => {
  for (const file of files) {
    try {
      modules.set(file, (await import(join(root, file))) as Record<string, unknown>)
    } catch (error) {
      refused.set(file, error)
    }
  }
})

describe.each(documented)('the docstrings of $file', ({ file, examples }) => {
  it.each(examples)('are right that $of has: $expression', (example) => {
    if (refused.has(file)) throw refused.get(file)
    const own = modules.get(file) ?? {}
    if (!(example.of in own)) throw new Error(`${example.of} in ${file} cannot be imported: it is not exported.`)
    checkExample(example, { ...namesOfAll(), ...own })
  })
})

describe('an example', () => {
  const examplesOf = (docstring: string) => readExamples('a.ts', `/**\n${docstring}\n */\nexport function twice() {}`)
  const twice = (value: number) => 2 * value

  it('is a line with its result, over as many lines as it needs', () => {
    const [first, second] = examplesOf(
      ' * Doubles.\n * @example\n * twice(2) // => 4\n * twice(\n *   3,\n * ) // => 6',
    )
    expect([first?.expression, first?.result]).toEqual(['twice(2)', '4'])
    expect([second?.expression, second?.result]).toEqual(['twice(\n  3,\n)', '6'])
  })

  it('may be prepared by constants', () => {
    const [example] = examplesOf(' * @example\n * const three: number = 3\n * twice(three) // => 6')
    expect(() => example && checkExample(example, { twice })).not.toThrow()
    expect(example?.preparation).toBe('const three: number = 3\n')
  })

  it('ends at the next tag', () => {
    expect(examplesOf(' * @example twice(2) // => 4\n * @see twice(2) // => 5')).toHaveLength(1)
  })

  it.each([
    { name: 'a wrong result', line: 'twice(2) // => 5' },
    { name: 'a name that nobody exports', line: 'thrice(2) // => 6' },
    { name: 'an error that does not come', line: `twice(2) // throws 'No'` },
    { name: 'a result that is no expression', line: 'twice(2) // => four of them' },
  ])('fails for $name', ({ line }) => {
    const [example] = examplesOf(` * @example\n * ${line}`)
    expect(() => example && checkExample(example, { twice })).toThrow()
    expect(example).toBeDefined()
  })
})

/** Exports by name; one that two modules export is left out, for it is not clear which is meant. */
function namesOfAll(): Record<string, unknown> {
  const all = [...modules.values()].flatMap((exported) => Object.entries(exported))
  const isUnique = (name: string, value: unknown) => all.every(([other, its]) => other !== name || its === value)
  return Object.fromEntries(all.filter(([name, value]) => isUnique(name, value)))
}
