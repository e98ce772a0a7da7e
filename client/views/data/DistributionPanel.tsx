import { type ReactNode, useId, useState } from 'react'
import { useText } from '../../text/useText.ts'
import { DataTable } from './DataTable.tsx'
import { type DistributionBar, DistributionBars } from './DistributionBars.tsx'

interface DistributionPanelProps {
  /** The question that the chart answers. */
  readonly title: string
  readonly axis: string
  readonly bars: readonly DistributionBar[]
  /** The heads of the table that says the same. */
  readonly columns: readonly [string, string]
  /** What is said where there is nothing to draw. */
  readonly empty?: string
  readonly foot?: ReactNode
}

/** A distribution as bars, and as a table. */
export function DistributionPanel({ title, axis, bars, columns, empty, foot }: DistributionPanelProps) {
  const text = useText()
  const heading = useId()
  const [isTable, setTable] = useState(false)

  return (
    <section className="panel data-panel" aria-labelledby={heading}>
      <div className="data-panel-head">
        <h2 id={heading}>{title}</h2>
        {bars.length > 0 ? (
          <button type="button" className="quiet" aria-pressed={isTable} onClick={() => setTable(!isTable)}>
            {text('data.chart.table')}
          </button>
        ) : null}
      </div>
      {bars.length === 0 ? <p>{empty}</p> : null}
      {bars.length > 0 && isTable ? (
        <DataTable
          label={title}
          columns={columns}
          numbers={[1]}
          rows={bars.map(({ name, written }) => [name, written])}
        />
      ) : null}
      {bars.length > 0 && !isTable ? <DistributionBars label={title} {...{ axis, bars }} /> : null}
      {foot}
    </section>
  )
}
