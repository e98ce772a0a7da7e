import { type Model, planModel, readPeriod, type Rows, tabulateRows } from '../../../models/index.ts'
import type { Dataset } from '../../../server/dataset/Dataset.ts'
import { hashOfData } from '../../../server/run/hashOf.ts'
import { payRun, type Run, type RunOrder } from '../../../server/run/payRun.ts'
import { type ModelPaid, oracle } from '../../oracle/oracle.ts'
import { setThreads } from '../setThreads.ts'
import type { Answer, Engine, Line } from './Line.ts'

/** One dataset in every place where it is counted; or, in place of rows or a database, why it is not counted there. */
export interface Places {
  readonly name: string
  readonly dataset: Dataset
  readonly rows: Rows | string
  readonly postgres: Dataset | string
  /** Why the oracle does not evaluate the rows, where it does not. */
  readonly noOracle?: string | undefined
}

/** What is run on it. */
export interface Asked {
  readonly model: Model
  readonly period: string
  readonly ratesOf?: string | undefined
}

/** Runs a model on a dataset by every engine. */
export async function payEverywhere(places: Places, { model, period, ratesOf }: Asked): Promise<Line> {
  const { dataset, rows, postgres } = places
  const inMemory = typeof rows === 'string' ? rows : withRows(dataset, rows)
  const answers: Record<Engine, Answer> = {
    oracle: byOracle(),
    memory: await paidBy(inMemory),
    'DuckDB, 1 thread': await withThreads(1),
    'DuckDB, 4 threads': await withThreads(4),
    PostgreSQL: await paidBy(postgres),
  }
  const isRowBound = Object.keys(planModel(model).rowBound).length > 0
  return { dataset: places.name, model: model.name, period, ratesOf, isRowBound, answers }

  function byOracle(): Answer {
    if (typeof rows === 'string') return { not: rows }
    if (places.noOracle !== undefined) return { not: places.noOracle }
    const paid = oracle({ assignment: [{ model, clinics: 'all' }], rows, period, ratesOf })
    if ('noAnswer' in paid) return { not: NO_ANSWER }
    return { payouts: hashOfData(paidInOre(paid.models[model.name] as ModelPaid)) }
  }

  async function withThreads(threads: number): Promise<Answer> {
    await setThreads(threads)
    return paidBy(dataset)
  }

  async function paidBy(where: Dataset | string): Promise<Answer> {
    if (typeof where === 'string') return { not: where }
    const { run } = await payRun(orderOf(where))
    return { quantities: run.manifest.quantities ?? undefined, payouts: hashOfData(runInOre(run)) }
  }

  function orderOf(where: Dataset): RunOrder {
    const read = readPeriod(period)
    if (!read) throw new Error(`${period} is no period.`)
    return {
      name: model.name,
      models: [model],
      entries: [{ model: model.name, clinics: 'all' }],
      dataset: where,
      period: read,
      ratesOf,
      command: 'matrix',
    }
  }
}

const NO_ANSWER = 'A payment has no answer.'

/** The same dataset, counted row by row in memory in place of SQL. */
function withRows(dataset: Dataset, rows: Rows): Dataset {
  const count = (request: Parameters<Dataset['warehouse']['count']>[0]) => Promise.resolve(tabulateRows(rows, request))
  return { ...dataset, warehouse: { ...dataset.warehouse, count } }
}

/** Everything that is paid, in whole öre: a clinic, a payment, the region, and what stays of pots. */
type InOre = Readonly<Record<string, Readonly<Record<string, string>>>>

function runInOre({ clinics, region }: Run): InOre {
  return {
    ...Object.fromEntries(clinics.map(({ clinic, payments, total }) => [clinic, inOre({ ...payments, total })])),
    region: inOre({ ...region.payments, total: region.total }),
    unpaid: inOre(region.unpaid),
  }
}

function paidInOre({ clinics, region, unpaid }: ModelPaid): InOre {
  const settled = (all: Readonly<Record<string, bigint | 'not settled'>>) =>
    Object.fromEntries(Object.entries(all).flatMap(([name, ore]) => (ore === 'not settled' ? [] : [[name, `${ore}`]])))
  const own = ([clinic, { payments, total }]: (typeof entries)[number]) =>
    [clinic, settled({ ...payments, total })] as const
  const entries = Object.entries(clinics)
  const kept = Object.fromEntries(Object.entries(unpaid).filter(([, ore]) => ore !== 0n))
  return {
    ...Object.fromEntries(entries.map(own)),
    region: settled({ ...region.payments, total: region.total }),
    unpaid: settled(kept),
  }
}

function inOre(amounts: Readonly<Record<string, number | null>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(amounts).flatMap(([name, amount]) =>
      amount === null ? [] : [[name, `${Math.round(amount * 100)}`]],
    ),
  )
}
