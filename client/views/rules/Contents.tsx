import type { RuleBook } from '../../../models/index.ts'
import { useText } from '../../text/useText.ts'

/** The contents, with each payment; on a narrow screen above the text. */
export function Contents({ book }: { readonly book: RuleBook }) {
  const text = useText()

  return (
    <nav className="rules-contents" aria-label={text('rules.contents')}>
      <ol>
        {book.sections.map(({ id, number, heading, sections }) => (
          <li key={id}>
            <a href={`#${id}`}>
              <span className="rules-number">{number}</span> {heading}
            </a>
            {id.startsWith('group-') ? (
              <ol>
                {sections.map((payment) => (
                  <li key={payment.id}>
                    <a href={`#${payment.id}`}>
                      <span className="rules-number">{payment.number}</span> {payment.heading}
                    </a>
                  </li>
                ))}
              </ol>
            ) : null}
          </li>
        ))}
      </ol>
      <button type="button" className="button" onClick={() => print()}>
        {text('rules.print')}
      </button>
    </nav>
  )
}
