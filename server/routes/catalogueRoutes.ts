import { Router } from 'express'
import { catalogueCalls } from '../contract/catalogue.ts'
import { compareDocuments } from '../region/catalogueCards.ts'
import type { Region } from '../region/createRegion.ts'

/** The calls of the catalogue: what there is, and two documents side by side. */
export function catalogueRoutes(region: Region): Router {
  return Router()
    .get('/api/catalogue', ({ query }, response) => {
      response.json(region.catalogue(catalogueCalls['GET /api/catalogue'].request.parse(query)))
    })
    .get('/api/catalogue/comparison', ({ query }, response) => {
      const { a, b } = catalogueCalls['GET /api/catalogue/comparison'].request.parse(query)
      response.json(compareDocuments(a, b))
    })
}
