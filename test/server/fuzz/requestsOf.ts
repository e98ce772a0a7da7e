import * as fc from 'fast-check'
import { arbitraryOf, type Place } from './arbitraryOf.ts'
import { brokenBody, brokenName, brokenSegment, brokenValue, oddHeaders } from './broken.ts'
import type { Operation, Parameter } from './Operation.ts'

/** One request, with the numbers of what the server has still to be put in. */
export interface Drawn {
  readonly operation: Operation
  readonly values: Readonly<Record<string, unknown>>
  readonly body: unknown
  readonly raw:
    | { readonly bytes: Uint8Array<ArrayBuffer>; readonly headers: Readonly<Record<string, string>> }
    | undefined
  readonly headers: Readonly<Record<string, string>>
  /** Put in place of what a path names. */
  readonly segment: string | undefined
}

/** Requests of one operation: as in its examples, as its schemas allow, and broken in one way or another. */
export function requestsOf(operation: Operation, place: Place): fc.Arbitrary<Drawn> {
  const base: fc.Arbitrary<Drawn> = fc.oneof(
    { weight: 3, arbitrary: exampleOf(operation) },
    { weight: 2, arbitrary: drawnOf(operation, place) },
  )
  return fc.oneof(
    { weight: 4, arbitrary: base },
    { weight: 4, arbitrary: withBrokenValue(base) },
    { weight: 1, arbitrary: withoutOne(base) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(base, oddHeaders)
        .map(([one, headers]) => ({ ...one, headers: { ...one.headers, ...headers } })),
    },
    ...(operation.method === 'GET'
      ? []
      : [{ weight: 1, arbitrary: fc.tuple(base, brokenBody).map(([one, raw]) => ({ ...one, raw })) }]),
    ...(operation.path.includes('{')
      ? [{ weight: 1, arbitrary: fc.tuple(base, brokenSegment).map(([one, segment]) => ({ ...one, segment })) }]
      : []),
  )
}

const bare = (operation: Operation, values: Readonly<Record<string, unknown>>, body: unknown): Drawn => ({
  operation,
  values,
  body,
  raw: undefined,
  headers: {},
  segment: undefined,
})

function exampleOf(operation: Operation): fc.Arbitrary<Drawn> {
  const bodies = operation.bodyExamples.length === 0 ? [undefined] : operation.bodyExamples
  return fc
    .tuple(fc.constantFrom(...namesOf(operation.parameters)), fc.constantFrom(...bodies))
    .map(([name, body]) =>
      bare(
        operation,
        Object.fromEntries(
          operation.parameters.flatMap((one) => (name in one.examples ? [[one.name, one.examples[name]]] : [])),
        ),
        body,
      ),
    )
}

/** The examples of an operation by name; one without parameters has one. */
function namesOf(parameters: readonly Parameter[]): string[] {
  const names = [...new Set(parameters.flatMap(({ examples }) => Object.keys(examples)))]
  return names.length === 0 ? [''] : names
}

function drawnOf(operation: Operation, place: Place): fc.Arbitrary<Drawn> {
  const shape = Object.fromEntries(
    operation.parameters.map((one) => [one.name, arbitraryOf(one.schema, place, one.name)]),
  )
  const requiredKeys = operation.parameters.filter(({ required }) => required).map(({ name }) => name)
  const body = operation.body ? arbitraryOf(operation.body, place) : fc.constant(undefined)
  return fc.tuple(fc.record(shape, { requiredKeys }), body).map(([values, content]) => bare(operation, values, content))
}

/** One place of the parameters or the body is broken, or a strange name is added to it. */
function withBrokenValue(base: fc.Arbitrary<Drawn>): fc.Arbitrary<Drawn> {
  return fc.tuple(base, fc.nat(), brokenValue, fc.option(brokenName)).map(([one, place, value, name]) => {
    const names = Object.keys(one.values)
    const chosen = place % (names.length + (one.body === undefined ? 0 : 3))
    if (Number.isNaN(chosen)) return one
    const key = names[chosen]
    if (key !== undefined) return { ...one, values: { ...one.values, [key]: value } }
    return { ...one, body: name === null ? broken(one.body, place, value) : { ...(one.body as object), [name]: value } }
  })
}

function broken(value: unknown, place: number, by: unknown): unknown {
  if (typeof value !== 'object' || value === null) return by
  const keys = Object.keys(value)
  const key = keys[place % Math.max(1, keys.length)]
  if (key === undefined) return by
  const inner: unknown = (value as Record<string, unknown>)[key]
  const put = place % 3 === 0 ? by : broken(inner, Math.floor(place / 3), by)
  return Array.isArray(value) ? value.map((one, at) => (String(at) === key ? put : one)) : { ...value, [key]: put }
}

function withoutOne(base: fc.Arbitrary<Drawn>): fc.Arbitrary<Drawn> {
  return fc.tuple(base, fc.nat()).map(([one, place]) => {
    const less = (value: object): object => {
      const keys = Object.keys(value)
      const gone = keys[place % Math.max(1, keys.length)]
      return Object.fromEntries(Object.entries(value).filter(([key]) => key !== gone))
    }
    if (typeof one.body === 'object' && one.body !== null) return { ...one, body: less(one.body) }
    return { ...one, values: less(one.values) as Drawn['values'] }
  })
}
