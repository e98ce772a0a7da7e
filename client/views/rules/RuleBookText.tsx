import { useEffect } from 'react'
import type { RuleBook } from '../../../models/index.ts'
import { useText } from '../../text/useText.ts'
import { Contents } from './Contents.tsx'
import { RuleSection } from './RuleSection.tsx'

/** A whole rule book, with its contents beside it. */
export function RuleBookText({ book }: { readonly book: RuleBook }) {
  const text = useText()

  // The part that the address names was not there when the browser looked for it.
  useEffect(() => {
    const id = decodeURIComponent(location.hash.slice(1))
    if (id !== '') document.getElementById(id)?.scrollIntoView()
  }, [])

  return (
    <div className="rules">
      <Contents book={book} />
      <article className="rules-text" lang={book.language}>
        <header className="rules-head">
          <p className="rules-kind">{text('rules.label')}</p>
          <h1>{book.title}</h1>
          <p className="note">{book.subtitle}</p>
          <p className="note">{text('rules.generated')}</p>
        </header>
        {book.sections.map((section) => (
          <RuleSection key={section.id} section={section} level={2} />
        ))}
      </article>
    </div>
  )
}
