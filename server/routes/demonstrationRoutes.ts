import { Router } from 'express'
import type { Response } from '../contract/contract.ts'

/** GET /api/demonstration: what the demonstration region's clinics are paid. It decides nothing about money. */
export function demonstrationRoutes(payDemonstration: () => Promise<Response<'GET /api/demonstration'>>): Router {
  return Router().get('/api/demonstration', async (_request, response) => {
    response.json(await payDemonstration())
  })
}
