import { type Request, Router } from 'express'
import { type JobCard, jobCalls } from '../contract/jobs.ts'
import { problemWords } from '../contract/problem/problemWords.ts'
import type { Jobs } from '../job/Jobs.ts'
import { RequestTrouble } from '../region/RequestTrouble.ts'
import { languageOf } from './problemDocument.ts'
import { sameOrigin } from './sameOrigin.ts'
import { keyIn } from './versionIn.ts'

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
      response.status(201).json(await jobs.begin({ ...draft, by: userOf(request), key: keyIn(request) }))
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
      const { id } = jobCalls['GET /api/jobs/{id}'].request.parse(params)
      const { result } = await jobs.find(id)
      if (result !== null && result !== `/api/jobs/${id}/file`)
        throw new RequestTrouble(
          'This job has made no file: its result is kept elsewhere.',
          `Ask for \`GET ${result}\`.`,
        )
      const { name, type, bytes } = await jobs.file(id)
      response.attachment(name).type(type).send(Buffer.from(bytes))
    })
}

/** What became of it is told in the reader's language, as every problem is. */
function inLanguageOf(request: Request, card: JobCard): JobCard {
  if (!card.problem) return card
  const title = problemWords(card.problem.type.replace('/problems/', ''))?.title[languageOf(request)]
  return title === undefined ? card : { ...card, problem: { ...card.problem, title } }
}
