/** A part of a JSON Schema (draft 2020-12): plain data. */
export interface Schema {
  readonly [key: string]: unknown
}

/** What stands under the keys of something: those that it must have, those that it may have, and no others. */
export function keys(
  needs: Readonly<Record<string, Schema>>,
  may: Readonly<Record<string, Schema>> = {},
  more: Schema = {},
): Schema {
  const required = Object.keys(needs)
  return {
    type: 'object',
    properties: { ...needs, ...may },
    ...(required.length > 0 && { required }),
    additionalProperties: false,
    ...more,
  }
}

/** The same schema with what an editor says of it. */
export function described(schema: Schema, description: string): Schema {
  return { ...schema, description }
}

/** A part that has a name of its own in the schema. */
export const ref = (name: string): Schema => ({ $ref: `#/$defs/${name}` })

/** One of a few words. */
export const choice = (words: readonly string[]): Schema => ({ enum: [...words] })

/** Things by names in snake_case. */
export function named(schema: Schema): Schema {
  return { type: 'object', propertyNames: ref('name'), additionalProperties: schema }
}

/** Something, or the word that takes it away in a scenario. */
export const orNone = (schema: Schema): Schema => ({ anyOf: [schema, { const: 'none' }] })

/** What holds where something else does, and where it does not. */
export function branch(condition: Schema, holds: Schema, otherwise?: Schema): Schema {
  // Written as entries, for an object with a `then` of its own would be taken for a promise.
  const entries = [['if', condition], ['then', holds], ...(otherwise ? [['else', otherwise]] : [])]
  return Object.fromEntries(entries)
}

/** A key that is there, and what stands under it. */
export const has = (key: string, schema: Schema = {}): Schema => ({ properties: { [key]: schema }, required: [key] })

/** None of these keys. */
export const without = (...names: readonly string[]): Schema => ({
  properties: Object.fromEntries(names.map((name) => [name, false])),
})
