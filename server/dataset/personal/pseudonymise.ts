import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync } from 'node:fs'
import type { Day } from '../../../models/index.ts'
import { duckdbDialect } from '../../warehouse/duckdbDialect.ts'
import { DataError } from '../DataProblem.ts'
import type { ImportEngine } from '../ImportEngine.ts'
import type { Staged } from '../stageTable.ts'

const { name: quoteName } = duckdbDialect

const [SHORTEST_KEY, BLOCK] = [16, 64]

/**
 * Reads the key of pseudonyms: any file of 16 bytes or more, without the line end at its end. It is used and forgotten.
 *
 * @throws DataError where there is none, or one too short
 */
export function readPseudonymKey(path: string): Buffer {
  if (!existsSync(path) || !statSync(path).isFile())
    throw new DataError([{ code: 'weak-key', file: path, message: 'There is no such file with a key.', hint: MAKE }])
  const bytes = readFileSync(path)
  const end = bytes.findLastIndex((byte) => byte !== 10 && byte !== 13) + 1
  if (end < SHORTEST_KEY)
    throw new DataError([
      {
        code: 'weak-key',
        file: path,
        message: `The key has ${end} bytes, and at least ${SHORTEST_KEY} are needed.`,
        hint: MAKE,
      },
    ])
  return bytes.subarray(0, end)
}

const MAKE = 'Make one with: openssl rand -hex 32 > key.txt'

/**
 * Teaches the engine `pseudonym(x)`: `p` and the first 32 hexadecimal digits of HMAC-SHA256 (RFC 2104) of a text, a
 * personal number in its form with 12 digits, so that one person has one pseudonym however the number is written.
 */
export async function definePseudonym(engine: ImportEngine, key: Uint8Array, asOf: Day): Promise<void> {
  const block = Buffer.alloc(BLOCK)
  block.set(key.length > BLOCK ? createHash('sha256').update(key).digest() : key)
  const padded = (with_: number): string => blob(block.map((byte) => byte ^ with_))
  const year = Math.floor(asOf / 10_000)
  const digits = `regexp_replace(x, '[^0-9]', '', 'g')`
  const born = `CAST(left(${digits}, 2) AS INTEGER) + CASE WHEN 2000 + CAST(left(${digits}, 2) AS INTEGER) <= ${year} THEN 2000 ELSE 1900 END`
  await engine.run(
    `CREATE MACRO twelve_digits(x) AS CASE WHEN strlen(${digits}) = 12 THEN ${digits} ` +
      `ELSE CAST((${born} - CASE WHEN contains(x, '+') THEN 100 ELSE 0 END) // 100 AS VARCHAR) || ${digits} END`,
  )
  await engine.run(
    `CREATE MACRO pseudonym_of(text) AS 'p' || left(sha256(${padded(0x5c)} || unhex(sha256(${padded(0x36)} || encode(text)))), 32)`,
  )
  await engine.run(
    'CREATE MACRO pseudonym(x) AS pseudonym_of(CASE WHEN is_personal(x) THEN twelve_digits(x) ELSE x END)',
  )
}

function blob(bytes: Uint8Array): string {
  return `'${[...bytes].map((byte) => `\\x${byte.toString(16).padStart(2, '0').toUpperCase()}`).join('')}'::BLOB`
}

/** A staged table in which every patient and every personal number has its pseudonym. */
export async function pseudonymise(staged: Staged, engine: ImportEngine): Promise<Staged> {
  const isPatient = (name: string): boolean => name === (staged.table === 'patients' ? 'id' : 'patient')
  const replaced = staged.columns
    .filter((name) => !staged.notPersonal.includes(name) || isPatient(name))
    .map((name) => {
      const x = quoteName(name)
      const isOne = isPatient(name) ? `${x} IS NOT NULL` : `is_personal(${x})`
      return `CASE WHEN ${isOne} THEN pseudonym(${x}) ELSE ${x} END AS ${x}`
    })
  const view = `pseudonymous_${staged.table}`
  await engine.run(`CREATE VIEW ${view} AS SELECT * REPLACE (${replaced.join(', ')}) FROM ${staged.view}`)
  return { ...staged, view }
}
