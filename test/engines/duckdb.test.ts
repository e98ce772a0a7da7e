import { describe, expect, it } from 'vitest'
import { planModel, type Quantities, RowsTrouble, readPeriod, requestFor, tabulateRows } from '../../models/index.ts'
import { DataError } from '../../server/dataset/DataProblem.ts'
import { rowsToDataset } from '../../server/dataset/rowsToDataset.ts'
import { effort, seed } from '../effort.ts'
import { drawCases } from '../laws/drawCases.ts'

const SEEDS = effort(50, 1000)
const MOST = effort(120_000, 1_800_000)

/** What an engine counted, as bytes; or that it refused, as both must. */
function bytesOf(counted: Quantities | 'refused'): string {
  return JSON.stringify(counted)
}

function refusedIf(error: unknown, kind: abstract new (...words: never[]) => Error): 'refused' {
  if (error instanceof kind) return 'refused'
  throw error
}

describe('DuckDB', () => {
  it('counts the same bytes as the rows counted in memory, whatever model and data', { timeout: MOST }, async () => {
    let compared = 0
    for (let index = 0; index < SEEDS; index += 1)
      for (const given of drawCases(seed + index)) {
        const period = readPeriod(given.period)
        if (!period) throw new Error(`${given.period} is no period.`)
        const dataset = await rowsToDataset(given.rows)
        for (const { model } of given.documents) {
          const request = requestFor(planModel(model).program, model, period)
          const there = await dataset.warehouse.count(request).catch((error: unknown) => refusedIf(error, DataError))
          expect(bytesOf(there), `seed ${given.seed}, ${model.name}`).toBe(bytesOf(counted(given.rows, request)))
          compared += 1
        }
        await dataset.warehouse.close()
      }
    console.log(`${compared} models counted by DuckDB and in memory, from seed ${seed}.`)
    expect(compared).toBeGreaterThan(SEEDS)
  })

  function counted(...[rows, request]: Parameters<typeof tabulateRows>): Quantities | 'refused' {
    try {
      return tabulateRows(rows, request)
    } catch (error) {
      return refusedIf(error, RowsTrouble)
    }
  }
})
