import type { Section } from '../../../models/index.ts'
import { RuleBlock } from './RuleBlock.tsx'

interface RuleSectionProps {
  readonly section: Section
  readonly level: 2 | 3
}

/** A numbered part of a rule book, and the parts below it. */
export function RuleSection({ section, level }: RuleSectionProps) {
  const { id, number, heading, blocks, sections } = section
  const Heading = level === 2 ? 'h2' : 'h3'

  return (
    <section id={id} className={level === 2 ? 'rules-section' : 'rules-rule'} aria-labelledby={`${id}-heading`}>
      <Heading id={`${id}-heading`}>
        <span className="rules-number">{number}</span> {heading}
      </Heading>
      {blocks.map((block, place) => (
        // Blocks have no name of their own and never change places.
        // oxlint-disable-next-line react/no-array-index-key
        <RuleBlock key={place} block={block} heading={heading} />
      ))}
      {sections.map((inner) => (
        <RuleSection key={inner.id} section={inner} level={3} />
      ))}
    </section>
  )
}
