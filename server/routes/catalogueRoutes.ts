import { Router } from 'express'
import { catalogueCalls } from '../contract/catalogue.ts'
import { documentCheckCalls } from '../contract/documentCheck.ts'
import { compareDocuments } from '../region/catalogueCards.ts'
import { checkDocument } from '../region/checkDocument.ts'
import type { Region } from '../region/createRegion.ts'

/** The calls of the catalogue: what there is, two documents side by side, and whether a text could stand in it. */
export function catalogueRoutes(region: Region): Router {
  return Router()
    .get('/api/catalogue', ({ query }, response) => {
      response.json(region.catalogue(catalogueCalls['GET /api/catalogue'].request.parse(query)))
    })
    .get('/api/catalogue/comparison', ({ query }, response) => {
      const { a, b } = catalogueCalls['GET /api/catalogue/comparison'].request.parse(query)
      response.json(compareDocuments(a, b))
    })
    .post('/api/models/check', ({ body }, response) => {
      const { text } = documentCheckCalls['POST /api/models/check'].request.parse(body)
      response.json(checkDocument(text))
    })
}
