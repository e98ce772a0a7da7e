import { useState } from 'react'
import type { Origin } from '../../../server/contract/pricing.ts'
import { useOrigin } from '../../api/queries.ts'
import { formatCounted } from '../../format/formatCounted.ts'
import { formatDate } from '../../format/formatDate.ts'
import { formatNumber } from '../../format/formatNumber.ts'
import { formatSpan } from '../../format/formatSpan.ts'
import type { LineTerm } from '../../statement/PaidLine.ts'
import { useLanguage, useText } from '../../text/useText.ts'
import { ProblemWords } from '../frame/ProblemWords.tsx'
import { CountTable } from './CountTable.tsx'
import { useShownStatement } from './StatementContext.ts'
import { useAmounts } from './useAmounts.ts'
import { useRowWords } from './useRowWords.ts'

/** How the quantity of one term was counted, window by window: which rows, by what, and which facts entered. */
export function OriginPanel({ term }: { readonly term: LineTerm }) {
  const text = useText()
  const language = useLanguage()
  const { checkable } = useAmounts()
  const { shown } = useShownStatement()
  const windows = term.windows.toSorted((one, other) => (one.last < other.last ? -1 : 1))
  const [first, setFirst] = useState(windows.at(-1)?.first ?? '')
  const window = windows.find((one) => one.first === first) ?? windows.at(-1)
  const origin = useOrigin({
    order: shown.order,
    clinic: shown.statement.clinic,
    model: term.model,
    payment: term.payment,
    of: term.of,
    first: window?.first ?? '',
  })
  const counted = window?.terms.find(
    (one) => JSON.stringify(one.of) === JSON.stringify(term.of) && one.row === term.row,
  )
  const amount = counted ?? term
  const unit = term.of.type === 'pot' ? text('statement.term.pot.unit') : formatCounted(term.unit, language, term.over)

  return (
    <div className="origin">
      <h4>{text('statement.origin.title', { quantity: `${checkable(amount)} ${unit}`.trim() })}</h4>
      {windows.length > 1 ? (
        <label className="statement-choice">
          <span>{text('statement.origin.window')}</span>
          <select value={window?.first} onChange={(event) => setFirst(event.currentTarget.value)}>
            {windows.map((one) => (
              <option key={one.first} value={one.first}>
                {spanText(one.first, one.last)}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      {content()}
    </div>
  )

  function content() {
    switch (origin.state) {
      case 'loading':
        return (
          <p className="note" role="status">
            {text('statement.origin.loading')}
          </p>
        )
      case 'failed':
        return (
          <div role="alert">
            <p>
              {text('statement.origin.failed')} <ProblemWords problem={origin.problem} />
            </p>
            <button type="button" className="statement-button" onClick={origin.retry}>
              {text('statement.retry')}
            </button>
          </div>
        )
      case 'ready':
        return <Counts origin={origin.data} />
    }
  }

  function spanText(from: string, to: string): string {
    return from === to ? formatSpan(to, language) : `${formatSpan(from, language)} – ${formatSpan(to, language)}`
  }
}

function Counts({ origin }: { readonly origin: Origin }) {
  const text = useText()
  const language = useLanguage()
  const words = useRowWords()
  const { counts, facts, dataset } = origin
  const isHiding = counts.some(({ n, by }) => n === null || by.some(({ rows }) => rows.some((row) => row.n === null)))
  const spanText = (from: string, to: string) =>
    from === to ? formatSpan(to, language) : `${formatSpan(from, language)} – ${formatSpan(to, language)}`

  return (
    <>
      {counts.length === 0 ? (
        <p>{text(facts.length === 0 ? 'statement.origin.nothing' : 'statement.origin.none')}</p>
      ) : null}
      {counts.map((count, place) => (
        // oxlint-disable-next-line react/no-array-index-key -- counts have no names, and their order stands
        <section key={place}>
          <h5>{text(`statement.origin.rows.${count.rows}`)}</h5>
          <p className="note">
            {text('statement.origin.read', {
              n: count.n === null ? text('statement.origin.few') : formatNumber(count.n, language),
              span: spanText(count.first, count.last),
              cutOff: formatDate(count.cutOff, language),
            })}
          </p>
          <div className="counts">
            {count.by.map((by) => (
              <CountTable key={by.fact} by={by} />
            ))}
          </div>
        </section>
      ))}
      {facts.length > 0 ? (
        <section>
          <h5>{text('statement.origin.facts')}</h5>
          <table className="split">
            <tbody>
              {facts.map(({ name, label, value }) => (
                <tr key={name}>
                  <th scope="row">{label[language]}</th>
                  <td className="number">{factText(value)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ) : null}
      {isHiding ? <p className="note">{text('statement.origin.fewWhy')}</p> : null}
      <p className="note">
        {text('statement.origin.dataset', {
          name: dataset.name,
          hash: dataset.hash.replace(/^sha256-/, '').slice(0, 12),
        })}{' '}
        {dataset.invented ? <span className="invented">{text('statement.invented')}</span> : null}
      </p>
    </>
  )

  function factText(value: number | string | boolean | null): string {
    if (value === null) return text('statement.origin.missing')
    if (typeof value === 'boolean') return text(value ? 'statement.origin.yes' : 'statement.origin.no')
    if (typeof value === 'string') return words(value)
    return formatNumber(value, language, { decimals: Number.isInteger(value) ? 0 : 4 })
  }
}
