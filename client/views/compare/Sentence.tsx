import { Fragment, type ReactNode } from 'react'

interface SentenceProps {
  /** A text whose braces are still there: `{clinic} gains most`. */
  readonly text: string
  readonly parts: Readonly<Record<string, ReactNode>>
}

/** A sentence of the texts with links and figures in place of its braces. */
export function Sentence({ text, parts }: SentenceProps) {
  return text.split(/(\{\w+\})/).map((piece, place) => {
    const name = /^\{(\w+)\}$/.exec(piece)?.[1]
    return <Fragment key={`${place} ${piece}`}>{name === undefined ? piece : parts[name]}</Fragment>
  })
}
