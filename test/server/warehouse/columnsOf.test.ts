import type { DuckDBConnection } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Memory, openMemory } from '../../../server/dataset/openMemory.ts'
import { columnsOf, eachStretch } from '../../../server/warehouse/columnsOf.ts'

let memory: Memory
let connection: DuckDBConnection

beforeAll(async () => {
  memory = await openMemory()
  connection = await memory.connect()
})

afterAll(async () => {
  connection.closeSync()
  await memory.close()
})

/** More rows than a chunk has, with what is missing in the first, in a later and in no chunk. */
const ROWS = 5000
const COLUMNS = {
  whole: 'CAST(x AS INTEGER)',
  negative: 'CAST(-x AS INTEGER)',
  long: 'CAST(x * 4000000000 AS BIGINT)',
  'around the most that a number holds':
    'CAST(CASE x % 5 WHEN 0 THEN 9007199254740991 WHEN 1 THEN 9007199254740992 WHEN 2 THEN -9007199254740992 WHEN 3 THEN -9007199254740993 ELSE -x END AS BIGINT)',
  'whole, some missing': 'CASE WHEN x % 3 <> 0 THEN CAST(x AS INTEGER) END',
  'long, missing early': 'CASE WHEN x > 100 THEN CAST(x AS BIGINT) END',
  'whole, missing late': 'CASE WHEN x < 4000 THEN CAST(x AS INTEGER) END',
  nothing: 'CAST(NULL AS INTEGER)',
  word: "CASE WHEN x % 7 <> 0 THEN 'å' || x END",
  'word, the same in many rows, some missing': "CASE WHEN x % 5 <> 4 THEN 'clinic ' || (x // 300) END",
  'long word, the same in many rows': "CASE WHEN x // 700 % 2 = 0 THEN 'Vårdcentralen i Norra byn ' || (x // 300) END",
  'no word and none known': "CASE x % 3 WHEN 0 THEN '' WHEN 1 THEN 'a' END",
  truth: 'x % 2 = 0',
  'truth, some missing': 'CASE WHEN x % 3 <> 0 THEN x % 2 = 0 END',
  decimal: 'CASE WHEN x % 3 <> 0 THEN CAST(x AS DECIMAL(18, 2)) / 4 END',
}

/** The client gives every whole number of 64 bits as a BigInt; we where it is 2^53 or more, or less than -2^53. */
const asNumber = (value: unknown): unknown =>
  typeof value === 'bigint' && value >= -(2n ** 53n) && value < 2n ** 53n ? Number(value) : value

describe('the columns of an answer', () => {
  it.each(Object.entries(COLUMNS))('are what the engine’s own client says: %s', async (_, sql) => {
    const asked = `SELECT ${sql} FROM range(${ROWS}) r(x) ORDER BY x`
    const [values] = await columnsOf(connection, asked)
    expect(values).toHaveLength(ROWS)
    const said = (await connection.runAndReadAll(asked)).getColumns()[0] ?? []
    expect(values).toEqual(said.map(asNumber))
  })

  it('are as many where no row is', async () => {
    expect(await columnsOf(connection, 'SELECT 1 AS a, 2 AS b WHERE FALSE')).toEqual([[], []])
  })

  it('are the same stretch by stretch, and others than whole numbers are refused', async () => {
    const wanted = ['whole', 'whole, some missing', 'whole, missing late', 'nothing'] as const
    const asked = `SELECT ${wanted.map((name) => COLUMNS[name]).join(', ')} FROM range(${ROWS}) r(x) ORDER BY x`
    const columns: (number | null)[][] = wanted.map(() => [])
    await eachStretch(connection, asked, (stretches, rows) =>
      stretches.forEach(({ values, isKnown }, place) => {
        for (let row = 0; row < rows; row += 1)
          columns[place]?.push(isKnown?.(row) === false ? null : (values[row] as number))
      }),
    )
    expect(columns).toEqual((await connection.runAndReadAll(asked)).getColumns())
    await expect(eachStretch(connection, `SELECT ${COLUMNS.long} FROM range(9) r(x)`, () => undefined)).rejects.toThrow(
      TypeError,
    )
  })
})
