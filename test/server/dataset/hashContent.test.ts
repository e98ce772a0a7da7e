import { createHash } from 'node:crypto'
import { DuckDBInstance } from '@duckdb/node-api'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { constantsOf, type HashedTable, hashContent, isRepeating } from '../../../server/dataset/hashContent.ts'
import type { EngineValue } from '../../../server/dataset/ImportEngine.ts'
import type { StoredColumn } from '../../../server/dataset/tables.ts'
import { effort, seed } from '../../effort.ts'

type Row = readonly (string | number | null)[]

const columns: readonly StoredColumn[] = [
  { name: 'clinic', type: 'word' },
  { name: 'note', type: 'word' },
  { name: 'month', type: 'integer' },
  { name: 'list', type: 'words' },
]

/** A digest as a number, its lowest byte first. */
function md5(text: string): bigint {
  const digest = createHash('md5').update(text).digest()
  return BigInt(`0x${Buffer.from(digest.toReversed()).toString('hex')}`)
}

/** What the reference says of the hash, by hand: of each row the upper 64 bits of one digest times 32 bits of another. */
function hashByHand(rows: readonly Row[], named: readonly StoredColumn[]): string {
  const textOf = (value: Row[number], { type }: StoredColumn): string => {
    if (value === null) return type === 'words' ? '\u001en' : ''
    return typeof value === 'number'
      ? String(value)
      : value.replaceAll('\u001e', '\u001er').replaceAll('\u001f', '\u001eu')
  }
  const [sums, parts] = [
    [0n, 0n],
    [96n, 64n],
  ]
  for (const row of rows) {
    const [first = '', ...others] = row.map((value, place) => textOf(value, named[place] as StoredColumn))
    const rest = md5(others.join('\u001f'))
    for (const [place, part] of parts.entries())
      sums[place] = (sums[place] ?? 0n) + (md5(first) >> 64n) * ((rest >> part) & 0xff_ff_ff_ffn)
  }
  const lines = [JSON.stringify(named.map(({ name }) => name)), rows.length, ...sums]
  return createHash('sha256')
    .update(`${lines.join('\n')}\n`)
    .digest('hex')
}

describe('the hash of the content', () => {
  let connection: Awaited<ReturnType<DuckDBInstance['connect']>>
  const engine = {
    ask: async (sql: string) => (await connection.runAndReadAll(sql)).getRows() as EngineValue[][],
  }
  beforeAll(async () => {
    connection = await (await DuckDBInstance.create(':memory:')).connect()
  })
  afterAll(() => connection.closeSync())

  const written = (value: Row[number]): string => {
    if (value === null) return 'NULL'
    if (typeof value === 'number') return String(value)
    const text = value.replaceAll("'", "''").replaceAll('\u001e', `' || chr(30) || '`)
    return `('${text.replaceAll('\u001f', `' || chr(31) || '`)}')`
  }

  function tableOf(rows: readonly Row[], named = columns): HashedTable {
    const names = columns.map(({ name }) => name).join(', ')
    const typed = columns.map(
      ({ name, type }) => `CAST(${name} AS ${type === 'integer' ? 'INTEGER' : 'VARCHAR'}) AS ${name}`,
    )
    const values = rows.map((row) => `(${row.map(written).join(', ')})`)
    const all = values.length === 0 ? `(NULL, NULL, NULL, NULL)` : values.join(', ')
    const none = values.length === 0 ? ' WHERE FALSE' : ''
    return { name: `(SELECT ${typed.join(', ')} FROM (VALUES ${all}) r(${names})${none}) t`, columns: named }
  }

  const word = fc.constantFrom('north', 'south', 'a', 'a\u001fb', 'b\u001e', '\u001en', "it's", 'å')
  const row = fc.tuple(
    fc.option(word),
    fc.option(word),
    fc.option(fc.constantFrom(1, 2, 202_601, -3)),
    fc.option(fc.oneof(word, fc.constant(''))),
  )

  it('is what it is by hand, whether rows that differ in their first value alone are put together or not', async () => {
    const repeated = { yes: 0, no: 0 }
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 12 }), async (rows) => {
        const table = tableOf(rows)
        repeated[(await isRepeating(table, engine)) ? 'yes' : 'no'] += rows.length
        expect(await hashContent(table, engine)).toBe(hashByHand(rows, columns))
        const constants = await constantsOf(table, engine)
        expect(await hashContent({ ...table, constants }, engine)).toBe(hashByHand(rows, columns))
      }),
      { seed, numRuns: effort(40, 2000) },
    )
    expect(Math.min(repeated.yes, repeated.no)).toBeGreaterThan(0)
  })

  it('is the same in any order of rows, and another where a row is there once more, or values change places', async () => {
    const hashOf = (rows: readonly Row[], named = columns): Promise<string> => hashContent(tableOf(rows, named), engine)
    const [first, second]: readonly [Row, Row] = [
      ['north', 'b', 1, 'x|y'],
      ['south', null, 2, ''],
    ]
    const hash = await hashOf([first, second])
    expect(await hashOf([second, first])).toBe(hash)
    const others: readonly (readonly Row[])[] = [
      [first, first, second],
      [first, second, second, first],
      [first],
      [first, ['south', 'c', 2, '']],
      [first, ['south', null, 2, null]],
      [
        ['south', 'b', 1, 'x|y'],
        ['north', null, 2, ''],
      ],
      [
        ['north', null, 1, 'x|y'],
        ['south', 'b', 2, ''],
      ],
      [
        ['north', 'b', 2, 'x|y'],
        ['south', null, 1, ''],
      ],
      [['north', 'b\u001f1', null, 'x|y'], second],
      [['north\u001fb', null, 1, 'x|y'], second],
      [first, ['south', null, 2, '\u001en']],
      [],
    ]
    const hashes = [hash, await hashOf([first, second], columns.toReversed())]
    for (const other of others) hashes.push(await hashOf(other))
    expect(new Set(hashes).size).toBe(others.length + 2)
  })
})
