import { Router } from 'express'
import { readPeriod } from '../../models/index.ts'
import { answerOf } from '../aggregate/answerOf.ts'
import { countsIn } from '../aggregate/readCounts.ts'
import { sufficesOf } from '../aggregate/sufficesOf.ts'
import { sufficesCalls } from '../contract/suffices.ts'
import { modelByName } from '../region/modelsByName.ts'
import { readJson } from './readJson.ts'

/** Counts of a clinic that hands out no rows: twenty files of two million characters would be more, and are no counts. */
const LARGEST_REQUEST = 8_000_000

/** The call about counts in place of rows. They are the sender's own: no dataset is read, and nothing is kept. */
export function sufficesRoutes(): Router {
  return Router().post('/api/suffices', readJson(LARGEST_REQUEST), async ({ body }, response) => {
    const asked = sufficesCalls['POST /api/suffices'].request.parse(body)
    const { model } = modelByName(asked.model)
    const period = readPeriod(asked.period)
    if (!period) throw new Error(`${asked.period} passed the contract and is no period.`)
    const tables = asked.files.map(({ name, text }) => countsIn(name, text))
    const found = await sufficesOf(model, { tables, period, ratesOf: asked.ratesOf })
    response.json({ model: model.name, period: period.text, currency: model.currency, ...answerOf(found) })
  })
}
