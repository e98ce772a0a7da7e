import { Fragment, type ReactNode } from 'react'
import type { TextKey } from '../../text/sv.ts'
import { useText } from '../../text/useText.ts'
import type { ApiSchema } from './ApiDocument.ts'

const WORDS: Readonly<Record<string, TextKey>> = {
  string: 'api.type.string',
  integer: 'api.type.integer',
  number: 'api.type.number',
  boolean: 'api.type.boolean',
  null: 'api.type.null',
  object: 'api.type.object',
}

/** A schema in a few words; what has a name is a link to it. */
export function TypeWords({ schema }: { readonly schema: ApiSchema }): ReactNode {
  const text = useText()
  const { $ref, type, items } = schema
  const anyOf = schema.anyOf ?? schema.oneOf
  const values = schema.const === undefined ? schema.enum : [schema.const]
  if ($ref !== undefined) {
    const name = $ref.split('/').at(-1) ?? ''
    return name.startsWith('__') ? text('api.type.any') : <a href={`#type-${name}`}>{name}</a>
  }
  if (values) return separated(values.map((one) => <code key={String(one)}>{JSON.stringify(one)}</code>))
  // oxlint-disable-next-line react/no-array-index-key -- the choices of a schema never change places
  if (anyOf) return separated(anyOf.map((one, place) => <TypeWords key={place} schema={one} />))
  if (type === 'array') {
    const [before, after] = text('api.type.list', { type: '\n' }).split('\n')
    return (
      <>
        {before}
        <TypeWords schema={items ?? {}} />
        {after}
      </>
    )
  }
  return text(WORDS[type ?? ''] ?? 'api.type.any')
}

const separated = (parts: readonly ReactNode[]): ReactNode =>
  parts.map((part, place) => (
    // oxlint-disable-next-line react/no-array-index-key -- as above
    <Fragment key={place}>
      {place === 0 ? null : ' | '}
      {part}
    </Fragment>
  ))
