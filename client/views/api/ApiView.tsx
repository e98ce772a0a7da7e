import './api.css'
import { Link } from 'wouter'
import { useOpenapi } from '../../api/queries.ts'
import { useLanguage, useText } from '../../text/useText.ts'
import { ProblemNote } from '../ProblemNote.tsx'
import { type ApiDocument, callsIn, fieldsOf } from './ApiDocument.ts'
import { CallSection, idOf } from './CallSection.tsx'
import { FieldTable } from './FieldTable.tsx'
import { TypeWords } from './TypeWords.tsx'

const RULES = ['api.rule.problem', 'api.rule.origin', 'api.rule.key', 'api.rule.etag', 'api.rule.pages'] as const

/** The page that answers: how does another program ask the server? */
export function ApiView() {
  const text = useText()
  const answer = useOpenapi()
  switch (answer.state) {
    case 'loading':
      return <p role="status">{text('api.loading')}</p>
    case 'failed':
      return <ProblemNote problem={answer.problem} retry={answer.retry} />
    case 'ready':
      // The server makes it from its contract, and its tests hold it to the published form.
      return <ApiText document={answer.data as unknown as ApiDocument} />
  }
}

function ApiText({ document }: { readonly document: ApiDocument }) {
  const text = useText()
  const language = useLanguage()
  const calls = callsIn(document)
  const types = Object.entries(document.components.schemas).filter(([name]) => !name.startsWith('__'))

  return (
    <div className="api">
      <h1>{text('api.title')}</h1>
      <p>{text('api.lead', { count: String(calls.length) })}</p>
      <p>
        <a href="/api/openapi.json">{text('api.document')}</a> · <Link href="/problems">{text('api.problems')}</Link>
      </p>
      <nav aria-label={text('api.contents')} className="api-contents">
        <ul>
          {document.tags.map((tag) => (
            <li key={tag.name}>
              <a href={`#${tag.name}`}>{language === 'sv' ? tag['x-sv'] : tag.description}</a>
              <ul>
                {calls
                  .filter((call) => call.tag === tag.name)
                  .map((call) => (
                    <li key={call.endpoint}>
                      <a href={`#${idOf(call)}`}>{call.title[language]}</a>
                    </li>
                  ))}
              </ul>
            </li>
          ))}
        </ul>
      </nav>
      <h2>{text('api.rules')}</h2>
      <ul>
        {RULES.map((rule) => (
          <li key={rule}>{text(rule)}</li>
        ))}
      </ul>
      {document.tags.map((tag) => (
        <section key={tag.name} aria-labelledby={tag.name}>
          <h2 id={tag.name}>{language === 'sv' ? tag['x-sv'] : tag.description}</h2>
          {calls
            .filter((call) => call.tag === tag.name)
            .map((call) => (
              <CallSection key={call.endpoint} call={call} />
            ))}
        </section>
      ))}
      <h2>{text('api.types')}</h2>
      {types.map(([name, schema]) => (
        <div key={name} id={`type-${name}`} className="api-call">
          <h3>
            <code>{name}</code>
          </h3>
          {fieldsOf(schema).length > 0 ? (
            <FieldTable label={text('api.type')} of={name} fields={fieldsOf(schema)} />
          ) : (
            <p>
              <TypeWords schema={schema} />
            </p>
          )}
        </div>
      ))}
    </div>
  )
}
