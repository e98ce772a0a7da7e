import type { ReactNode } from 'react'
import { formatMonth, formatSpan } from '../../format/formatSpan.ts'
import { periodBefore, stepOf } from '../../statement/statementPeriod.ts'
import type { TextKey } from '../../text/sv.ts'
import { useLanguage, useText } from '../../text/useText.ts'
import { type Beside, changesOf, differenceOf } from './Beside.ts'
import { FilledText } from './FilledText.tsx'
import { MainReason } from './MainReason.tsx'
import { useShownStatement } from './StatementContext.ts'
import { useAmounts } from './useAmounts.ts'

interface StatementLeadProps {
  readonly beside: Beside | undefined
  readonly isClosed: boolean
  /** Was the clinic not open yet in the period before? */
  readonly wasClosed: boolean
}

/** The answer: what is paid, how much more or less than what it is held against, and what most of that comes from. */
export function StatementLead({ beside, isClosed, wasClosed }: StatementLeadProps) {
  const text = useText()
  const language = useLanguage()
  const { money } = useAmounts()
  const { asked, name, shown } = useShownStatement()
  const step = stepOf(asked.at)
  const when = text(`statement.in.${step}`, { period: formatSpan(asked.at, language) })
  if (isClosed)
    return <p className="lead">{text('statement.lead.closed', { clinic: name, when: when.toLowerCase() })}</p>

  const before = periodBefore(asked.at)
  const held: Beside = beside ?? { type: 'before', period: before, side: shown.before, isForward: false }
  const figure = (ore: number): ReactNode => <strong>{money(ore)}</strong>
  const model = { letter: shown.priced.letter, name: shown.priced.label[language] }
  const paid = (
    <FilledText text="statement.lead.paid" nodes={{ when, clinic: name, amount: figure(shown.paid.ore), ...model }} />
  )
  const plainOther =
    held.type === 'before'
      ? formatSpan(held.period, language)
      : text('statement.lead.alternative', { letter: held.letter, name: held.label[language] })

  if (held.type === 'before' && wasClosed)
    return sentence('statement.lead.wasClosed', { paid, other: otherWords(held) })
  switch (held.side.state) {
    case 'loading':
      return sentence('statement.lead.waiting', { paid })
    case 'failed':
      return sentence('statement.lead.failed', { paid, other: plainOther })
    case 'absent':
      return sentence('statement.lead.unknown', { paid, other: plainOther })
    case 'ready':
      break
  }

  const difference = differenceOf(held, shown.paid, held.side.paid)
  const way = difference > 0 ? 'more' : difference < 0 ? 'less' : 'same'
  const [largest] = changesOf(held, shown.paid, held.side.paid)
  const nodes = {
    paid,
    other: otherWords(held),
    ...(way === 'same' ? {} : { difference: figure(Math.abs(difference)) }),
  }
  return (
    <p className="lead">
      <FilledText text={held.isForward ? `statement.lead.if.${way}` : `statement.lead.${way}`} nodes={nodes} />{' '}
      {largest && largest.ore !== 0 ? <MainReason change={largest} held={held} difference={difference} /> : null}
    </p>
  )

  function sentence(key: TextKey, parts: Readonly<Record<string, ReactNode>>) {
    return (
      <p className="lead">
        <FilledText text={key} nodes={parts} />
      </p>
    )
  }

  function otherWords(other: Beside): string {
    if (other.type === 'other')
      return text(other.isForward ? 'statement.lead.alternative' : 'statement.lead.with', {
        letter: other.letter,
        name: other.label[language],
      })
    const isSameYear = step === 'month' && other.period.slice(0, 4) === asked.at.slice(0, 4)
    const period = isSameYear ? formatMonth(other.period, language) : formatSpan(other.period, language)
    return text(`statement.lead.before.${step}`, { period })
  }
}
