import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { generate } from '../../../server/command/generate.ts'
import { readCall } from '../../../server/command/readCall.ts'
import type { World } from '../../../server/command/Subcommand.ts'

/** Runs `kapitera generate` with such words, and gives what it printed. */
async function runGenerate(...words: readonly string[]): Promise<string> {
  const printed: string[] = []
  const world: World = {
    out: (text) => printed.push(text),
    err: (text) => printed.push(text),
    outIsTerminal: false,
    errIsTerminal: false,
    today: 20261122,
    clock: () => 0,
  }
  await generate.run(readCall(generate, words, world))
  return printed.join('')
}

describe('kapitera generate', () => {
  const parent = mkdtempSync(join(tmpdir(), 'generate-command-'))

  it('makes a folder and says what is in it, and that it is generated', async () => {
    const out = join(parent, 'small')
    const printed = await runGenerate('--clinics', '2', '--patients', '100', '--seed', '9', '--out', out)
    expect(printed).toMatch(/: generated, clinics 2, patients 1\d\d, listings /)
    expect(JSON.parse(readFileSync(join(out, 'datapackage.json'), 'utf8'))).toMatchObject({
      name: 'generated-2-100-2016-9',
    })
  })

  it('prints JSON with the options and the hash', async () => {
    const printed = await runGenerate('--clinics', '1', '--patients', '20', '--json', '--out', join(parent, 'json'))
    expect(JSON.parse(printed)).toMatchObject({ generated: true, clinics: 1, patients: 20, seed: 1, year: 2016 })
  })

  it.each([
    { words: [], message: 'Say where the dataset shall be: --out DIR.' },
    { words: ['--out', 'x', '--clinics', '0'], message: '--clinics needs a whole number from 1 to 2000, not `0`.' },
    {
      words: ['--out', 'x', '--patients', 'many'],
      message: '--patients needs a whole number from 1 to 10000000, not `many`.',
    },
    { words: ['--out', 'x', '--seed', '1.5'], message: '--seed needs a whole number from 0 to 2147483647, not `1.5`.' },
    { words: ['--out', 'x', '--year', '1066'], message: '--year needs a whole number from 1990 to 2100, not `1066`.' },
    { words: ['north', '--out', 'x'], message: '`north` has no place here. See kapitera generate --help.' },
    { words: ['--out', 'x', '--clinic', '3'], message: 'There is no flag --clinic. Did you mean --clinics?' },
  ])('refuses: $message', async ({ words, message }) => {
    await expect(runGenerate(...words)).rejects.toThrow(message)
    expect(existsSync('x')).toBe(false)
  })
})
