import { useEffect, useState } from 'react'
import type { Comparison, ComparisonState } from '../../comparison/Comparison.ts'
import type { StatementState } from '../../comparison/StatementState.ts'
import { formatMoney } from '../../format/formatMoney.ts'
import { formatSpan } from '../../format/formatSpan.ts'
import { openMonths } from '../../statement/openMonths.ts'
import { monthsOf, periodBefore, spanOf } from '../../statement/statementPeriod.ts'
import { useLanguage, useText } from '../../text/useText.ts'
import type { Beside } from './Beside.ts'
import { DownloadStatement } from './DownloadStatement.tsx'
import { LinesTable } from './LinesTable.tsx'
import { MonthBars } from './MonthBars.tsx'
import { PlaceStrip } from './PlaceStrip.tsx'
import { type Gone, ServerGone } from './ServerGone.tsx'
import type { ChangeStatement } from './StatementChoices.tsx'
import { StatementContext } from './StatementContext.ts'
import { StatementFigures } from './StatementFigures.tsx'
import { StatementLead } from './StatementLead.tsx'
import type { ShownStatement } from './useClinicStatement.ts'

interface StatementContentProps {
  readonly state: ComparisonState
  readonly asked: StatementState
  readonly change: ChangeStatement
  readonly comparison: Comparison
  readonly shown: ShownStatement
  readonly name: string
  /** The server does not answer: this is from before. */
  readonly gone?: Gone | undefined
}

/** The answer in words, the four figures, the lines, and beside them months and place. */
export function StatementContent({ state, asked, change, comparison, shown, name, gone }: StatementContentProps) {
  const text = useText()
  const language = useLanguage()
  const { paid, priced, statement, order, isStale } = shown
  const currency = priced.parts[0]?.model.currency ?? 'SEK'
  const dataset = datasetIn(statement.manifest)
  const clinic = comparison.clinics.find((one) => one.clinic === statement.clinic)
  const open = openMonths(priced, statement.clinic)
  const isClosedIn = (at: string): boolean => monthsOf(spanOf(at)).every((month) => open.get(month) === false)
  const isClosed = isClosedIn(asked.at)
  const wasClosed = isClosedIn(periodBefore(asked.at))
  const beside = besideIn(asked, shown)
  const period = formatSpan(asked.at, language)
  const spoken = text('statement.live', {
    clinic: name,
    period,
    amount: formatMoney(paid.ore / 100, currency, language, { decimals: 2 }),
  })

  return (
    <StatementContext value={{ currency, name, asked, change, shown, clinic, isInvented: dataset.invented }}>
      {gone ? <ServerGone clinic={name} period={period} problem={gone.problem} retry={gone.retry} /> : null}
      <Spoken>{spoken}</Spoken>
      <div className={isStale && !gone ? 'statement-stale' : undefined} aria-busy={isStale && !gone}>
        <StatementLead beside={beside} isClosed={isClosed} wasClosed={wasClosed} />
        <StatementFigures
          listed={order.period === asked.at ? (clinic?.listed ?? null) : null}
          isClosed={isClosed}
          wasClosed={wasClosed}
        />
        <div className="statement-columns">
          <LinesTable beside={beside} isClosed={isClosed} open={open} />
          <div className="statement-side">
            <MonthBars open={open} />
            <PlaceStrip comparison={comparison} period={state.period} />
          </div>
        </div>
      </div>
      <footer className="statement-foot">
        {dataset.invented ? <span className="invented">{text('statement.invented')}</span> : null}
        <p>
          {text('statement.foot', {
            letter: priced.letter,
            model: priced.label[language],
            dataset: order.dataset,
            hash: dataset.hash.replace(/^sha256-/, '').slice(0, 12),
          })}
        </p>
        <DownloadStatement />
      </footer>
    </StatementContext>
  )
}

/** One polite message a change, once the figures stand still. */
function Spoken({ children }: { readonly children: string }) {
  const [said, setSaid] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setSaid(children), 500)
    return () => clearTimeout(timer)
  }, [children])
  return (
    <p className="statement-hidden" role="status">
      {said}
    </p>
  )
}

/** What stands beside the lines: nothing, the period before, or another alternative. */
function besideIn({ beside, at, of }: StatementState, { before, other }: ShownStatement): Beside | undefined {
  if (beside === undefined) return undefined
  if (beside === 'before') return { type: 'before', period: periodBefore(at), side: before, isForward: false }
  if (!other || other.letter !== beside) return undefined
  return { type: 'other', letter: other.letter, label: other.label, side: other.side, isForward: of === '0' }
}

/** What the statement says of its data. Without a word of it, it is invented until somebody says otherwise. */
function datasetIn(manifest: Readonly<Record<string, unknown>>): { readonly hash: string; readonly invented: boolean } {
  const { models } = manifest
  const [first]: readonly unknown[] = Array.isArray(models) ? models : []
  const dataset = isObject(first) ? first['dataset'] : manifest['dataset']
  if (!isObject(dataset)) return { hash: '–', invented: true }
  const { hash, invented } = dataset
  return { hash: typeof hash === 'string' ? hash : '–', invented: invented !== false }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
