import { formatSpan } from '../../format/formatSpan.ts'
import type { PaidLine } from '../../statement/PaidLine.ts'
import { windowEnding } from '../../statement/statementPeriod.ts'
import { useLanguage, useText } from '../../text/useText.ts'
import { type Beside, changeOf } from './Beside.ts'
import { ChangeSplit } from './ChangeSplit.tsx'
import { RuleAndSource } from './RuleAndSource.tsx'
import { useShownStatement } from './StatementContext.ts'
import { TermTable } from './TermTable.tsx'
import { useAmounts } from './useAmounts.ts'
import { WindowTable } from './WindowTable.tsx'

interface PaymentPanelProps {
  readonly name: string
  readonly line: PaidLine | undefined
  readonly held: PaidLine | undefined
  readonly beside: Beside | undefined
  readonly open: ReadonlyMap<string, boolean>
}

/** A payment opened: its terms, its months, its rule and sources, and why it differs from what stands beside it. */
export function PaymentPanel({ name, line, held, beside, open }: PaymentPanelProps) {
  const text = useText()
  const language = useLanguage()
  const { money } = useAmounts()
  const { asked, shown } = useShownStatement()
  const known = line ?? held
  if (!known) return null
  const against: Beside = beside ?? {
    type: 'before',
    period: '',
    side: shown.before,
    isForward: false,
  }
  const other =
    beside === undefined && shown.before.state === 'ready'
      ? shown.before.paid.lines.find((one) => one.name === name)
      : held
  const isReady = against.side.state === 'ready'

  return (
    <div className="payment-panel">
      <div>
        {line === undefined || line.ore === null ? (
          <section>
            <h3>{known.label[language]}</h3>
            <p>
              {line?.settles
                ? text('statement.panel.settles', { period: waitingFor(line) })
                : text('statement.line.absent')}
            </p>
          </section>
        ) : (
          <section>
            <h3>{text('statement.panel.terms', { amount: money(line.ore) })}</h3>
            <TermTable line={line} />
          </section>
        )}
        {line && line.windows.length > 1 ? <WindowTable line={line} open={open} /> : null}
      </div>
      <div>
        {isReady ? <ChangeSplit change={changeOf(against, name, line, other)} beside={beside} at={asked.at} /> : null}
        <RuleAndSource line={known} />
      </div>
    </div>
  )

  function waitingFor({ payments, settles }: PaidLine): string {
    const over = payments[0]?.over ?? 'year'
    const { first, last } = windowEnding(over, settles ?? '')
    return `${formatSpan(first, language)} – ${formatSpan(last, language)}`
  }
}
