import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { printDiagnostic, readGrouping, runTests } from '../../models/index.ts'
import { readDocument } from '../../server/catalogue/readDocument.ts'
import { readCommand } from '../../server/command/commandLine.ts'
import { runCommand, temporaryFolder } from '../server/command/runCommand.ts'
import { type Block, joinPart, readBlocks } from './readGuide.ts'

const root = join(import.meta.dirname, '..', '..')
const PAGES = ['docs/tutorial/write-your-own-model.md', 'docs/reference/language.md', 'docs/how-to/group-diagnoses.md']

/** Each block is told by what stands after its backticks; a block of another kind fails, so that none stands unproved. */
describe.each(PAGES)('%s', (page) => {
  it('says nothing that does not run', { timeout: 120_000 }, async () => {
    const files = new Map<string, string>()
    const folder = temporaryFolder()
    const proofs: Proof[] = []
    const blocks = readBlocks(readFileSync(join(root, page), 'utf8'))
    for (const block of blocks) proofs.push(await prove(block, files, folder))
    expect(proofs.length).toBeGreaterThan(5)
    expect(proofs.map(({ line, found }) => ({ line, is: found }))).toEqual(
      proofs.map(({ line, wanted }) => ({ line, is: wanted })),
    )
  })
})

/** What a block is when it is run, and what the page says. */
interface Proof {
  readonly line: number
  readonly found: string
  readonly wanted: string
}

async function prove({ info, text, line }: Block, files: Map<string, string>, folder: string): Promise<Proof> {
  const [kind, file = '', how] = info.split(' ')
  if (kind === 'console') return { line, found: await typed(text, folder), wanted: text }
  if (kind === 'csv') {
    mkdirSync(join(folder, dirname(file)), { recursive: true })
    writeFileSync(join(folder, file), text)
    return { line, found: '', wanted: '' }
  }
  if (kind !== 'yaml' || !/^\w+\.yaml$/.test(file))
    throw new Error(`Line ${line}: a block says \`yaml FILE\`, \`csv FILE\` or \`console\`, not \`${info}\`.`)
  const isWhole = text.startsWith('format:')
  const before = files.get(file)
  if (!isWhole && before === undefined) throw new Error(`Line ${line} adds to ${file}, which is not there yet.`)
  const document = isWhole ? text : joinPart(before ?? '', text)
  writeFileSync(join(folder, file), document)
  if (isWhole || how === undefined) files.set(file, document) // a part that shows a mistake, or stands alone, is not kept
  return { line, found: how === 'wrong' ? '' : wrongWith(join(folder, file)).join('\n'), wanted: '' }
}

function wrongWith(path: string): readonly string[] {
  const text = readFileSync(path, 'utf8')
  if (text.includes('\ngrouping:'))
    return readGrouping(text, path).diagnostics.map((one) => printDiagnostic(one, () => text))
  const { model, diagnostics } = readDocument(path)
  return [...diagnostics, ...(model ? runTests(model) : [])].map((one) => printDiagnostic(one, () => text))
}

/** The block as it would be, if its commands were typed now: `$ kapitera check FILE` and what comes out. A line `…` stands for any. */
async function typed(block: string, folder: string): Promise<string> {
  const lines: string[] = []
  for (const part of block.split(/^(?=\$ )/m)) {
    const [call = '', ...shown] = part.trimEnd().split('\n')
    const words = readCommand(call.replace(/^\$ kapitera /, '')).map((word) =>
      /^[\w-]+\.(yaml|csv|json)$/.test(word) || word === 'data' ? join(folder, word) : word,
    )
    const { out, err } = await runCommand(...words)
    const said = `${err}${out}`.replaceAll(`${folder}/`, '').trimEnd().split('\n')
    lines.push(call, ...elided(said, shown))
  }
  return `${lines.join('\n')}\n`
}

/** What was said, with the lines left out that a `…` in what is shown leaves out. */
function elided(said: readonly string[], shown: readonly string[]): readonly string[] {
  const at = shown.indexOf('…')
  if (at === -1) return said
  const after = shown.length - at - 1
  return [...said.slice(0, at), '…', ...(after > 0 ? said.slice(-after) : [])]
}

describe('a part that is added to a document', () => {
  it.each([
    {
      name: 'joins the section of its name',
      part: 'a:\n  e: 3\n',
      joined: 'a:\n  b: 1\n  e: 3\ntests:\n  - name: x\n    c: 1\n',
    },
    { name: 'takes the place of a value', part: 'a:\n  b: 2\n', joined: 'a:\n  b: 2\ntests:\n  - name: x\n    c: 1\n' },
    {
      name: 'takes the place of a test of its name',
      part: 'tests:\n  - name: x\n    c: 2\n',
      joined: 'a:\n  b: 1\ntests:\n  - name: x\n    c: 2\n',
    },
    { name: 'stands before the tests', part: 'd: 4\n', joined: 'a:\n  b: 1\nd: 4\ntests:\n  - name: x\n    c: 1\n' },
  ])('$name', ({ part, joined }) => {
    expect(joinPart('a:\n  b: 1\ntests:\n  - name: x\n    c: 1\n', part)).toBe(joined)
  })

  it('is read with its line and what stands after its backticks', () => {
    expect(readBlocks('Say:\n```yaml a.yaml\nformat: 1\n```\n')).toEqual([
      { info: 'yaml a.yaml', text: 'format: 1\n', line: 2 },
    ])
    expect(() => readBlocks('```yaml a.yaml\n')).toThrow('The block of line 1 is not closed.')
  })
})
