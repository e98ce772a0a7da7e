import * as z from 'zod'
import type { ZodOpenApiOperationObject, ZodOpenApiResponsesObject } from 'zod-openapi'
import type { About, Example } from '../about/About.ts'
import { Problem } from '../Problem.ts'

/** An operation as the document has it, with its title in Swedish. */
export type Operation = ZodOpenApiOperationObject & { readonly 'x-sv': string }

interface Call {
  readonly request: z.ZodType
  readonly response: z.ZodType
}

const HEADERS = {
  'If-Match': z.string().meta({ description: 'The version that was seen, as its `ETag` was: `"3"`.', example: '"3"' }),
  'Idempotency-Key': z
    .string()
    .regex(/^[\x21-\x7e]{1,200}$/)
    .optional()
    .meta({ description: 'Names what is meant, so that sent twice it is done once.' }),
} as const

/** One call as an operation: what of its request stands in the address, the query and the body. */
export function operationOf(endpoint: string, { request, response }: Call, about: About<unknown>): Operation {
  const [method = '', path = ''] = endpoint.split(' ')
  const isRead = method === 'GET' || method === 'DELETE' || about.takesFile === true
  const shape = request instanceof z.ZodObject ? (request.shape as Readonly<Record<string, z.ZodType>>) : {}
  const inPath = new Set([...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name))
  const said = Object.entries(shape).filter(([name]) => !inPath.has(name))
  const header = Object.fromEntries((about.takes ?? []).map((name) => [name, HEADERS[name]]))
  const parameters = {
    ...(inPath.size === 0 ? {} : { path: z.object(only(shape, (name) => inPath.has(name), about.examples)) }),
    ...(isRead && said.length > 0 ? { query: z.object(only(shape, (name) => !inPath.has(name), about.examples)) } : {}),
    ...(Object.keys(header).length === 0 ? {} : { header: z.object(header) }),
  }
  return {
    operationId: operationIdOf(method, path),
    tags: [about.tag],
    summary: about.title.en,
    'x-sv': about.title.sv,
    ...(Object.keys(parameters).length === 0 ? {} : { requestParams: parameters }),
    ...(request instanceof z.ZodDiscriminatedUnion
      ? unionBodyOf(request, about)
      : bodyOf(isRead, Object.fromEntries(said), about)),
    responses: responsesOf(method, response, about),
  }
}

/** The parameters of a place, each with its values in the examples. */
function only(
  shape: Readonly<Record<string, z.ZodType>>,
  isHere: (name: string) => boolean,
  examples: readonly Example<unknown>[],
): Record<string, z.ZodType> {
  const named = Object.entries(shape).filter(([name]) => isHere(name))
  return Object.fromEntries(
    named.map(([name, schema]) => {
      const told = examples.flatMap(({ name: called, request }) =>
        isRecord(request) && request[name] !== undefined ? [[called, { value: request[name] }] as const] : [],
      )
      return [name, told.length === 0 ? schema : schema.meta({ param: { examples: Object.fromEntries(told) } })]
    }),
  )
}

function bodyOf(isRead: boolean, body: Readonly<Record<string, z.ZodType>>, about: About<unknown>) {
  if (about.takesFile === true)
    return { requestBody: { required: true, content: { 'application/octet-stream': { schema: bytes() } } } }
  if (isRead || Object.keys(body).length === 0) return {}
  const told = about.examples.flatMap(({ name, request }) =>
    isRecord(request)
      ? [[name, { value: Object.fromEntries(Object.entries(request).filter(([key]) => key in body)) }] as const]
      : [],
  )
  return {
    requestBody: {
      required: true,
      content: { 'application/json': { schema: z.object(body), examples: Object.fromEntries(told) } },
    },
  }
}

/** A body that is one of several kinds; nothing of it stands in the address. */
function unionBodyOf(schema: z.ZodType, { examples }: About<unknown>) {
  const told = Object.fromEntries(examples.map(({ name, request }) => [name, { value: request }]))
  return { requestBody: { required: true, content: { 'application/json': { schema, examples: told } } } }
}

function responsesOf(
  method: string,
  response: z.ZodType,
  { status, answersFile, takes }: About<unknown>,
): ZodOpenApiResponsesObject {
  const tag = z.string().meta({ description: 'The version of the answer.' })
  const content =
    answersFile === undefined ? { 'application/json': { schema: response } } : { [answersFile]: { schema: bytes() } }
  const hasTag = method === 'GET' || takes?.includes('If-Match') === true
  const success = {
    description: status === 201 ? 'It is made.' : 'The answer.',
    ...(hasTag ? { headers: z.object({ ETag: tag.optional() }) } : {}),
    content,
  }
  return {
    ...(status === 201 ? { '201': success } : { '200': success }),
    ...(method === 'GET' ? { '304': { description: 'It is as `If-None-Match` says.' } } : {}),
    default: { description: 'A problem.', content: { 'application/problem+json': { schema: Problem } } },
  }
}

/** A file as it is; OpenAPI 3.1 has no words for bytes beyond their media type. */
const bytes = (): z.ZodType => z.unknown()

/** `GET /api/objects/{id}/versions` is `getObjectsIdVersions`. */
function operationIdOf(method: string, path: string): string {
  const words = path.replace('/api', '').match(/[A-Za-z]+/g) ?? []
  return method.toLowerCase() + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null
