import type { Json } from './GoldenCase.ts'

/**
 * A template with the values of a case in it. `=practices.0.registered` is what stands there in the inputs;
 * `{ each: =practices, is: … }` is a list with one for each, in which `=item` is the one at hand. Nothing is computed.
 *
 * @example
 * fill({ n: '=people', sex: 'male' }, { people: 3 }) // => { n: 3, sex: 'male' }
 * fill({ each: '=codes', is: { code: '=item' } }, { codes: ['E11', 'I50'] }) // => [{ code: 'E11' }, { code: 'I50' }]
 */
export function fill(template: Json, values: Json): Json {
  if (typeof template === 'string') return template.startsWith('=') ? find(template.slice(1), values) : template
  if (typeof template !== 'object' || template === null) return template
  if (Array.isArray(template)) return template.map((one: Json) => fill(one, values))
  const { each, is, ...rest } = template as { readonly [key: string]: Json }
  if (each !== undefined && is !== undefined) return repeat(fill(each, values), is, values)
  return Object.fromEntries(
    Object.entries({ ...rest, ...(each !== undefined && { each }), ...(is !== undefined && { is }) }).map(
      ([key, value]) => [key, fill(value, values)],
    ),
  )
}

function repeat(items: Json, template: Json, values: Json): Json {
  if (!Array.isArray(items)) throw new Error('`each` needs a list.')
  const given = typeof values === 'object' && values !== null ? Object.entries(values) : []
  return items.map((item: Json) => fill(template, Object.fromEntries([...given, ['item', item]])))
}

function find(path: string, values: Json): Json {
  let found: Json | undefined = values
  for (const key of path.split('.'))
    found = typeof found === 'object' && found !== null ? (found as { readonly [key: string]: Json })[key] : undefined
  if (found === undefined) throw new Error(`The case has no \`${path}\`.`)
  return found
}
