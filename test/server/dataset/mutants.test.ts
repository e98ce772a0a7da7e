import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, extname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { DataError } from '../../../server/dataset/DataProblem.ts'
import { importDataset } from '../../../server/dataset/importDataset.ts'
import { effort, seed } from '../../effort.ts'
import { folderOf } from './folderOf.ts'

const DEMONSTRATION = join(import.meta.dirname, '..', '..', '..', 'server', 'dataset', 'demonstration')
const TOKENS = [
  ',',
  '"',
  '\n',
  '\r',
  '|',
  '99999999999999999999',
  '1e400',
  'NaN',
  '2026-02-30',
  '\0',
  '\u202e',
  '{',
  '-0',
  '.',
  '9007199254740993',
  '🙂',
]
const today = 20261122

/** Numbers from 0 to 1, the same for the same seed. */
function createChance(start: number): () => number {
  let state = start
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

function mutate(bytes: Uint8Array, chance: () => number): Uint8Array {
  const at = Math.floor(chance() * bytes.length * (chance() < 0.3 ? 0.02 : 1))
  const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)]
  if (chance() < 0.3) return Buffer.concat([before, after.subarray(1 + Math.floor(chance() * 30))])
  if (chance() < 0.3) return Buffer.concat([before, Uint8Array.of(Math.floor(chance() * 256)), after.subarray(1)])
  const token = TOKENS[Math.floor(chance() * TOKENS.length)] ?? ''
  return Buffer.concat([before, new TextEncoder().encode(token), after.subarray(chance() < 0.5 ? 1 : 0)])
}

/** Imports mutants of a folder's files; each is imported whole or refused in words. */
async function importMutants(source: string, ending: RegExp, many: number): Promise<number> {
  const files = readdirSync(source).filter((name) => ending.test(extname(name)) || name === 'datapackage.json')
  const chance = createChance(seed)
  const root = dirname(folderOf({}))
  let refused = 0
  for (let count = 0; count < many; count += 1) {
    const [folder, out] = [join(root, `mutant-${count}`), join(root, `out-${count}`)]
    mkdirSync(folder)
    const victim = files[Math.floor(chance() * files.length)]
    for (const name of files) {
      const bytes = readFileSync(join(source, name))
      writeFileSync(join(folder, name), name === victim ? mutate(mutate(bytes, chance), chance) : bytes)
    }
    try {
      await importDataset(folder, out, { today })
    } catch (error) {
      if (!(error instanceof DataError)) throw new Error(`Mutant ${count} of ${victim}, seed ${seed}`, { cause: error })
      refused += 1
    }
    expect(readdirSync(root).filter((name) => name.startsWith('.'))).toEqual([])
    for (const path of [folder, out]) if (existsSync(path)) rmSync(path, { recursive: true })
  }
  return refused
}

describe('a damaged dataset is refused in words or imported whole, and leaves nothing behind', () => {
  it('as CSV', async () => {
    expect(await importMutants(DEMONSTRATION, /^\.csv$/, effort(4, 2000))).toBeGreaterThan(0)
  })

  it('as Parquet', async () => {
    const imported = join(dirname(folderOf({})), 'imported')
    await importDataset(DEMONSTRATION, imported, { today })
    expect(await importMutants(imported, /^\.parquet$/, effort(4, 2000))).toBeGreaterThan(0)
  })
})
