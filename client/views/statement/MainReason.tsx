import type { ReactNode } from 'react'
import { formatCounted } from '../../format/formatCounted.ts'
import { formatSpan } from '../../format/formatSpan.ts'
import type { LineChange, TermChange } from '../../statement/lineChange.ts'
import type { LineTerm } from '../../statement/PaidLine.ts'
import { stepOf } from '../../statement/statementPeriod.ts'
import type { TextKey } from '../../text/sv.ts'
import { useLanguage, useText } from '../../text/useText.ts'
import type { Beside } from './Beside.ts'
import { FilledText } from './FilledText.tsx'
import { overOf } from './overOf.ts'
import { useShownStatement } from './StatementContext.ts'
import { useAmounts } from './useAmounts.ts'
import { useRowWords } from './useRowWords.ts'

interface MainReasonProps {
  readonly change: LineChange
  readonly held: Beside
  /** Of the whole, in öre. */
  readonly difference: number
}

/** The payment that changed most, and which of its quantities or rates did it. */
export function MainReason({ change, held, difference }: MainReasonProps) {
  const text = useText()
  const language = useLanguage()
  const rowWords = useRowWords()
  const { money, moneyChange, quantity, rateInWords } = useAmounts()
  const { asked, shown, change: changeStatement } = useShownStatement()
  const line = [shown.paid, held.side.state === 'ready' ? held.side.paid : undefined]
    .flatMap((paid) => paid?.lines ?? [])
    .find(({ name }) => name === change.name)
  if (!line) return null

  const isByRate = Math.abs(change.byRate) > Math.abs(change.byQuantity)
  const whole = isByRate ? change.byRate : change.byQuantity
  const effect = (term: TermChange): number => (isByRate ? term.byRate : term.byQuantity)
  const ranked = change.terms.toSorted((one, other) => Math.abs(effect(other)) - Math.abs(effect(one)))
  const [main] = ranked
  const isOne = main !== undefined && (ranked.length === 1 || (effect(main) * 100) / whole > 0.6)
  // Where others outweigh it, the whole does not come from it.
  const isMost = change.ore * difference > 0 && Math.abs(change.ore) < 1.5 * Math.abs(difference)
  const row = isOne && main.term.row !== null ? rowWords(main.term.row) : undefined
  const payment = (
    <button
      type="button"
      className="opens"
      onClick={() => {
        changeStatement((before) => ({ ...before, open: change.name }), 'replace')
        document.getElementById(`line-${change.name}`)?.scrollIntoView({ block: 'center' })
      }}
    >
      {lowered(line.label[language])}
    </button>
  )

  return (
    <FilledText
      text={isMost ? 'statement.lead.why' : 'statement.lead.largest'}
      nodes={{
        payment: row === undefined ? payment : <FilledText text="statement.lead.of" nodes={{ payment, row }} />,
        why: why(),
      }}
    />
  )

  function why(): ReactNode {
    const ore = change.kind !== 'split' ? change.ore : isOne ? effect(main) * 100 : whole
    const amount = <strong>{moneyChange(ore)}</strong>
    if (change.kind !== 'split') {
      const isSettling = change.kind === 'settled' || change.kind === 'unsettled'
      const isInTo = change.kind === 'new' || change.kind === 'settled'
      return filled(isSettling ? 'statement.why.settledOnly' : 'statement.why.only', {
        where: where(isInTo !== held.isForward),
        amount,
      })
    }
    if (!isOne) {
      const units = new Set(ranked.map(({ term }) => unitOf(term)))
      const [unit = ''] = units
      const counted = ranked.reduce((sum, { quantities }) => sum + quantities[1] - quantities[0], 0)
      if (!isByRate && units.size === 1 && unit !== '' && counted * whole > 0)
        return filled(counted > 0 ? 'statement.why.moreOfAll' : 'statement.why.fewerOfAll', {
          count: quantity({ of: { type: 'parameter', name: '' }, quantity: Math.abs(counted) }),
          unit,
          amount,
        })
      const count = ranked.filter((term) => effect(term) !== 0).length
      return filled(isByRate ? 'statement.why.rates' : 'statement.why.quantities', { count, amount })
    }
    const { term, quantities, rates } = main
    const unit = unitOf(term)
    if (isByRate) {
      const [from, to] = rates.map((rate) => rateInWords({ ...term, rate }))
      const count = quantity({ ...term, quantity: quantities[1] })
      return filled(unit === '' ? 'statement.why.sum' : 'statement.why.rate', {
        from,
        to,
        amount,
        ...(unit === '' ? {} : { count, unit }),
      })
    }
    const more = quantities[1] > quantities[0]
    const count = quantity({ ...term, quantity: Math.abs(quantities[1] - quantities[0]) })
    const rate = term.of.type === 'pot' ? money(rates[0] * 100) : rateInWords({ ...term, rate: rates[0] })
    if (unit === '') return filled(more ? 'statement.why.up' : 'statement.why.down', { count, rate, amount })
    return filled(more ? 'statement.why.more' : 'statement.why.fewer', { count, unit, rate, amount })
  }

  function unitOf(term: LineTerm): string {
    return formatCounted(term.unit, language, overOf(term))
  }

  function filled(key: TextKey, nodes: Readonly<Record<string, ReactNode>>): ReactNode {
    return <FilledText text={key} nodes={nodes} />
  }

  /** The side that has what the other lacks. */
  function where(isShown: boolean): string {
    if (held.type === 'before') {
      const period = formatSpan(isShown ? asked.at : held.period, language)
      return text(`statement.lead.before.${stepOf(asked.at)}`, { period })
    }
    const side = isShown ? shown.priced : held
    return text('statement.lead.with', { letter: side.letter, name: side.label[language] })
  }
}

/** A payment's name within a sentence; what begins with an abbreviation stays as it is. */
function lowered(name: string): string {
  return /^\p{Lu}\p{Ll}/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name
}
