import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type Model,
  planModel,
  type Quantities,
  type Request,
  requestFor,
  RowsTrouble,
  tabulateRows,
} from '../../models/index.ts'
import type { Dataset } from '../../server/dataset/Dataset.ts'
import { DataError } from '../../server/dataset/DataProblem.ts'
import { rowsToDataset } from '../../server/dataset/rowsToDataset.ts'
import { manifestOf } from '../../server/run/manifestOf.ts'
import { openPostgres } from '../../server/warehouse/postgres/openPostgres.ts'
import { effort, seed } from '../effort.ts'
import type { Case } from '../laws/Case.ts'
import { runOf } from '../laws/Case.ts'
import { disagreements } from '../laws/disagreements.ts'
import { drawCases } from '../laws/drawCases.ts'
import { payCounted, periodOf } from '../laws/engines.ts'
import { oracle } from '../oracle/oracle.ts'
import { needPostgres, type Postgres, sharedPostgres } from '../postgres.ts'
import { importable } from './importable.ts'
import { plainTables } from './plainTables.ts'
import { fillPostgres, type Keeping } from './postgresTables.ts'
import { renamed } from './renamed.ts'
import { setThreads } from './setThreads.ts'

const SEEDS = effort(4, 600)

/** With so many threads DuckDB counts: one after the other, or each case with both. */
const THREADS = effort(1, 2)
const MOST = effort(120_000, 3_600_000)

let postgres: Postgres | undefined
let client: Client | undefined
beforeAll(async () => {
  postgres = await sharedPostgres()
  if (!postgres) return
  client = new Client(postgres.connection)
  await client.connect()
})
afterAll(async () => {
  await client?.end()
  await postgres?.stop()
})

/** What an engine made of a case: the quantities of each model, or that it refused to count them. */
type Counted = ReadonlyMap<Model, Quantities | 'refused'>

describe('the oracle, DuckDB and PostgreSQL', () => {
  it('agree on every quantity, hash and öre, whatever model and data', { timeout: MOST }, async () => {
    needPostgres(postgres)
    const met = { cases: 0, models: 0, refused: 0, 'no answer': 0 }
    for (let index = 0; index < SEEDS; index += 1)
      for (const [place, drawn] of drawCases(seed + index).entries()) {
        const given = importable(place % 2 === 0 ? drawn : renamed(drawn))
        const said = `seed ${given.seed}, dataset ${place}`
        const right = oracle(runOf(given))
        const inMemory = countedBy(given, (request) => Promise.resolve(tabulateRows(given.rows, request)))
        const dataset = await rowsToDataset(given.rows)
        const threads = THREADS === 1 ? [place < 2 ? 1 : 4] : [1, 4]
        const here = await byDuckdb(given, dataset, threads)
        const all: Record<string, Manifested> = {
          memory: { counted: await inMemory },
          ...here,
          PostgreSQL: await byPostgres(given, dataset, place === 1 || place === 2 ? 'ours' : 'theirs'),
        }
        await dataset.warehouse.close()
        const first = Object.values(here)[0]?.manifests
        for (const [engine, { counted, manifests }] of Object.entries(all)) {
          for (const { model } of given.documents) {
            expect(JSON.stringify(counted.get(model)), `${said}, ${engine}, ${model.name}`).toBe(
              JSON.stringify(all['memory']?.counted.get(model)),
            )
            met.models += 1
          }
          expect(manifests ?? first, `${said}, ${engine}`).toEqual(first)
        }
        met.cases += 1
        const counted = all['PostgreSQL']?.counted
        if ([...(counted?.values() ?? [])].includes('refused')) {
          met.refused += 1
          continue
        }
        if ('noAnswer' in right) met['no answer'] += 1
        expect(
          disagreements(
            right,
            payCounted(given, (model) => counted?.get(model) as Quantities),
          ),
          said,
        ).toEqual([])
      }
    console.info(`From seed ${seed}: ${JSON.stringify(met)}.`)
    expect(met.cases).toBe(SEEDS * 4)
    expect(met.cases - met.refused).toBeGreaterThan(met.cases / 2)
  })
})

interface Manifested {
  readonly counted: Counted
  /** What the manifest of each model's run says beside where the data lies. */
  readonly manifests?: readonly object[]
}

async function byDuckdb(
  given: Case,
  dataset: Dataset,
  several: readonly number[],
): Promise<Record<string, Manifested>> {
  const result: Record<string, Manifested> = {}
  for (const threads of several) {
    await setThreads(threads)
    result[`DuckDB, ${threads} thread${threads === 1 ? '' : 's'}`] = await manifested(given, dataset)
  }
  return result
}

let schemas = 0

async function byPostgres(given: Case, { description }: Dataset, keeping: Keeping): Promise<Manifested> {
  if (!client || !postgres) throw new Error('There is no database.')
  const tables = plainTables(given.rows, description)
  schemas += 1
  const schema = keeping === 'ours' ? `case_${schemas}` : `Fall "${schemas}" åäö`
  const file = await fillPostgres(client, tables, { schema, keeping })
  const settings = { connection: postgres.connection, statementTimeout: '1 min' }
  const dataset = await openPostgres(file, { file: 'warehouse.yaml', settings })
  try {
    return await manifested(given, dataset)
  } finally {
    await dataset.warehouse.close()
    await client.query(`DROP SCHEMA ${client.escapeIdentifier(schema)} CASCADE`)
  }
}

async function manifested(given: Case, dataset: Dataset): Promise<Manifested> {
  const counted = await countedBy(given, (request) => dataset.warehouse.count(request))
  const period = periodOf(given)
  const manifests = given.documents.flatMap(({ model }) => {
    const quantities = counted.get(model)
    if (quantities === undefined || quantities === 'refused') return []
    const plan = planModel(model)
    const part = { model, plan, request: requestFor(plan.program, model, period), quantities }
    const order = { entries: [], dataset, period, command: '' }
    const { dataset: _, live: __, ...manifest } = manifestOf(order, [part])
    return [manifest]
  })
  return { counted, manifests }
}

async function countedBy(given: Case, count: (request: Request) => Promise<Quantities>): Promise<Counted> {
  const counted = new Map<Model, Quantities | 'refused'>()
  for (const { model } of given.documents) {
    const request = requestFor(planModel(model).program, model, periodOf(given))
    try {
      counted.set(model, await count(request))
    } catch (error) {
      if (!(error instanceof DataError || error instanceof RowsTrouble)) throw error
      counted.set(model, 'refused')
    }
  }
  return counted
}
