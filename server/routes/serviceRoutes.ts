import { Router } from 'express'
import { openapiDocument } from '../contract/openapi/openapiDocument.ts'
import { problemKinds } from '../contract/problem/problemWords.ts'

/** The calls about the interface itself. */
export function serviceRoutes(): Router {
  return Router()
    .get('/api/openapi.json', (_request, response) => {
      response.json(openapiDocument())
    })
    .get('/api/problems', (_request, response) => {
      response.json(problemKinds())
    })
}
