import { useId } from 'react'
import type { Origin } from '../../../server/contract/pricing.ts'
import { formatNumber } from '../../format/formatNumber.ts'
import { useLanguage, useText } from '../../text/useText.ts'
import { decimalsOf } from './useAmounts.ts'
import { useRowWords } from './useRowWords.ts'

/** A quantity by one fact of its rows; a small group has a word and no number. */
export function CountTable({ by }: { readonly by: Origin['counts'][number]['by'][number] }) {
  const text = useText()
  const language = useLanguage()
  const words = useRowWords()
  const heading = useId()
  const decimals = Math.max(0, ...by.rows.map(({ quantity }) => (quantity === null ? 0 : decimalsOf(quantity, 4))))

  return (
    <table className="split" aria-labelledby={heading}>
      <caption id={heading}>{text('statement.origin.by', { fact: by.label[language].toLowerCase() })}</caption>
      <thead>
        <tr>
          <th scope="col">{by.label[language]}</th>
          <th scope="col" className="number">
            {text('statement.origin.n')}
          </th>
          <th scope="col" className="number">
            {text('statement.origin.quantity')}
          </th>
        </tr>
      </thead>
      <tbody>
        {by.rows.map(({ value, n, quantity }) => (
          <tr key={value}>
            <th scope="row">{words(value)}</th>
            <td className="number">
              {n === null ? <span className="word">{text('statement.origin.few')}</span> : formatNumber(n, language)}
            </td>
            <td className="number">
              {quantity === null ? (
                <span className="word">{text('statement.origin.hidden')}</span>
              ) : (
                formatNumber(quantity, language, { decimals })
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
