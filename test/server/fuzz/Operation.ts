import type { Schema } from './arbitraryOf.ts'

/** A parameter of an operation. */
export interface Parameter {
  readonly in: 'path' | 'query' | 'header'
  readonly name: string
  readonly required: boolean
  readonly schema: Schema
  readonly examples: Readonly<Record<string, unknown>>
}

/** An operation of the document, as the fuzzer needs it. */
export interface Operation {
  readonly method: string
  readonly path: string
  readonly tag: string
  readonly parameters: readonly Parameter[]
  /** Of JSON; a file has bytes alone. */
  readonly body: Schema | undefined
  readonly bodyExamples: readonly unknown[]
  readonly takesFile: boolean
  /** What it says that it answers. */
  readonly statuses: readonly string[]
  /** By status, where the schema of its JSON stands in the document. */
  readonly answers: Readonly<Record<string, string>>
}

type Json = Readonly<Record<string, unknown>>
const METHODS = ['get', 'post', 'put', 'delete']

/** The operations of an OpenAPI document. */
export function operationsOf(document: Json): Operation[] {
  return Object.entries(document['paths'] as Record<string, Json>).flatMap(([path, item]) =>
    METHODS.filter((method) => method in item).map((method) => operationOf(path, method, item[method] as Json)),
  )
}

function operationOf(path: string, method: string, operation: Json): Operation {
  const content = ((operation['requestBody'] as Json | undefined)?.['content'] ?? {}) as Record<string, Json>
  const json = content['application/json']
  return {
    method: method.toUpperCase(),
    path,
    tag: (operation['tags'] as string[])[0] ?? '',
    parameters: ((operation['parameters'] ?? []) as Json[]).map((one) => ({
      in: one['in'] as Parameter['in'],
      name: one['name'] as string,
      required: one['required'] === true,
      schema: one['schema'] as Schema,
      examples: valuesOf(one['examples']),
    })),
    body: json?.['schema'] as Schema | undefined,
    bodyExamples: Object.values(valuesOf(json?.['examples'])),
    takesFile: 'application/octet-stream' in content,
    statuses: Object.keys(operation['responses'] as Json),
    answers: Object.fromEntries(
      Object.entries(operation['responses'] as Record<string, Json>).flatMap(([status, { content: told }]) =>
        Object.keys((told ?? {}) as Json)
          .filter((type) => type.endsWith('json'))
          .map((type) => [status, pointer(['paths', path, method, 'responses', status, 'content', type, 'schema'])]),
      ),
    ),
  }
}

function valuesOf(examples: unknown): Record<string, unknown> {
  const named = Object.entries((examples ?? {}) as Record<string, { value: unknown }>)
  return Object.fromEntries(named.map(([name, { value }]) => [name, value]))
}

function pointer(steps: readonly string[]): string {
  return steps.map((step) => `/${encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'))}`).join('')
}
