import { Router } from 'express'
import { qualityCalls } from '../contract/quality.ts'
import { UploadAsked, uploadCalls, UploadFile } from '../contract/upload.ts'
import type { Region } from '../region/createRegion.ts'
import type { Checks } from '../upload/Checks.ts'
import { contentOf } from '../upload/contentOf.ts'
import { createUploads } from '../upload/createUploads.ts'
import { qualityOf } from '../upload/qualityOf.ts'
import { tableForms } from '../upload/tableForms.ts'
import { sameOrigin } from './sameOrigin.ts'
import { keyIn } from './versionIn.ts'

/** The calls by which data comes in, and what it looks like. Each reads its request by the contract, and decides nothing. */
export function uploadRoutes(
  region: Region,
  {
    store,
    log,
    most,
    checks,
  }: {
    readonly store: string
    readonly log: (line: string) => void
    readonly most?: number | undefined
    readonly checks?: Checks | undefined
  },
): Router {
  const uploads = createUploads({
    store,
    log,
    checks,
    ...(most === undefined ? {} : { most }),
    taken: () => region.datasets().map(({ name }) => name),
    serve: region.serve,
  })
  const kept = new Map<string, ReturnType<typeof qualityOf>>()
  return Router()
    .use('/api/upload', sameOrigin)
    .get('/api/uploads', (_request, response) => {
      response.json(uploads.all())
    })
    .get('/api/upload/tables', (_request, response) => {
      response.json(tableForms())
    })
    .get('/api/upload', ({ query }, response) => {
      response.json(uploads.find(UploadAsked.parse(query).id))
    })
    .get('/api/upload/rejected.csv', ({ query }, response, next) => {
      response.download(uploads.rejectedFile(UploadAsked.parse(query).id), 'rejected.csv', { dotfiles: 'allow' }, next)
    })
    .get('/api/upload/mapping.yaml', ({ query }, response, next) => {
      response.download(uploads.mappingFile(UploadAsked.parse(query).id), 'mapping.yaml', { dotfiles: 'allow' }, next)
    })
    .post('/api/upload', async (request, response) => {
      response.json(await uploads.begin(keyIn(request)))
    })
    .put('/api/upload/file', async (request, response) => {
      const { id, name } = UploadFile.parse(request.query)
      const length = request.get('content-length')
      response.json(await uploads.receive(id, name, request, length === undefined ? undefined : Number(length)))
    })
    .post('/api/upload/look', async ({ body }, response) => {
      response.json(await uploads.look(UploadAsked.parse(body).id))
    })
    .post('/api/upload/check', async ({ body }, response) => {
      const { id, choice, key } = uploadCalls['POST /api/upload/check'].request.parse(body)
      response.json(await uploads.check(id, choice, key))
    })
    .post('/api/upload/stop', async ({ body }, response) => {
      response.json(await uploads.stop(UploadAsked.parse(body).id))
    })
    .post('/api/upload/approve', async ({ body }, response) => {
      const { id, acceptRejects } = uploadCalls['POST /api/upload/approve'].request.parse(body)
      response.json(await uploads.approve(id, acceptRejects))
    })
    .post('/api/upload/cancel', async ({ body }, response) => {
      const { id } = UploadAsked.parse(body)
      await uploads.cancel(id)
      response.json({ id })
    })
    .get('/api/content', (_request, response) => {
      response.json(region.datasets().map(({ name }) => contentOf(region.served(name))))
    })
    .get('/api/quality', async ({ query }, response) => {
      const served = region.served(qualityCalls['GET /api/quality'].request.parse(query).dataset)
      const { hash } = served.dataset
      const made = kept.get(hash) ?? qualityOf(served)
      kept.set(hash, made)
      made.catch(() => kept.delete(hash))
      response.json({ ...(await made), dataset: served.name })
    })
}
