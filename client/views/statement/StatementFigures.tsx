import type { ReactNode } from 'react'
import { formatMoney } from '../../format/formatMoney.ts'
import { formatNumber } from '../../format/formatNumber.ts'
import { formatSpan } from '../../format/formatSpan.ts'
import { fixedShareOf, undecidedShareOf } from '../../statement/restsOn.ts'
import { periodBefore } from '../../statement/statementPeriod.ts'
import { useLanguage, useText } from '../../text/useText.ts'
import { ProblemWords } from '../frame/ProblemWords.tsx'
import { differenceOf } from './Beside.ts'
import type { Side } from './Side.ts'
import { useShownStatement } from './StatementContext.ts'
import { useAmounts } from './useAmounts.ts'

interface StatementFiguresProps {
  /** Of the whole period, where it is known. */
  readonly listed: number | null
  readonly isClosed: boolean
  readonly wasClosed: boolean
}

/** Four figures: the amount, against the period before, against the other alternative, and what it rests on. */
export function StatementFigures({ listed, isClosed, wasClosed }: StatementFiguresProps) {
  const text = useText()
  const language = useLanguage()
  const { money, percentChange } = useAmounts()
  const { asked, currency, shown } = useShownStatement()
  const { paid, before, other } = shown
  const period = periodBefore(asked.at)
  const isIf = asked.of === '0'

  return (
    <dl className="statement-figures" aria-label={text('statement.figures')}>
      <Figure
        label={text('statement.figure.paid', { period: formatSpan(asked.at, language) })}
        value={money(paid.ore)}
        note={
          isClosed
            ? text('statement.figure.closed')
            : listed === null || listed === 0
              ? text('statement.figure.lines', { count: paid.lines.length })
              : text('statement.figure.perListed', {
                  amount: formatMoney(paid.ore / 100 / listed, currency, language),
                  listed: formatNumber(listed, language),
                })
        }
      />
      <Difference
        label={text('statement.figure.before', { period: formatSpan(period, language) })}
        side={before}
        isForward={false}
        note={(from, change) =>
          wasClosed
            ? text('statement.figure.closed')
            : from === 0
              ? text('statement.figure.beforeAmount', { amount: money(from) })
              : text('statement.figure.share', { share: percentChange(change / Math.abs(from)), amount: money(from) })
        }
        absent={text('statement.figure.noYear', { period: formatSpan(period, language) })}
      />
      {other ? (
        <Difference
          label={text(isIf ? 'statement.figure.if' : 'statement.figure.against', { letter: other.letter })}
          side={other.side}
          isForward={isIf}
          note={(from, change) =>
            from === 0
              ? other.label[language]
              : text('statement.figure.other', {
                  share: percentChange(change / Math.abs(from)),
                  name: other.label[language],
                })
          }
          absent=""
        />
      ) : (
        <Figure label={text('statement.beside')} value="–" note={text('statement.figure.otherOnly')} />
      )}
      <RestsOn />
    </dl>
  )
}

/** How sure the amount is: what nobody decided of it, or else how much of it is fixed. */
function RestsOn() {
  const text = useText()
  const { percent } = useAmounts()
  const { shown } = useShownStatement()
  const { paid, priced } = shown
  const undecided = undecidedShareOf(paid)
  const fixed = fixedShareOf(paid, new Set(priced.parts.flatMap((part) => part.fixedShare)))
  if (undecided !== null && undecided > 0)
    return (
      <Figure
        label={text('statement.figure.undecided')}
        value={percent(undecided)}
        note={text('statement.figure.undecidedNote')}
      />
    )
  return (
    <Figure
      label={text('statement.figure.fixed')}
      value={fixed === null ? '–' : percent(fixed)}
      note={text(fixed === null ? 'statement.figure.nothing' : 'statement.figure.fixedNote')}
    />
  )
}

interface DifferenceProps {
  readonly label: string
  readonly side: Side
  readonly isForward: boolean
  readonly note: (from: number, change: number) => string
  readonly absent: string
}

function Difference({ label, side, isForward, note, absent }: DifferenceProps) {
  const text = useText()
  const { moneyChange } = useAmounts()
  const { paid } = useShownStatement().shown
  switch (side.state) {
    case 'loading':
      return <Figure label={label} value="…" note={text('statement.recomputing')} />
    case 'absent':
      return <Figure label={label} value="–" note={absent} />
    case 'failed':
      return (
        <Figure
          label={label}
          value={text('statement.figure.failed')}
          note={<ProblemWords problem={side.problem} />}
          isWord
          action={
            <button type="button" className="opens" onClick={side.retry}>
              {text('statement.retry')}
            </button>
          }
        />
      )
    case 'ready': {
      const change = differenceOf({ side, isForward }, paid, side.paid)
      const from = isForward ? paid.ore : side.paid.ore
      return <Figure label={label} value={moneyChange(change)} way={change} note={note(from, change)} />
    }
  }
}

interface FigureProps {
  readonly label: string
  readonly value: string
  readonly note: ReactNode
  /** Of a change: its sign says gain or loss. */
  readonly way?: number
  readonly isWord?: boolean
  readonly action?: ReactNode
}

function Figure({ label, value, note, way = 0, isWord = false, action }: FigureProps) {
  return (
    <div>
      <dt>{label}</dt>
      <dd
        className="figure-value"
        data-way={way > 0 ? 'gain' : way < 0 ? 'loss' : undefined}
        data-word={isWord || undefined}
      >
        {value}
      </dd>
      <dd className="figure-note">
        {note} {action}
      </dd>
    </div>
  )
}
