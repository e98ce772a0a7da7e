import { type Request, type Response, Router } from 'express'
import { objectCalls, type StoredObject } from '../contract/objects.ts'
import type { Objects } from '../store/Objects.ts'
import { readJson } from './readJson.ts'
import { keyIn, versionIn } from './versionIn.ts'
import { sameOrigin } from './sameOrigin.ts'

/** As JSON, five million characters are at most six bytes each; the name and description come beside them. */
const LARGEST_REQUEST = 31_000_000

/** The calls about what is kept. Each reads its request by the contract, and decides nothing. */
export function objectRoutes(objects: Objects, actorOf: (request: Request) => string): Router {
  const calls = objectCalls
  const changer = (request: Request) => ({ by: actorOf(request), saw: versionIn(request) })
  const creator = (request: Request) => ({ by: actorOf(request), key: keyIn(request) })
  return Router()
    .use('/api/objects', sameOrigin, readJson(LARGEST_REQUEST))
    .get('/api/objects', async ({ query }, response) => {
      const page = await objects.list(calls['GET /api/objects'].request.parse(query))
      response.set('Cache-Control', 'no-cache').json(page)
    })
    .post('/api/objects', async (request, response) => {
      const draft = calls['POST /api/objects'].request.parse(request.body)
      const made = await objects.create(draft, creator(request))
      answer(response.status(201).location(`/api/objects/${made.id}`), made)
    })
    .get('/api/objects/:id', async ({ params }, response) => {
      const { id } = calls['GET /api/objects/{id}'].request.parse(params)
      answer(response, await objects.read(id))
    })
    .put('/api/objects/:id', async (request, response) => {
      const { id, ...draft } = calls['PUT /api/objects/{id}'].request.parse(withParameters(request))
      answer(response, await objects.change(id, draft, changer(request)))
    })
    .delete('/api/objects/:id', async (request, response) => {
      const { id } = calls['DELETE /api/objects/{id}'].request.parse(request.params)
      answer(response, await objects.remove(id, changer(request)))
    })
    .post('/api/objects/:id/restore', async (request, response) => {
      const { id } = calls['POST /api/objects/{id}/restore'].request.parse(request.params)
      answer(response, await objects.restore(id, changer(request)))
    })
    .post('/api/objects/:id/duplicate', async (request, response) => {
      const { id, name } = calls['POST /api/objects/{id}/duplicate'].request.parse(withParameters(request))
      const made = await objects.duplicate(id, name, creator(request))
      answer(response.status(201).location(`/api/objects/${made.id}`), made)
    })
    .post('/api/objects/:id/undo', async (request, response) => {
      const { id, version } = calls['POST /api/objects/{id}/undo'].request.parse(withParameters(request))
      answer(response, await objects.undo(id, version, changer(request)))
    })
    .get('/api/objects/:id/versions', async ({ params, query }, response) => {
      const { id, ...which } = calls['GET /api/objects/{id}/versions'].request.parse({ ...query, ...params })
      response.set('Cache-Control', 'no-cache').json(await objects.versions(id, which))
    })
    .get('/api/objects/:id/versions/:version', async ({ params }, response) => {
      const { id, version } = calls['GET /api/objects/{id}/versions/{version}'].request.parse(params)
      answer(response, await objects.read(id, version))
    })
}

/**
 * One object under its version, or 304 where `If-None-Match` says that the reader has it. Express would answer in full to
 * a page's own `fetch`, which says `no-cache` whenever it names a version.
 */
function answer(response: Response, stored: StoredObject): void {
  const version = `"${stored.version}"`
  response.set('ETag', version).set('Cache-Control', 'no-cache')
  const { method } = response.req
  const has = response.req.get('if-none-match')?.split(',') ?? []
  if ((method === 'GET' || method === 'HEAD') && has.some((one) => one.trim().replace(/^W\//, '') === version))
    return void response.status(304).end()
  response.json(stored)
}

/** The body, with what the address names. What is no object is left for the contract to refuse. */
function withParameters({ body, params }: Request): unknown {
  return typeof body === 'object' && body !== null && !Array.isArray(body) ? { ...body, ...params } : { ...params }
}
