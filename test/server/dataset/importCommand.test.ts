import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { importCommand } from '../../../server/command/importCommand.ts'
import { readCall } from '../../../server/command/readCall.ts'
import { folderOf } from './folderOf.ts'

/** Runs `kapitera import` with such words, and gives what it wrote to its two streams. */
async function runImport(...words: readonly string[]) {
  const [out, err]: [string[], string[]] = [[], []]
  const world = {
    out: (text: string) => out.push(text),
    err: (text: string) => err.push(text),
    outIsTerminal: false,
    errIsTerminal: false,
    today: 20261122,
    clock: () => 0,
  }
  await importCommand.run(readCall(importCommand, words, world))
  return { out: out.join(''), err: err.join('') }
}

describe('kapitera import', () => {
  it('writes the rejected rows beside the dataset where its folder is named with a slash, for Excel to read', async () => {
    const source = folderOf({
      'clinics.csv': 'id,name\nnorth,Vård\n',
      'costs.csv': 'clinic,month,amount\nnorth,2026-01,5\nsöder,2026-01,6\n',
    })
    const out = join(dirname(source), 'region')
    const said = await runImport(source, '--out', `${out}//`, '--accept-rejects', '50%')
    expect(said.out).toMatch(/region: clinics 1, costs 1; sha256-[0-9a-f]{64}\n$/)
    expect(said.err).toContain(`1 row is left out (costs 1); ${out}.rejected.csv says why.`)
    expect(existsSync(join(out, '.rejected.csv'))).toBe(false)
    expect([...readFileSync(`${out}.rejected.csv`).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  })

  it('accepts no share of a small table because a large one is right', async () => {
    const source = folderOf({ 'clinics.csv': 'id\nnorth\n' })
    const rows = Array.from({ length: 200 }, () => 'north,north,2026-01\n').join('')
    writeFileSync(join(source, 'contacts.csv'), `clinic,listed_at,month\n${rows}`)
    writeFileSync(join(source, 'costs.csv'), 'clinic,month,amount\nnorth,2026-01,5\nsouth,2026-01,6\n')
    const out = join(dirname(source), 'region')
    await expect(runImport(source, '--out', out, '--accept-rejects', '1%')).rejects.toThrow(
      '1 of 2 rows of `costs` are rejected, and 1 % of 2, so 0, are accepted.',
    )
    expect(existsSync(out)).toBe(false)
  })
})
