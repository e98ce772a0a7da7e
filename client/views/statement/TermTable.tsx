import { Fragment, useId, useState } from 'react'
import { formatCounted, timeIn } from '../../format/formatCounted.ts'
import type { LineTerm, PaidLine } from '../../statement/PaidLine.ts'
import { useLanguage, useText } from '../../text/useText.ts'
import { OriginPanel } from './OriginPanel.tsx'
import { overOf } from './overOf.ts'
import { useShownStatement } from './StatementContext.ts'
import { decimalsOf, useAmounts } from './useAmounts.ts'
import { useTermName } from './useTermName.ts'

const MOST = 10

/** The terms of a payment, of which each quantity opens how it was counted; then what rounding adds, and the sum. */
export function TermTable({ line }: { readonly line: PaidLine }) {
  const text = useText()
  const id = useId()
  const { amount, exact } = useAmounts()
  const { currency } = useShownStatement()
  const [isAll, setAll] = useState(false)
  const [opened, setOpened] = useState<string | undefined>()
  if (line.terms.length === 0) return <p>{text('statement.panel.noTerms')}</p>

  const largest = line.terms.toSorted((one, other) => Math.abs(other.amount) - Math.abs(one.amount)).slice(0, MOST)
  const isLong = line.terms.length > MOST + 2
  const shown = isLong && !isAll ? line.terms.filter((term) => largest.includes(term)) : line.terms
  // One precision a column: öre, unless a term has parts of an öre.
  const decimals = line.terms.some((term) => decimalsOf(term.amount, 4) > 2) ? 4 : 2
  const times = [...new Set(line.terms.flatMap((term) => timeIn(term.unit, overOf(term)) ?? []))]
  const hasRounding = Math.abs(line.rounding) >= 0.00005

  return (
    <>
      <table className="terms">
        <thead>
          <tr>
            <th scope="col">{text('statement.column.term')}</th>
            <th scope="col" colSpan={2} className="quantity-head">
              {text('statement.column.quantity')}
            </th>
            <td className="sign">×</td>
            <th scope="col" className="number">
              {text('statement.column.rate')}
            </th>
            <td className="sign">=</td>
            <th scope="col" className="number">
              {text('statement.column.amount')}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((term, place) => (
            <Fragment key={term.key}>
              <TermRow
                term={term}
                decimals={decimals}
                panel={`${id}-${place}`}
                isOpen={opened === term.key}
                onToggle={() => setOpened(opened === term.key ? undefined : term.key)}
              />
              {opened === term.key ? (
                <tr className="origin-row">
                  <td colSpan={7} id={`${id}-${place}`}>
                    <OriginPanel term={term} />
                  </td>
                </tr>
              ) : null}
            </Fragment>
          ))}
        </tbody>
        <tfoot>
          {hasRounding ? (
            <tr className="rounding">
              <th scope="row" colSpan={6}>
                {text(currency === 'SEK' ? 'statement.rounding' : 'statement.rounding.other')}
              </th>
              <td className="number amount">{exact(line.rounding, decimals)}</td>
            </tr>
          ) : null}
          {line.terms.length > 1 || hasRounding ? (
            <tr>
              <th scope="row" colSpan={6}>
                {text('statement.sum')}
              </th>
              <td className="number amount">{amount(line.ore ?? 0)}</td>
            </tr>
          ) : null}
        </tfoot>
      </table>
      {times.length > 0 ? (
        <p className="note">{times.map((time) => text(`statement.panel.time.${time}`)).join(' ')}</p>
      ) : null}
      {isLong ? (
        <p className="note">
          {isAll ? null : text('statement.panel.some', { count: MOST, all: line.terms.length })}{' '}
          <button type="button" className="opens" aria-pressed={isAll} onClick={() => setAll(!isAll)}>
            {isAll ? text('statement.panel.fewer') : text('statement.panel.all', { count: line.terms.length })}
          </button>
        </p>
      ) : null}
    </>
  )
}

interface TermRowProps {
  readonly term: LineTerm
  readonly decimals: number
  readonly panel: string
  readonly isOpen: boolean
  readonly onToggle: () => void
}

function TermRow({ term, decimals, panel, isOpen, onToggle }: TermRowProps) {
  const text = useText()
  const language = useLanguage()
  const name = useTermName()
  const { checkable, exact, rate } = useAmounts()
  const unit =
    term.of.type === 'pot' ? text('statement.term.pot.unit') : formatCounted(term.unit, language, overOf(term))

  return (
    <tr>
      <th scope="row">{name(term)}</th>
      <td className="number quantity">
        <button
          type="button"
          className="opens"
          aria-expanded={isOpen}
          aria-controls={isOpen ? panel : undefined}
          aria-label={`${checkable(term)} ${unit}: ${text('statement.origin.show')}`}
          title={text('statement.origin.show')}
          onClick={onToggle}
        >
          {checkable(term)}
        </button>
      </td>
      <td className="unit">{unit}</td>
      <td className="sign">×</td>
      <td className="number rate">{rate(term)}</td>
      <td className="sign equals">=</td>
      <td className="number amount">{exact(term.amount, decimals)}</td>
    </tr>
  )
}
