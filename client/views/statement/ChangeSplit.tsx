import { formatSpan } from '../../format/formatSpan.ts'
import type { LineChange } from '../../statement/lineChange.ts'
import { periodBefore } from '../../statement/statementPeriod.ts'
import { useLanguage, useText } from '../../text/useText.ts'
import type { Beside } from './Beside.ts'
import { useShownStatement } from './StatementContext.ts'
import { useAmounts } from './useAmounts.ts'

interface ChangeSplitProps {
  readonly change: LineChange
  /** None: the period before. */
  readonly beside: Beside | undefined
  readonly at: string
}

/** How much of a payment's difference comes from its quantity and how much from its rate, to the öre. */
export function ChangeSplit({ change, beside, at }: ChangeSplitProps) {
  const text = useText()
  const language = useLanguage()
  const { change: write } = useAmounts()
  const { asked, currency } = useShownStatement()
  const title =
    beside?.type === 'other'
      ? text('statement.panel.change.other', {
          from: beside.isForward ? asked.of : beside.letter,
          to: beside.isForward ? beside.letter : asked.of,
        })
      : text('statement.panel.change.before', { period: formatSpan(periodBefore(at), language) })
  const rounding = text(currency === 'SEK' ? 'statement.rounding' : 'statement.rounding.other')
  const isSettling = change.kind === 'settled' || change.kind === 'unsettled'

  return (
    <section>
      <h3>{title}</h3>
      {change.kind === 'split' ? null : (
        <p>{text(isSettling ? 'statement.panel.settledNow' : 'statement.panel.onlyHere')}</p>
      )}
      <table className="split">
        <tbody>
          {change.kind === 'split' ? (
            <>
              <Row label={text('statement.panel.byQuantity')} value={write(change.byQuantity)} />
              <Row label={text('statement.panel.byRate')} value={write(change.byRate)} />
              {change.byRounding === 0 ? null : <Row label={rounding} value={write(change.byRounding)} />}
            </>
          ) : null}
        </tbody>
        <tfoot>
          <Row label={text('statement.sum')} value={write(change.ore)} />
        </tfoot>
      </table>
    </section>
  )
}

function Row({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <tr>
      <th scope="row">{label}</th>
      <td className="number">{value}</td>
    </tr>
  )
}
