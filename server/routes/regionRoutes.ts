import { Router } from 'express'
import { contract } from '../contract/contract.ts'
import type { Region } from '../region/createRegion.ts'
import { readJson } from './readJson.ts'

/** The calls about datasets, models and what they pay. Each reads its request by the contract, and decides nothing. */
export function regionRoutes(region: Region): Router {
  return Router()
    .use(readJson())
    .get('/api/datasets', (_request, response) => {
      response.json(region.datasets())
    })
    .get('/api/region', async ({ query }, response) => {
      response.json(await region.region(contract['GET /api/region'].request.parse(query)))
    })
    .get('/api/models', ({ query }, response) => {
      response.json(region.models(contract['GET /api/models'].request.parse(query)))
    })
    .post('/api/pricing', async ({ body }, response) => {
      response.json(await region.pricing(contract['POST /api/pricing'].request.parse(body)))
    })
    .post('/api/statement', async ({ body }, response) => {
      response.json(await region.statement(contract['POST /api/statement'].request.parse(body)))
    })
    .post('/api/origin', async ({ body }, response) => {
      response.json(await region.origin(contract['POST /api/origin'].request.parse(body)))
    })
}
