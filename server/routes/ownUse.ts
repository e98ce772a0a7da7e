import type { Request, RequestHandler } from 'express'
import * as z from 'zod'
import type { Region } from '../region/createRegion.ts'
import { RequestTrouble } from '../region/RequestTrouble.ts'

/** What is the work of the data's owner, and tells of single rows or of few: it is not controlled. */
const OWN_WORK = [
  { below: '/api/upload', what: 'Imports' },
  { below: '/api/quality', what: 'The quality of a delivery' },
  { below: '/api/reconciliation', what: 'What was paid, payment by payment' },
] as const

/** Jobs that compute from a dataset: they would go past the rules. */
const Computing = z.object({ kind: z.enum(['run', 'draws']), input: z.object({ dataset: z.string() }) })

/**
 * Refuses to others what only the data's owner may see, wherever rules of disclosure hold. It stands before the routes that
 * answer it.
 */
export function ownUse({ rules }: Pick<Region, 'rules'>): RequestHandler {
  return (request, response, next) => {
    const { method } = request
    // As the router looks for them: in any case, with or without a slash at the end.
    const path = request.path.toLowerCase().replace(/\/+$/, '')
    const dataset = datasetIn(request)
    // Nobody's imports are theirs; and the comparison stands without the one number for the region.
    if (path === '/api/uploads' && rules()) return void response.json([])
    if (path === '/api/reconciliation/share' && rules(dataset))
      return void response.json({ hasPaid: false, share: null })
    for (const { below, what } of OWN_WORK)
      if (isBelow(path, below) && path !== FORMS && rules(dataset)) throw refusal(what)
    const job = method === 'POST' && path === '/api/jobs' ? Computing.safeParse(request.body).data : undefined
    if (job && rules(job.input.dataset)) throw refusal(`A job of the kind \`${job.kind}\``)
    if (/^\/api\/jobs\/[^/]+\/file$/.test(path) && rules()) throw refusal('The file of a job')
    next()
  }
}

/**
 * Refuses to others what only the owner of a dataset may see, where a route itself knows which dataset is asked about.
 *
 * @throws RequestTrouble where rules of disclosure hold
 */
export function refuseOthers({ rules }: Pick<Region, 'rules'>, dataset: string, what: string): void {
  if (rules(dataset)) throw refusal(what)
}

/** What the tables of an import may hold: of no dataset. */
const FORMS = '/api/upload/tables'

const isBelow = (path: string, folder: string): boolean => path === folder || path.startsWith(`${folder}/`)

/** Of a dataset that nobody names, the strictest rules hold. */
function datasetIn({ query, body }: Request): string | undefined {
  const given: unknown = query['dataset'] ?? (body as { readonly dataset?: unknown } | undefined)?.dataset
  return typeof given === 'string' ? given : undefined
}

function refusal(what: string): RequestTrouble {
  return new RequestTrouble(
    `${what} is the work of the data’s owner, and is not shown here: it tells of few.`,
    'Ask the region; or start the server with `--disclosure off` for its own use.',
    'not-now',
  )
}
