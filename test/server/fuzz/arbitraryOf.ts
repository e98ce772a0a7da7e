import * as fc from 'fast-check'

/** A JSON Schema, as far as the document uses it. */
export interface Schema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly pattern?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly minItems?: number
  readonly items?: Schema
  readonly prefixItems?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: Schema | boolean
}

/** What a value is made with: the document's components, and words that the examples use under a name. */
export interface Place {
  readonly components: Readonly<Record<string, Schema>>
  readonly words: ReadonlyMap<string, readonly unknown[]>
}

const DEEPEST = 4

/** Values that a schema allows; under a name that the examples use, often one of theirs, so that something is found by it. */
export function arbitraryOf(schema: Schema, place: Place, name = '', depth = 0): fc.Arbitrary<unknown> {
  const known = place.words.get(name) ?? []
  const drawn = drawnFrom(schema, place, depth)
  return known.length === 0 ? drawn : fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...known) }, drawn)
}

function drawnFrom(schema: Schema, place: Place, depth: number): fc.Arbitrary<unknown> {
  if (schema.$ref !== undefined) {
    const found = place.components[schema.$ref.split('/').at(-1) ?? '']
    return found && depth < DEEPEST ? drawnFrom(found, place, depth + 1) : fc.constant(null)
  }
  if (schema.enum) return fc.constantFrom(...schema.enum)
  if (schema.const !== undefined) return fc.constant(schema.const)
  const choice = schema.anyOf ?? schema.oneOf
  if (choice) return fc.oneof(...choice.map((one) => drawnFrom(one, place, depth + 1)))
  switch (schema.type) {
    case 'string':
      return textOf(schema)
    case 'integer':
      return fc.oneof(
        fc.integer({ min: schema.minimum ?? -1000, max: Math.min(schema.maximum ?? 1000, 1e9) }),
        extreme(schema),
      )
    case 'number':
      return fc.oneof(
        fc.double({ min: schema.minimum ?? -1e9, max: schema.maximum ?? 1e9, noNaN: true }),
        fc.constantFrom(schema.minimum ?? 0, schema.maximum ?? 1e308),
      )
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'array':
      return schema.prefixItems
        ? fc.tuple(...schema.prefixItems.map((one) => drawnFrom(one, place, depth + 1)))
        : fc.array(schema.items ? drawnFrom(schema.items, place, depth + 1) : fc.jsonValue(), {
            minLength: schema.minItems ?? 0,
            maxLength: 3,
          })
    case 'object':
      return objectOf(schema, place, depth)
    default:
      return fc.jsonValue({ maxDepth: 2 })
  }
}

function textOf({ pattern, minLength = 0, maxLength = 40 }: Schema): fc.Arbitrary<string> {
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern))
  return fc.string({ minLength, maxLength: Math.max(minLength, Math.min(maxLength, 40)), unit: 'grapheme' })
}

const extreme = ({ minimum = Number.MIN_SAFE_INTEGER, maximum = Number.MAX_SAFE_INTEGER }: Schema) =>
  fc.constantFrom(minimum, maximum)

function objectOf({ properties = {}, required = [], additionalProperties }: Schema, place: Place, depth: number) {
  const drawn = Object.entries(properties).map(([key, one]) => [key, arbitraryOf(one, place, key, depth + 1)] as const)
  const named = fc.record(Object.fromEntries(drawn), { requiredKeys: [...required] })
  if (typeof additionalProperties !== 'object') return named
  const value = drawnFrom(additionalProperties, place, depth + 1)
  return fc
    .tuple(named, fc.dictionary(fc.string({ minLength: 1 }), value, { maxKeys: 2 }))
    .map(([a, b]) => ({ ...b, ...a }))
}
