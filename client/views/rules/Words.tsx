import { Fragment } from 'react'
import type { Text } from '../../../models/index.ts'
import { useText } from '../../text/useText.ts'

/** Words of a rule book with their links. */
export function Words({ words }: { readonly words: Text }) {
  const text = useText()

  return words.map((span, place) => {
    // Pieces of a sentence have no name of their own and never change places.
    const key = `${place}`
    if (typeof span === 'string') return <Fragment key={key}>{span}</Fragment>
    if ('code' in span) return <code key={key}>{span.code}</code>
    if ('language' in span)
      return (
        <span key={key} lang={span.language}>
          {span.text}
        </span>
      )
    if ('to' in span)
      return (
        <a key={key} href={`#${span.to}`}>
          {span.text}
        </a>
      )
    return (
      <a
        key={key}
        href={span.url}
        target="_blank"
        rel="noreferrer"
        aria-label={text('rules.opens', { title: span.text })}
      >
        {span.text}
      </a>
    )
  })
}
