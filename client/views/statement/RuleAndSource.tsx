import { Link } from 'wouter'
import { rulesAddress } from '../../comparison/address.ts'
import { useComparisonState } from '../../comparison/useComparisonState.ts'
import { formatDate } from '../../format/formatDate.ts'
import { formatNumber } from '../../format/formatNumber.ts'
import type { PaidLine } from '../../statement/PaidLine.ts'
import { useLanguage, useText } from '../../text/useText.ts'
import { RateNote } from './RateNote.tsx'
import { useShownStatement } from './StatementContext.ts'
import { type UsedRate, usedRates } from './usedRates.ts'
import { useAmounts } from './useAmounts.ts'

const OVERS = ['month', 'quarter', 'year'] as const

/** The rule as its document writes it, when it is settled, and where each rate comes from. */
export function RuleAndSource({ line }: { readonly line: PaidLine }) {
  const text = useText()
  const language = useLanguage()
  const { shown } = useShownStatement()
  const { state } = useComparisonState()
  const dates = line.windows.map(({ cutOff }) => cutOff).toSorted()
  const [first, last] = [dates[0], dates.at(-1)]
  const isMixed = line.payments.length > 1

  return (
    <>
      {line.payments.map((payment) => {
        const part = shown.priced.parts.find(({ model }) => model.name === payment.model)
        const over = OVERS.find((one) => one === payment.over)
        return (
          <section key={payment.model}>
            <h3>
              {isMixed || shown.priced.parts.length > 1
                ? text('statement.panel.ruleOf', { model: part?.model.label[language] ?? payment.model })
                : text('statement.panel.rule')}
            </h3>
            {/* The box scrolls by itself, so it must be reached from the keyboard. */}
            {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
            <pre tabIndex={0} aria-label={text('statement.panel.rule')}>
              {payment.formula}
            </pre>
            <Link href={`${rulesAddress(state, payment.model)}#payment-${payment.name}`}>{text('rules.inWords')}</Link>
            <p className="note">
              {over ? text(`statement.panel.window.${over}`) : null}{' '}
              {first === undefined || last === undefined
                ? null
                : dates.length === 1
                  ? text('statement.panel.cutOff', { date: formatDate(first, language) })
                  : text('statement.panel.cutOffs', {
                      count: dates.length,
                      first: formatDate(first, language),
                      last: formatDate(last, language),
                    })}
            </p>
          </section>
        )
      })}
      <section>
        <h3>{text('statement.panel.source')}</h3>
        <ul className="sources">
          {usedRates(line, shown).map((rate) => (
            <Source key={`${rate.model} ${rate.name} ${rate.source}`} rate={rate} />
          ))}
        </ul>
      </section>
    </>
  )
}

function Source({ rate }: { readonly rate: UsedRate }) {
  const text = useText()
  const language = useLanguage()
  const { rateInWords } = useAmounts()
  const write = (value: number): string =>
    rateInWords({ of: { type: 'parameter', name: rate.name }, rate: value, unit: rate.unit })
  const source = rate.title === null || rate.source === null ? rate.source : `${rate.title}: ${rate.source}`

  return (
    <li>
      <strong>{rate.label[language]}</strong>{' '}
      {source === null
        ? text('statement.panel.fact')
        : rate.from === null
          ? text('statement.panel.sourceOnly', { source })
          : text('statement.panel.sourceFrom', { source, date: formatDate(rate.from, language) })}{' '}
      {rate.basis === null ? null : <span className="basis">{text(`statement.basis.${rate.basis}`)}.</span>}{' '}
      <RateNote note={rate.note} />{' '}
      {rate.changedTo === undefined || rate.value === null ? null : (
        <span className="changed">
          {text('statement.panel.changed', { from: write(rate.value), to: write(rate.changedTo) })}
        </span>
      )}
      {rate.factor === undefined ? null : (
        <span className="changed">
          {text('statement.panel.solved', { factor: formatNumber(rate.factor, language, { decimals: 4 }) })}
        </span>
      )}{' '}
      {rate.url === null ? null : (
        <a className="opens" href={rate.url} target="_blank" rel="noreferrer">
          {text('statement.panel.open')}
        </a>
      )}
    </li>
  )
}
