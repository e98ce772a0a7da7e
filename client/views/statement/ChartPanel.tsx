import { type ReactNode, useId, useState } from 'react'
import { useText } from '../../text/useText.ts'

interface ChartPanelProps {
  /** What the chart finds or asks. */
  readonly title: string
  readonly note: string
  /** The chart in words. */
  readonly summary: string
  readonly chart: ReactNode
  readonly table: ReactNode
}

/** A chart with its heading, and the table that shows the same. */
export function ChartPanel({ title, note, summary, chart, table }: ChartPanelProps) {
  const text = useText()
  const heading = useId()
  const described = useId()
  const [isTable, setTable] = useState(false)

  return (
    <section className="panel statement-chart" aria-labelledby={heading}>
      <div className="statement-chart-head">
        <h2 id={heading}>{title}</h2>
        <button type="button" className="opens" aria-pressed={isTable} onClick={() => setTable(!isTable)}>
          {text('statement.chart.table')}
        </button>
      </div>
      <p className="note">{note}</p>
      {isTable ? (
        table
      ) : (
        <figure aria-labelledby={heading} aria-describedby={described}>
          {chart}
          <figcaption id={described} className="statement-hidden">
            {summary}
          </figcaption>
        </figure>
      )}
    </section>
  )
}
