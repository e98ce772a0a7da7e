import { createDocument } from 'zod-openapi'
import type { About } from '../about/About.ts'
import { TAGS } from '../about/About.ts'
import { callsAbout } from '../about/callsAbout.ts'
import { contract, type Endpoint } from '../contract.ts'
import { CatalogueCard, DocumentComparison } from '../catalogue.ts'
import { Clinic, DatasetCard } from '../dataset.ts'
import { BundleInput, DrawsInput, RunInput, Spread } from '../jobInput.ts'
import { JobCard } from '../jobs.ts'
import { Label } from '../Label.ts'
import { ModelCard, Rate } from '../model.ts'
import { ObjectCard, ObjectVersion, StoredObject } from '../objects.ts'
import { Order, Origin, Pricing, Statement } from '../pricing.ts'
import { ProblemKind } from '../problem/ProblemKind.ts'
import { Quality } from '../quality.ts'
import { Reconciliation, Residual } from '../reconcile.ts'
import { Checked, Upload, UploadChoice, UploadProblem } from '../upload.ts'
import { operationOf, type Operation } from './operationOf.ts'

type Document = ReturnType<typeof createDocument>

/** What has a name of its own in the document. */
const COMPONENTS = {
  BundleInput,
  CatalogueCard,
  Checked,
  Clinic,
  DatasetCard,
  DocumentComparison,
  DrawsInput,
  JobCard,
  Label,
  ModelCard,
  ObjectCard,
  ObjectVersion,
  Order,
  Origin,
  Pricing,
  ProblemKind,
  Quality,
  Rate,
  Reconciliation,
  Residual,
  RunInput,
  Spread,
  Statement,
  StoredObject,
  Upload,
  UploadChoice,
  UploadProblem,
}

let made: Document | undefined

/** The contract as OpenAPI 3.1. In it `x-sv` is Swedish for what stands beside it; the rest is English. */
export function openapiDocument(): Document {
  made ??= make()
  return made
}

function make(): Document {
  const paths: Record<string, Record<string, Operation>> = {}
  for (const endpoint of Object.keys(contract) as Endpoint[]) {
    const [method = '', path = ''] = endpoint.split(' ')
    const told: About<unknown> = callsAbout[endpoint]
    paths[path] = { ...paths[path], [method.toLowerCase()]: operationOf(endpoint, contract[endpoint], told) }
  }
  return createDocument({
    openapi: '3.1.1',
    info: {
      title: 'Kapitera',
      version: VERSION,
      description: DESCRIPTION,
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: '/' }],
    tags: Object.entries(TAGS).map(([name, { sv, en }]) => ({ name, description: en, 'x-sv': sv })),
    paths,
    components: { schemas: COMPONENTS },
  })
}

/** Raised where a call changes so that who asks it must change too. */
const VERSION = '0.1.0'

const DESCRIPTION = [
  'What every clinic would be paid under a reimbursement model, as the page asks for it.',
  'What fails is a problem document (RFC 9457); its `type` is a page that explains it, `title` is in the language of `?lang=sv` or `Accept-Language`.',
  'What changes something carries `Origin` with the server’s own address.',
  'What creates takes an `Idempotency-Key`: sent twice, it is done once.',
  'Every answer to a GET has an `ETag`; sent back in `If-None-Match`, it is answered by 304 where nothing changed.',
  'Lists that grow are given in parts: `limit` says how many, `next` of an answer is `after` of the next question.',
].join('\n')
