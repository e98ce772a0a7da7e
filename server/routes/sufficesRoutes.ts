import { Router } from 'express'
import { readPeriod } from '../../models/index.ts'
import { clinicsGiven } from '../aggregate/clinicsGiven.ts'
import { createSufficesDesk } from '../aggregate/createSufficesDesk.ts'
import { sufficesCalls } from '../contract/suffices.ts'
import type { Region } from '../region/createRegion.ts'
import { nearestDay } from '../region/countedModels.ts'
import { modelByName } from '../region/modelsByName.ts'
import { refuseOthers } from './ownUse.ts'
import { readJson } from './readJson.ts'

/** Counts of a clinic that hands out no rows: twenty files of two million characters would be more, and are no counts. */
const LARGEST_REQUEST = 8_000_000

/**
 * The call about counts in place of rows. They are the sender's own, and nothing is kept. Of a dataset the clinics' facts alone are
 * read; what they pay tells what they are, so that where rules of disclosure hold they are for the data's owner.
 */
export function sufficesRoutes(region: Pick<Region, 'served' | 'rules'>): Router {
  const ask = createSufficesDesk()
  return Router().post('/api/suffices', readJson(LARGEST_REQUEST), async ({ body }, response) => {
    const { dataset, ...asked } = sufficesCalls['POST /api/suffices'].request.parse(body)
    const { model } = modelByName(asked.model)
    const period = readPeriod(asked.period)
    if (!period) throw new Error(`${asked.period} passed the contract and is no period.`)
    if (dataset !== undefined) refuseOthers(region, dataset, 'What counts and a dataset’s clinics pay')
    const given = dataset === undefined ? undefined : await clinicsGiven(model, period, region.served(dataset).dataset)
    const gone = new AbortController()
    response.once('close', () => gone.abort())
    const ratesOf = asked.ratesOf ?? nearestDay(model, period)
    response.json(await ask({ kind: 'suffices', ...asked, ratesOf, given }, gone.signal))
  })
}
