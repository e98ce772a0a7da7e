import { Link } from 'wouter'
import type { CatalogueCard } from '../../../server/contract/catalogue.ts'
import { addressOf } from '../../comparison/address.ts'
import type { ComparisonState } from '../../comparison/Comparison.ts'
import { useLanguage, useText } from '../../text/useText.ts'
import { StatusTag } from '../alternatives/StatusTag.tsx'
import type { CatalogueChoice } from './catalogueAddress.ts'
import { NeedsOfDocument } from './NeedsOfDocument.tsx'
import { Verdict } from './Verdict.tsx'

interface DocumentCardProps {
  readonly card: CatalogueCard
  /** Of a scenario: what it changes. */
  readonly base: string | undefined
  readonly state: ComparisonState
  readonly choose: (change: Partial<CatalogueChoice>) => void
}

/** A document: what it is, whether it can run, what it reads, and the ways on. */
export function DocumentCard({ card, base, state, choose }: DocumentCardProps) {
  const text = useText()
  const language = useLanguage()
  const { name, label, status, valid, currency, trouble } = card
  const model = label[language]
  const from = valid.from.slice(0, 4)
  const to = valid.to?.slice(0, 4)
  const years =
    to === undefined
      ? text('catalogue.years.open', { from })
      : to === from
        ? from
        : text('catalogue.years', { from, to })
  const [, query = ''] = addressOf(state).split('?')
  const [baseline] = state.alternatives
  const paid: ComparisonState = {
    ...state,
    alternatives: [...(baseline ? [baseline] : []), { name, changes: {} }],
    shown: 1,
    gives: {},
  }

  return (
    <article className="document-card" aria-label={model}>
      <h3>
        {model} <StatusTag status={status} />
      </h3>
      <p className="document-where">
        {[years, currency, ...(base === undefined ? [] : [text('catalogue.extends', { model: base })])].join(' · ')}{' '}
        <code>{name}</code>
      </p>
      <Verdict card={card} />
      <NeedsOfDocument card={card} />
      <p className="document-ways">
        <Link href={`/rules/${encodeURIComponent(name)}?${query}`} aria-label={text('catalogue.rules.of', { model })}>
          {text('catalogue.rules')}
        </Link>
        {trouble || !baseline || baseline.name === name ? null : (
          <Link href={addressOf(paid)} aria-label={text('catalogue.pay.of', { model })}>
            {text('catalogue.pay')}
          </Link>
        )}
        <button
          type="button"
          className="link-button"
          aria-label={text('catalogue.documents.of', { model })}
          onClick={compareDocument}
        >
          {text('catalogue.documents')}
        </button>
      </p>
    </article>
  )

  /** The first that is chosen stands left, the next right; what is compared stands above. */
  function compareDocument(): void {
    const left = new URLSearchParams(globalThis.location.search).get('a')
    choose(left && left !== name ? { b: name } : { a: name })
    document.getElementById('documents')?.scrollIntoView({ block: 'start' })
  }
}
