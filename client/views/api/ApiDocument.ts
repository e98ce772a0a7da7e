/** A schema of the document, as far as the page tells of it. */
export interface ApiSchema {
  readonly $ref?: string
  readonly type?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly ApiSchema[]
  readonly oneOf?: readonly ApiSchema[]
  readonly items?: ApiSchema
  readonly properties?: Readonly<Record<string, ApiSchema>>
  readonly required?: readonly string[]
  readonly description?: string
}

interface ApiContent {
  readonly schema?: ApiSchema
  readonly examples?: Readonly<Record<string, { readonly value: unknown }>>
}

interface ApiOperation {
  readonly tags: readonly string[]
  readonly summary: string
  readonly 'x-sv': string
  readonly parameters?: readonly {
    readonly in: 'path' | 'query' | 'header'
    readonly name: string
    readonly required?: boolean
    readonly schema: ApiSchema
    readonly examples?: Readonly<Record<string, { readonly value: unknown }>>
  }[]
  readonly requestBody?: { readonly content: Readonly<Record<string, ApiContent>> }
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, ApiContent>> }>>
}

/** The description that the server makes from its contract. */
export interface ApiDocument {
  readonly tags: readonly { readonly name: string; readonly description: string; readonly 'x-sv': string }[]
  readonly paths: Readonly<Record<string, Readonly<Record<string, ApiOperation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, ApiSchema>> }
}

/** A field of a request or an answer. */
export interface ApiField {
  readonly name: string
  readonly where: 'path' | 'query' | 'header' | 'body'
  readonly isNeeded: boolean
  readonly schema: ApiSchema
}

/** A call as the page tells of it. */
export interface ApiCall {
  readonly endpoint: string
  readonly method: string
  readonly path: string
  readonly tag: string
  readonly title: { readonly sv: string; readonly en: string }
  readonly fields: readonly ApiField[]
  readonly takesFile: boolean
  /** Nothing where it answers with a file. */
  readonly answer: ApiSchema | undefined
  readonly example: string
}

/** Every call of the document, in its order. */
export function callsIn({ paths }: ApiDocument): ApiCall[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => callOf(method.toUpperCase(), path, operation)),
  )
}

function callOf(method: string, path: string, operation: ApiOperation): ApiCall {
  const { parameters = [], requestBody, responses } = operation
  const body = requestBody?.content['application/json']
  const success = responses['200'] ?? responses['201']
  return {
    endpoint: `${method} ${path}`,
    method,
    path,
    tag: operation.tags[0] ?? '',
    title: { sv: operation['x-sv'], en: operation.summary },
    fields: [
      ...parameters.map((one) => ({
        name: one.name,
        where: one.in,
        isNeeded: one.required === true,
        schema: one.schema,
      })),
      ...fieldsOf(body?.schema ?? {}),
    ],
    takesFile: requestBody?.content['application/octet-stream'] !== undefined,
    answer: success?.content?.['application/json']?.schema,
    example: exampleOf(method, path, operation),
  }
}

/** The fields of an object, one by one; of one of several kinds of object what each may be in any of them. */
export function fieldsOf({ properties = {}, required = [], oneOf }: ApiSchema): ApiField[] {
  if (oneOf)
    return [...Map.groupBy(oneOf.flatMap(fieldsOf), ({ name }) => name)].map(([name, fields]) => ({
      name,
      where: 'body',
      isNeeded: fields.length === oneOf.length && fields.every(({ isNeeded }) => isNeeded),
      schema: { anyOf: differing(fields.map(({ schema }) => schema)) },
    }))
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    where: 'body',
    isNeeded: required.includes(name),
    schema,
  }))
}

const differing = (schemas: readonly ApiSchema[]): ApiSchema[] => [
  ...new Map(schemas.map((one) => [JSON.stringify(one), one])).values(),
]

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

/** The first example as it goes over the wire, or one of each kind of body; the line alone where there is none. */
function exampleOf(method: string, path: string, { parameters = [], requestBody }: ApiOperation): string {
  const values = parameters.map((one) => [one, Object.values(one.examples ?? {})[0]?.value] as const)
  const filled = values.reduce(
    (text, [{ in: where, name }, value]) => (where === 'path' ? text.replace(`{${name}}`, textOf(value)) : text),
    path,
  )
  const query = values.flatMap(([{ in: where, name }, value]) =>
    where === 'query' && value !== undefined ? [`${name}=${encodeURIComponent(textOf(value))}`] : [],
  )
  const { schema, examples } = requestBody?.content['application/json'] ?? {}
  const bodies = Object.values(examples ?? {}).slice(0, schema?.oneOf?.length ?? 1)
  const line = `${method} ${filled}${query.length === 0 ? '' : `?${query.join('&')}`}`
  return [line, ...bodies.map(({ value }) => JSON.stringify(value, null, 2))].join('\n\n')
}
