import type { DuckDBConnection } from '@duckdb/node-api'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Condition } from '../../../models/index.ts'
import { type Memory, openMemory } from '../../../server/dataset/openMemory.ts'
import { columnsOf } from '../../../server/warehouse/columnsOf.ts'
import { conditionSql, EVERY_ROW, NO_ROW, type TalliedSource } from '../../../server/warehouse/conditionSql.ts'
import { duckdbDialect as dialect } from '../../../server/warehouse/duckdbDialect.ts'
import type { Schema } from '../../../server/warehouse/Schema.ts'
import { effort, seed } from '../../effort.ts'
import { CONTACTS, type Contact, holds, literal } from '../../models/plan/contactConditions.ts'

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

const FACTS = ['kind', 'profession', 'planned'] as const

/** Any tree of conditions, put together by nobody. */
const { tree } = fc.letrec<{ tree: Condition }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    literal,
    fc.record({ type: fc.constantFrom('and' as const, 'or' as const), of: fc.array(tie('tree'), { maxLength: 4 }) }),
    fc.record({ type: fc.constant('not' as const), of: tie('tree') }),
  ),
}))

/** Where contacts are read, with the words that stand in them or without. */
function sourceOf(contacts: readonly Contact[] | undefined): TalliedSource {
  const words = contacts && {
    words: new Map(
      ['kind', 'profession'].map((fact) => [
        fact,
        new Set(contacts.map((contact) => (contact[fact] as string | undefined) ?? null)),
      ]),
    ),
  }
  const columns = new Map([
    ['kind', 'word'],
    ['profession', 'word'],
    ['planned', 'boolean'],
  ] as const)
  const schema: Schema = new Map([['contacts', { columns, hasAlike: false, ...words }]])
  return { rows: 'patients', windows: [], schema, dialect, table: (name) => name, of: 'contacts' }
}

/** Which of the contacts each condition finds. */
async function found(conditions: readonly string[], contacts: readonly Contact[]): Promise<readonly unknown[]> {
  const value = (one: Contact[string]): string =>
    one === undefined ? 'NULL' : typeof one === 'string' ? dialect.word(one) : String(one)
  const rows = contacts.map((contact, id) => `(${[id, ...FACTS.map((fact) => value(contact[fact]))].join(', ')})`)
  const columns = conditions.map((sql) => `string_agg(CAST(id AS VARCHAR), ' ' ORDER BY id) FILTER (WHERE ${sql})`)
  const none =
    'SELECT CAST(NULL AS INTEGER), CAST(NULL AS VARCHAR), CAST(NULL AS VARCHAR), CAST(NULL AS BOOLEAN) WHERE FALSE'
  const from = rows.length === 0 ? none : `VALUES ${rows.join(', ')}`
  const answer = await columnsOf(connection, `SELECT ${columns.join(', ')} FROM (${from}) c(id, ${FACTS.join(', ')})`)
  return answer.map(([ids]) => ids ?? '')
}

describe('a condition on contacts in SQL', () => {
  it('finds the contacts that it means, whether their words are known or not', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.subarray([...CONTACTS], { minLength: 0 }),
        fc.array(tree, { minLength: 30, maxLength: 30 }),
        async (contacts, conditions) => {
          const meant = conditions.map((condition) =>
            contacts.flatMap((contact, id) => (holds(condition, contact) ? [id] : [])).join(' '),
          )
          for (const source of [sourceOf(contacts), sourceOf(undefined)])
            expect(
              await found(
                conditions.map((condition) => conditionSql(condition, source)),
                contacts,
              ),
            ).toEqual(meant)
        },
      ),
      { seed, numRuns: effort(30, 2_000) },
    )
  })

  const is = (word: string): Condition => ({ type: 'is', fact: 'kind', word })
  const known: Condition = { type: 'known', fact: 'kind' }
  const other: Condition = {
    type: 'and',
    of: [known, { type: 'not', of: is('visit') }, { type: 'not', of: is('chat') }],
  }

  it('is nothing to look for where no word is left that it could mean', () => {
    const source = sourceOf([{ kind: 'visit' }, { kind: 'chat' }])
    expect(conditionSql(is('phone'), source)).toBe(NO_ROW)
    expect(conditionSql(other, source)).toBe(NO_ROW)
    expect(conditionSql({ type: 'not', of: known }, source)).toBe(NO_ROW)
    expect(conditionSql({ type: 'or', of: [is('visit'), is('chat')] }, source)).toBe(EVERY_ROW)
  })

  it('is asked where a word is missing, or where it is not known which there are', () => {
    for (const source of [sourceOf([{ kind: 'visit' }, {}, { kind: 'phone' }]), sourceOf(undefined)]) {
      expect(conditionSql(other, source)).toBe(`c."kind" NOT IN ('visit', 'chat')`)
      expect(conditionSql({ type: 'not', of: known }, source)).toBe('c."kind" IS NULL')
      expect(conditionSql({ type: 'or', of: [is('visit'), is('phone')] }, source)).toBe(
        `c."kind" IN ('visit', 'phone')`,
      )
    }
  })
})
