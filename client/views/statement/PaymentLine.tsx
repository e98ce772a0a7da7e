import { useId } from 'react'
import { formatCounted } from '../../format/formatCounted.ts'
import type { PaidLine } from '../../statement/PaidLine.ts'
import { useLanguage, useText } from '../../text/useText.ts'
import { type Beside, changeOf } from './Beside.ts'
import { DifferenceCell } from './DifferenceCell.tsx'
import { overOf } from './overOf.ts'
import { PaymentPanel } from './PaymentPanel.tsx'
import { Settles } from './Settles.tsx'
import { useShownStatement } from './StatementContext.ts'
import { useAmounts } from './useAmounts.ts'

interface PaymentLineProps {
  readonly name: string
  readonly line: PaidLine | undefined
  readonly held: PaidLine | undefined
  readonly beside: Beside | undefined
  readonly open: ReadonlyMap<string, boolean>
  readonly isClosed: boolean
}

/** One payment: its name opens how it came about. */
export function PaymentLine({ name, line, held, beside, open, isClosed }: PaymentLineProps) {
  const language = useLanguage()
  const panel = useId()
  const { asked, change } = useShownStatement()
  const isOpen = asked.open === name
  const label = (line ?? held)?.label[language] ?? name
  const isReady = beside?.side.state === 'ready'
  const columns = 7 + (beside === undefined ? 0 : beside.type === 'other' ? 3 : 2)

  return (
    <>
      <tr className="payment" id={`line-${name}`} data-open={isOpen || undefined}>
        <th scope="row">
          <button type="button" aria-expanded={isOpen} aria-controls={isOpen ? panel : undefined} onClick={toggle}>
            {label}
          </button>
        </th>
        <Terms line={line} isClosed={isClosed} />
        {beside ? (
          <>
            {beside.type === 'other' ? (
              <td className="number beside">{held && isReady ? <SingleRate line={held} /> : null}</td>
            ) : null}
            <td className={beside.type === 'before' ? 'number beside' : 'number'}>
              {isReady ? <HeldAmount line={held} /> : ''}
            </td>
            <DifferenceCell beside={beside} ore={isReady ? changeOf(beside, name, line, held).ore : undefined} />
          </>
        ) : null}
      </tr>
      {isOpen ? (
        <tr className="panel-row">
          <td colSpan={columns} id={panel}>
            <PaymentPanel name={name} line={line} held={held} beside={beside} open={open} />
          </td>
        </tr>
      ) : null}
    </>
  )

  function toggle(): void {
    change(({ open: was, ...rest }) => (was === name ? rest : { ...rest, open: name }), 'replace')
  }
}

/** What the other side pays, or the word for why it does not. */
function HeldAmount({ line }: { readonly line: PaidLine | undefined }) {
  const text = useText()
  const { amount } = useAmounts()
  if (!line) return <span className="word">{text('statement.line.absent')}</span>
  if (line.ore === null) return <Settles month={line.settles} />
  return amount(line.ore)
}

/** Quantity, unit, ×, rate, = and amount of a line with one term; of several, how many. */
function Terms({ line, isClosed }: Pick<PaymentLineProps, 'line' | 'isClosed'>) {
  const text = useText()
  const language = useLanguage()
  const { amount, checkable, quantity, rate } = useAmounts()
  if (!line)
    return (
      <td className="number amount word" colSpan={6}>
        {text('statement.line.absent')}
      </td>
    )
  if (line.ore === null)
    return (
      <td className="number amount word" colSpan={6}>
        <Settles month={line.settles} />
      </td>
    )
  const [term, second] = line.terms
  const paid = <td className="number amount">{amount(line.ore)}</td>
  const units = new Set(line.terms.map((one) => formatCounted(one.unit, language, overOf(one))))
  const [counted = ''] = units
  if (!term || (second && (units.size > 1 || counted === '')))
    return (
      <>
        <td className="terms-word word" colSpan={5}>
          {term
            ? text('statement.line.partsShort', { count: line.terms.length })
            : text(isClosed ? 'statement.panel.closed' : 'statement.line.nothing')}
        </td>
        {paid}
      </>
    )
  const total = line.terms.reduce((sum, one) => sum + one.quantity, 0)
  return (
    <>
      <td className="number quantity">{second ? quantity({ of: term.of, quantity: total }) : checkable(term)}</td>
      <td className="unit">{term.of.type === 'pot' ? text('statement.term.pot.unit') : counted}</td>
      <td className="sign">×</td>
      {second ? (
        <td className="number rate word">{text('statement.line.rates', { count: line.terms.length })}</td>
      ) : (
        <td className="number rate">{rate(term)}</td>
      )}
      <td className="sign equals">=</td>
      {paid}
    </>
  )
}

function SingleRate({ line }: { readonly line: PaidLine }) {
  const text = useText()
  const { rate } = useAmounts()
  const [term, second] = line.terms
  if (!term) return '–'
  return second ? text('statement.line.partsShort', { count: line.terms.length }) : rate(term)
}
