import { Fragment, type ReactNode } from 'react'
import type { TextKey } from '../../text/sv.ts'
import { useText } from '../../text/useText.ts'

interface FilledTextProps {
  readonly text: TextKey
  readonly nodes: Readonly<Record<string, ReactNode>>
}

/** A text whose braces are filled with parts of the page: a figure that opens, a name in bold. */
export function FilledText({ text: key, nodes }: FilledTextProps) {
  const text = useText()
  const names = Object.keys(nodes)
  const marked = text(key, Object.fromEntries(names.map((name) => [name, `\u0000${name}\u0000`])))
  const parts = marked.split('\u0000')
  return parts.map((part, place) => (
    // Every other part is the name of a brace, in the order of the language.
    // oxlint-disable-next-line react/no-array-index-key -- the parts of a sentence have no other name
    <Fragment key={place}>{place % 2 === 1 ? nodes[part] : part}</Fragment>
  ))
}
