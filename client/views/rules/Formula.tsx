import { createElement, type ReactNode } from 'react'
import type { MathNode } from '../../../models/index.ts'
import { useText } from '../../text/useText.ts'
import { ScrollBox } from './ScrollBox.tsx'

interface FormulaProps {
  readonly math: MathNode
  /** The same as a sentence, for who cannot see it. */
  readonly words: string
  readonly heading: string
}

/** A formula, which the browser typesets from MathML. A screen reader hears it as a sentence. */
export function Formula({ math, words, heading }: FormulaProps) {
  const text = useText()

  return (
    <ScrollBox className="rules-formula" label={`${text('rules.formula')}: ${heading}`}>
      <span aria-hidden="true">{elementOf(math, '0')}</span>
      <span className="visually-hidden">{words}</span>
    </ScrollBox>
  )
}

function elementOf({ tag, of }: MathNode, key: string): ReactNode {
  const properties = tag === 'math' ? { key, display: 'block' } : { key }
  const children = typeof of === 'string' ? of : of.map((node, place) => elementOf(node, `${place}`))
  return createElement(tag, properties, children)
}
