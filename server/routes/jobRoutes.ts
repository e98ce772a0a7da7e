import { type Request, Router } from 'express'
import { type JobCard, jobCalls } from '../contract/jobs.ts'
import { problemWords } from '../contract/problem/problemWords.ts'
import type { Jobs } from '../job/Jobs.ts'
import { languageOf } from './problemDocument.ts'
import { RequestRefused } from './RequestRefused.ts'
import { sameOrigin } from './sameOrigin.ts'

const KEY = /^[\x21-\x7e]{1,200}$/

/** The calls about long work. Each reads its request by the contract, and decides nothing. */
export function jobRoutes(jobs: Jobs, userOf: (request: Request) => string): Router {
  return Router()
    .use('/api/jobs', sameOrigin)
    .get('/api/jobs', async (request, response) => {
      const { items, next } = await jobs.list(jobCalls['GET /api/jobs'].request.parse(request.query))
      response.json({ items: items.map((one) => inLanguageOf(request, one)), next })
    })
    .post('/api/jobs', async (request, response) => {
      const draft = jobCalls['POST /api/jobs'].request.parse(request.body)
      response.status(201).json(await jobs.begin({ ...draft, by: userOf(request), key: keyOf(request) }))
    })
    .get('/api/jobs/:id', async (request, response) => {
      const { id } = jobCalls['GET /api/jobs/{id}'].request.parse(request.params)
      response.json(inLanguageOf(request, await jobs.find(id)))
    })
    .post('/api/jobs/:id/cancel', async (request, response) => {
      const { id } = jobCalls['POST /api/jobs/{id}/cancel'].request.parse(request.params)
      response.json(inLanguageOf(request, await jobs.cancel(id)))
    })
    .get('/api/jobs/:id/file', async ({ params }, response) => {
      const { name, type, bytes } = await jobs.file(jobCalls['GET /api/jobs/{id}'].request.parse(params).id)
      response.attachment(name).type(type).send(Buffer.from(bytes))
    })
}

function keyOf(request: Request): string | undefined {
  const sent = request.get('idempotency-key')
  if (sent !== undefined && !KEY.test(sent)) throw new RequestRefused('unreadable-key')
  return sent
}

/** What became of it is told in the reader's language, as every problem is. */
function inLanguageOf(request: Request, card: JobCard): JobCard {
  if (!card.problem) return card
  const title = problemWords(card.problem.type.replace('/problems/', ''))?.title[languageOf(request)]
  return title === undefined ? card : { ...card, problem: { ...card.problem, title } }
}
