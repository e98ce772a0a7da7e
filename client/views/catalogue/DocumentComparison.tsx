import { Skeleton } from '@mantine/core'
import type { CatalogueCard } from '../../../server/contract/catalogue.ts'
import { useDocumentComparison } from '../../api/queries.ts'
import { useLanguage, useText } from '../../text/useText.ts'
import { ProblemNote } from '../ProblemNote.tsx'
import type { CatalogueChoice } from './catalogueAddress.ts'
import { StructureComparison } from './StructureComparison.tsx'
import { TextComparison } from './TextComparison.tsx'

interface DocumentComparisonProps {
  readonly cards: readonly CatalogueCard[]
  readonly choice: CatalogueChoice
  readonly choose: (change: Partial<CatalogueChoice>) => void
}

const WAYS = ['structure', 'text'] as const

/** Two documents side by side: what the one pays for and the other does not, or line by line. */
export function DocumentComparison({ cards, choice, choose }: DocumentComparisonProps) {
  const text = useText()
  const language = useLanguage()
  const { a, b, how } = choice
  const sorted = cards.toSorted((one, other) => one.label[language].localeCompare(other.label[language], language))

  return (
    <section id="documents" className="panel documents" aria-labelledby="documents-title">
      <h2 id="documents-title">{text('catalogue.compare')}</h2>
      <div className="documents-choice">
        {side('a')}
        {side('b')}
        {a !== '' && b !== '' ? (
          <fieldset className="documents-how">
            <legend className="visually-hidden">{text('catalogue.compare.how')}</legend>
            {WAYS.map((way) => (
              <label key={way}>
                <input type="radio" name="how" checked={how === way} onChange={() => choose({ how: way })} />
                {text(`catalogue.compare.${way}`)}
              </label>
            ))}
          </fieldset>
        ) : null}
        {a !== '' || b !== '' ? (
          <span className="documents-actions">
            <button type="button" className="quiet" onClick={() => choose({ a: b, b: a })}>
              {text('catalogue.compare.swap')}
            </button>
            <button type="button" className="quiet" onClick={() => choose({ a: '', b: '' })}>
              {text('catalogue.compare.close')}
            </button>
          </span>
        ) : null}
      </div>
      {a === '' || b === '' ? (
        <p className="note">{text('catalogue.compare.wait')}</p>
      ) : a === b ? (
        <p className="note">{text('catalogue.compare.same')}</p>
      ) : (
        <Compared a={a} b={b} how={how} />
      )}
    </section>
  )

  function side(key: 'a' | 'b') {
    return (
      <label className="documents-side">
        <span>{text(`catalogue.compare.${key}`)}</span>
        <select
          className="select"
          value={choice[key]}
          onChange={(event) => choose({ [key]: event.currentTarget.value })}
        >
          <option value="">{text('catalogue.compare.choose')}</option>
          {sorted.map(({ name, label, jurisdiction }) => (
            <option key={name} value={name}>
              {[label[language], ...(jurisdiction ? [jurisdiction[language]] : [])].join(', ')}
            </option>
          ))}
        </select>
      </label>
    )
  }
}

function Compared({ a, b, how }: Pick<CatalogueChoice, 'a' | 'b' | 'how'>) {
  const text = useText()
  const comparison = useDocumentComparison(a, b)
  switch (comparison.state) {
    case 'loading':
      return (
        <div role="status" aria-label={text('catalogue.compare.loading')}>
          <Skeleton height={240} />
        </div>
      )
    case 'failed':
      return <ProblemNote problem={comparison.problem} retry={comparison.retry} />
    case 'ready':
      return how === 'text' ? (
        <TextComparison comparison={comparison.data} />
      ) : (
        <StructureComparison comparison={comparison.data} />
      )
  }
}
