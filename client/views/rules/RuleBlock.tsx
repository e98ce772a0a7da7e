import type { Block } from '../../../models/index.ts'
import { useText } from '../../text/useText.ts'
import { Formula } from './Formula.tsx'
import { RuleTable } from './RuleTable.tsx'
import { Words } from './Words.tsx'

interface RuleBlockProps {
  readonly block: Block
  /** Of the section that it stands in. */
  readonly heading: string
}

/** A paragraph, a list, a formula or a table of a rule book. */
export function RuleBlock({ block, heading }: RuleBlockProps) {
  const text = useText()
  switch (block.type) {
    case 'paragraph':
      return (
        <p>
          <Words words={block.text} />
        </p>
      )
    case 'note':
      return (
        <p className="rules-note">
          <Words words={block.text} />
        </p>
      )
    case 'warning':
      return (
        <p className="warning">
          <strong>{text('rules.warning')}</strong> <Words words={block.text} />
        </p>
      )
    case 'list':
      return (
        <ul>
          {block.items.map((item) => (
            <li key={JSON.stringify(item)}>
              <Words words={item} />
            </li>
          ))}
        </ul>
      )
    case 'figures':
      return (
        <ul className="rules-figures">
          {block.items.map(({ id, isOpen, text: item }) => (
            <li key={JSON.stringify(item)} id={id} className={isOpen ? 'rules-open' : undefined}>
              <Words words={item} />
            </li>
          ))}
        </ul>
      )
    case 'formula':
      return <Formula math={block.math} words={block.words} heading={heading} />
    case 'table':
      return <RuleTable table={block} heading={heading} />
  }
}
