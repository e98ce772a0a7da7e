import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCopiedColumns } from '../../../server/warehouse/postgres/copiedColumns.ts'
import { openSession, type Session } from '../../../server/warehouse/postgres/openSession.ts'
import { needPostgres, type Postgres, sharedPostgres } from '../../postgres.ts'

let postgres: Postgres | undefined
let session: Session | undefined
beforeAll(async () => {
  postgres = await sharedPostgres()
  if (postgres) session = await openSession({ connection: postgres.connection, statementTimeout: '1min' })
})
afterAll(async () => {
  await session?.end()
  await postgres?.stop()
})
const opened = (): Session => {
  needPostgres(postgres)
  return session as Session
}

/** Of each type what is awkward in it, and nothing. */
const AWKWARD = `SELECT * FROM (VALUES
  (TRUE, CAST(0 AS SMALLINT), -2147483648, 1.50, 'Åsö', CAST('x' AS TEXT)),
  (FALSE, -7, 2147483647, -0.000001, '', E'a\\tb\\nc\\\\d\\\\N'),
  (NULL, NULL, NULL, NULL, NULL, NULL),
  (NULL, 1, 12, NULL, 'Åsö', E'\\\\N'),
  (TRUE, 1, 12, 99999999999999999999.5, E'\\b\\f\\r\\v', '🙂')
) t (a, b, c, d, e, f)`

describe('an answer of many rows', () => {
  it('holds the same values as one of few', async () => {
    const { ask, askMany } = opened()
    expect(await askMany(AWKWARD)).toEqual(await ask(AWKWARD))
    expect(await askMany(`SELECT 'x' AS twice, 2 AS twice WHERE 1 = 0`)).toEqual([[], []])
  })

  it('has whole numbers as numbers while they are exact, and beyond as their digits', async () => {
    const [numbers] = await opened().askMany(
      'SELECT n FROM (VALUES (CAST(99999999999999 AS BIGINT)), (-99999999999999), (9223372036854775807), (-9223372036854775808)) t (n)',
    )
    expect(numbers).toEqual([99999999999999, -99999999999999, '9223372036854775807', '-9223372036854775808'])
  })

  it('is read the same wherever it is cut', () => {
    const sent = Buffer.from('t\t-12\tÅsö\\tx\nf\t\\N\tÅsö\\tx\n\\N\t7\t\\N\n')
    const { take, columns } = createCopiedColumns(['boolean', 'whole', 'text'])
    for (const byte of sent) take(Uint8Array.of(byte))
    expect(columns).toEqual([
      [true, false, null],
      [-12, null, 7],
      ['Åsö\tx', 'Åsö\tx', null],
    ])
  })

  it('says what went wrong before its first row and after it, and the session takes the next one', async () => {
    needPostgres(postgres)
    const connection = postgres?.connection
    for (const sql of ['SELECT nothing_there', 'SELECT 9223372036854775807 * g FROM generate_series(1, 2) g']) {
      const own = await openSession({ connection, statementTimeout: '1min' })
      const few = await own.ask(sql).catch(String)
      await own.end()
      const other = await openSession({ connection, statementTimeout: '1min' })
      const many = other.askMany(sql).catch(String)
      const next = other.askMany('SELECT 1').catch(String)
      expect([await many, await next]).toEqual([few, expect.stringContaining('transaction is aborted')])
      await other.end()
    }
  })
})
