import { memo, useId, useState } from 'react'
import type { Label } from '../../../server/contract/Label.ts'
import type { Rate } from '../../../server/contract/model.ts'
import { RateField } from '../../fields/RateField.tsx'
import { formatRow } from '../../format/formatRow.ts'
import { useLanguage, useText } from '../../text/useText.ts'
import { type RateContext, type RatesNow, SERVER_WAIT } from './RateContext.ts'
import { RateRemarks } from './RateRemarks.tsx'
import { RateState } from './RateState.tsx'
import { unitOfRate } from './unitOfRate.ts'

interface RateTableProps {
  readonly label: Label
  readonly rows: readonly Rate[]
  readonly under: string | undefined
  readonly context: RateContext
  readonly now: RatesNow
  /** It was searched for, so its rows are shown. */
  readonly isFound: boolean
}

/** A longer table opens on request. */
const FEW = 6

/** A table of rates: its source once, and a field for each row. */
export const RateTable = memo(function RateTable(props: RateTableProps) {
  const { label, rows, under, context, now, isFound } = props
  const text = useText()
  const language = useLanguage()
  const id = useId()
  const [isOpen, setOpen] = useState(rows.length <= FEW)
  const [first] = rows
  if (!first) return null

  const isShown = isOpen || isFound
  const changed = rows.filter(({ name }) => name in now.changes)
  const isRowBound = rows.some(({ rowBound }) => rowBound)

  return (
    <div className="rate-table" data-changed={changed.length > 0 || undefined}>
      <div className="rate-words">
        <p className="rate-name">{label[language]}</p>
        <RateRemarks rate={first} under={under} context={context} />
        {isRowBound ? <p className="rate-note">{text('rates.rowBound')}</p> : null}
        {rows.length > FEW && !isFound ? (
          <button
            type="button"
            className="link-button"
            aria-expanded={isShown}
            aria-controls={id}
            onClick={() => setOpen(!isOpen)}
          >
            {isShown ? text('rates.closeTable') : text('rates.openTable', { count: rows.length })}
          </button>
        ) : null}
      </div>
      <div id={id} className="rate-rows" hidden={!isShown}>
        {isShown
          ? rows.map((rate) => (
              <div key={rate.name} className="rate-cell" data-changed={rate.name in now.changes || undefined}>
                <p className="rate-cell-name">{formatRow(rate.row ?? '', language)}</p>
                <RateField
                  label={`${label[language]}, ${formatRow(rate.row ?? '', language)}`}
                  value={now.changes[rate.name] ?? rate.value}
                  unit={unitOfRate(rate)}
                  range={rate.range}
                  wait={rate.rowBound ? SERVER_WAIT : undefined}
                  onChange={(next, how) => context.onChange(rate, next, how)}
                />
                <RateState
                  {...{ rate, context }}
                  changed={now.changes[rate.name]}
                  solved={now.solved.get(rate.name)}
                  name={`${label[language]}, ${formatRow(rate.row ?? '', language)}`}
                />
              </div>
            ))
          : null}
      </div>
    </div>
  )
}, isAsBefore)

/** Is nothing of its rows changed, by the reader or the lock? */
function isAsBefore({ now: before, ...one }: RateTableProps, { now, ...other }: RateTableProps): boolean {
  const isSame = (Object.keys(other) as (keyof typeof other)[]).every((key) => Object.is(one[key], other[key]))
  return (
    isSame &&
    other.rows.every(
      ({ name }) => before.changes[name] === now.changes[name] && before.solved.get(name) === now.solved.get(name),
    )
  )
}
