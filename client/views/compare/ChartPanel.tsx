import { type ReactNode, useId, useRef, useState } from 'react'
import { saveFile, svgOf } from '../../charts/saveChart.ts'
import { useText } from '../../text/useText.ts'
import { TwinTable } from './TwinTable.tsx'

interface ChartPanelProps {
  /** A finding or a question. */
  readonly heading: string
  /** The same figures as a table. Absent where the table stands below the chart in any case. */
  readonly table?:
    | { readonly columns: readonly string[]; readonly rows: () => readonly (readonly string[])[] }
    | undefined
  /** The downloaded picture's name, without its ending. */
  readonly file: string
  readonly children: ReactNode
  /** What stands below both forms. */
  readonly foot?: ReactNode
}

/** A panel with a chart, its twin as a table, and the picture to take away. */
export function ChartPanel({ heading, table, file, children, foot }: ChartPanelProps) {
  const text = useText()
  const id = useId()
  const [isTable, setIsTable] = useState(false)
  const body = useRef<HTMLDivElement>(null)

  function save() {
    const drawing = body.current?.querySelector('svg')
    if (drawing) saveFile(`${file}.svg`, new Blob([svgOf(drawing, heading)], { type: 'image/svg+xml' }))
  }

  return (
    <section className="panel" aria-labelledby={id}>
      <div className="panel-head">
        <h2 id={id}>{heading}</h2>
        <div className="panel-tools">
          {table && (
            <button type="button" className="tool" aria-pressed={isTable} onClick={() => setIsTable(!isTable)}>
              {text('compare.asTable')}
            </button>
          )}
          {!isTable && (
            <button type="button" className="tool" onClick={save}>
              {text('compare.download')}
              <span className="visually-hidden"> {text('compare.download.what', { heading })}</span>
            </button>
          )}
        </div>
      </div>
      <div ref={body}>
        {isTable && table ? <TwinTable label={heading} columns={table.columns} rows={table.rows()} /> : children}
      </div>
      {foot}
    </section>
  )
}
