import { useText } from '../../text/useText.ts'
import type { ApiField } from './ApiDocument.ts'
import { TypeWords } from './TypeWords.tsx'

interface FieldTableProps {
  readonly label: string
  /** The call or the type that they belong to. */
  readonly of: string
  readonly fields: readonly ApiField[]
  /** Of an answer it is all one where a field stands. */
  readonly hasPlace?: boolean
}

/** The fields of a request or an answer; what is wide scrolls in its own box. */
export function FieldTable({ label, of, fields, hasPlace = false }: FieldTableProps) {
  const text = useText()
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by the keyboard
    <section className="api-scroll" tabIndex={0} aria-label={text('api.scrolls', { label: `${label}, ${of}` })}>
      <table className="api-fields">
        <caption>{label}</caption>
        <thead>
          <tr>
            <th scope="col">{text('api.field')}</th>
            <th scope="col">{text('api.type')}</th>
            {hasPlace ? <th scope="col">{text('api.where')}</th> : null}
            <th scope="col">{text('api.needed')}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map(({ name, schema, where, isNeeded }) => (
            <tr key={`${where} ${name}`}>
              <th scope="row">
                <code>{name}</code>
              </th>
              <td>
                <TypeWords schema={schema} />
              </td>
              {hasPlace ? <td>{text(`api.where.${where}`)}</td> : null}
              <td>{text(isNeeded ? 'api.needed.yes' : 'api.needed.no')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
