import { useLanguage, useText } from '../../text/useText.ts'
import { type ApiCall, fieldsOf } from './ApiDocument.ts'
import { FieldTable } from './FieldTable.tsx'
import { TypeWords } from './TypeWords.tsx'

/** One call: what it does, what it takes, what it answers, and an example. */
export function CallSection({ call }: { readonly call: ApiCall }) {
  const text = useText()
  const language = useLanguage()
  const { endpoint, title, fields, takesFile, answer, example } = call
  const answered = fieldsOf(answer ?? {})

  return (
    <section className="api-call" id={idOf(call)} aria-label={endpoint}>
      <h3>
        <code>{endpoint}</code>
      </h3>
      <p>{title[language]}.</p>
      {fields.length === 0 ? <p>{text('api.nothing')}</p> : null}
      {fields.length > 0 ? <FieldTable label={text('api.request')} of={endpoint} fields={fields} hasPlace /> : null}
      {takesFile ? <p>{text('api.file')}</p> : null}
      {answered.length > 0 ? (
        <FieldTable label={text('api.answer')} of={endpoint} fields={answered} />
      ) : (
        <p>
          {text('api.answer')}: {answer ? <TypeWords schema={answer} /> : text('api.file')}
        </p>
      )}
      <h4>{text('api.example')}</h4>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by the keyboard */}
      <pre className="api-scroll api-example" tabIndex={0} aria-label={`${text('api.example')}: ${endpoint}`}>
        {example}
      </pre>
    </section>
  )
}

/** By which a call is linked to. */
export const idOf = ({ method, path }: ApiCall): string =>
  `${method.toLowerCase()}${path.replace('/api', '').replace(/[^A-Za-z]+/g, '-')}`.replace(/-$/, '')
