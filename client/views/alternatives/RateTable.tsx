import { useId, useState } from 'react'
import type { Label } from '../../../server/contract/Label.ts'
import type { Rate } from '../../../server/contract/model.ts'
import { RateField } from '../../fields/RateField.tsx'
import { formatRow } from '../../format/formatRow.ts'
import { useLanguage, useText } from '../../text/useText.ts'
import { type RateContext, SERVER_WAIT } from './RateContext.ts'
import { RateRemarks } from './RateRemarks.tsx'
import { RateState } from './RateState.tsx'
import { unitOfRate } from './unitOfRate.ts'

interface RateTableProps {
  readonly label: Label
  readonly rows: readonly Rate[]
  readonly under: string | undefined
  readonly context: RateContext
  /** It was searched for, so its rows are shown. */
  readonly isFound: boolean
}

/** A longer table opens on request. */
const FEW = 6

/** A table of rates: its source once, and a field for each row. */
export function RateTable({ label, rows, under, context, isFound }: RateTableProps) {
  const text = useText()
  const language = useLanguage()
  const id = useId()
  const [isOpen, setOpen] = useState(rows.length <= FEW)
  const [first] = rows
  if (!first) return null

  const isShown = isOpen || isFound
  const changed = rows.filter(({ name }) => name in context.changes)
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
              <div key={rate.name} className="rate-cell" data-changed={rate.name in context.changes || undefined}>
                <p className="rate-cell-name">{formatRow(rate.row ?? '', language)}</p>
                <RateField
                  label={`${label[language]}, ${formatRow(rate.row ?? '', language)}`}
                  value={context.changes[rate.name] ?? rate.value}
                  unit={unitOfRate(rate)}
                  range={rate.range}
                  wait={rate.rowBound ? SERVER_WAIT : undefined}
                  onChange={(next, how) => context.onChange(rate, next, how)}
                />
                <RateState
                  rate={rate}
                  context={context}
                  name={`${label[language]}, ${formatRow(rate.row ?? '', language)}`}
                />
              </div>
            ))
          : null}
      </div>
    </div>
  )
}
