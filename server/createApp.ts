import express, { type Express } from 'express'
import helmet from 'helmet'
import { randomBytes } from 'node:crypto'
import type { Jobs } from './job/Jobs.ts'
import { pageRoutes } from './pageRoutes.ts'
import { answerUnknownAddress, answerWithProblem } from './routes/answerWithProblem.ts'
import { catalogueRoutes } from './routes/catalogueRoutes.ts'
import type { Region } from './region/createRegion.ts'
import { jobRoutes } from './routes/jobRoutes.ts'
import { objectRoutes } from './routes/objectRoutes.ts'
import { ownUse } from './routes/ownUse.ts'
import { reconcileRoutes } from './routes/reconcileRoutes.ts'
import { regionRoutes } from './routes/regionRoutes.ts'
import { rulesRoutes } from './routes/rulesRoutes.ts'
import { cutLong } from './routes/cutLong.ts'
import { serviceRoutes } from './routes/serviceRoutes.ts'
import { sufficesRoutes } from './routes/sufficesRoutes.ts'
import { uploadRoutes } from './routes/uploadRoutes.ts'
import type { Objects } from './store/Objects.ts'
import type { Checks } from './upload/Checks.ts'
import { storeFolder } from './upload/openStore.ts'

/** Who did it, while there is no identity but the machine's own user. */
const LOCAL_USER = 'local'

/** What the app is made from; a test passes its own. */
export interface Dependencies {
  /** The folder with the built page. */
  readonly clientFolder: string
  /** Answers about the datasets. */
  readonly region: Region
  /** What the user keeps; without it nothing can be kept. */
  readonly objects?: Objects
  /** Long work; without it none is begun. */
  readonly jobs?: Jobs
  /** Checks of imports as jobs; without, they end with the server. */
  readonly checks?: Checks
  /** Takes one line of the log. */
  readonly log: (line: string) => void
  /** The folder where what is imported on the page is kept; the server's own unless it is said. */
  readonly store?: string
  /** The most bytes that one import may send. */
  readonly mostUploaded?: number
}

/** The app: headers, routes, page, problems, in this order. */
export function createApp({
  clientFolder,
  region,
  objects,
  jobs,
  checks,
  log,
  store = storeFolder(),
  mostUploaded,
}: Dependencies): Express {
  const app = express()
  app.disable('x-powered-by')
  app.use((_request, response, next) => {
    response.locals['nonce'] = randomBytes(16).toString('base64')
    next()
  })
  app.use(headers())
  app.use('/api', cutLong())
  app.use(serviceRoutes())
  // Before every other reader of JSON: what is kept, and counts, may be longer than any other request.
  if (objects) app.use(objectRoutes(objects, () => LOCAL_USER))
  app.use(sufficesRoutes(region))
  app.use(regionRoutes(region))
  app.use(ownUse(region))
  if (jobs) app.use(jobRoutes(jobs, () => LOCAL_USER))
  app.use(rulesRoutes())
  app.use(catalogueRoutes(region))
  app.use(reconcileRoutes(region))
  app.use(uploadRoutes(region, { store, log, most: mostUploaded, checks }))
  app.use('/api', answerUnknownAddress)
  app.use(pageRoutes(clientFolder, nonceOf))
  app.use(answerWithProblem(log))
  return app
}

/** Nothing but the page's own files may run, load or be called: no inline script, no `eval`, no other host. */
function headers() {
  const self = ["'self'"]
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: self,
        styleSrc: ["'self'", (_request, response) => `'nonce-${nonceOf(response)}'`],
        imgSrc: self,
        fontSrc: self,
        connectSrc: self,
        baseUri: ["'none'"],
        formAction: self,
        frameAncestors: ["'none'"],
      },
    },
    // Behind a proxy with TLS that is the proxy's to say; on 127.0.0.1 there is none.
    strictTransportSecurity: false,
  })
}

function nonceOf(response: object): string {
  const { locals } = response as { locals: Record<string, unknown> }
  return String(locals['nonce'])
}
