import { formatSpan } from '../../format/formatSpan.ts'
import type { PaidLine } from '../../statement/PaidLine.ts'
import { useLanguage, useText } from '../../text/useText.ts'
import { useAmounts } from './useAmounts.ts'

interface WindowTableProps {
  readonly line: PaidLine
  readonly open: ReadonlyMap<string, boolean>
}

/** A payment window by window; a month in which the clinic is closed has a word and no amount. */
export function WindowTable({ line, open }: WindowTableProps) {
  const text = useText()
  const language = useLanguage()
  const { amount } = useAmounts()

  return (
    <section>
      <h3>{text('statement.panel.months')}</h3>
      <table className="split">
        <thead>
          <tr>
            <th scope="col">{text('statement.column.month')}</th>
            <th scope="col" className="number">
              {text('statement.column.amount')}
            </th>
          </tr>
        </thead>
        <tbody>
          {line.windows.map(({ first, last, ore }) => (
            <tr key={`${first} ${last}`}>
              <th scope="row">{formatSpan(last, language)}</th>
              <td className="number">
                {ore === 0 && open.get(last) === false ? (
                  <span className="word">{text('statement.panel.closed')}</span>
                ) : (
                  amount(ore)
                )}
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{text('statement.sum')}</th>
            <td className="number">{amount(line.ore ?? 0)}</td>
          </tr>
        </tfoot>
      </table>
    </section>
  )
}
