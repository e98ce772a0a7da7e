import { memo, useMemo } from 'react'
import type { ComparisonState } from '../../comparison/Comparison.ts'
import { useText } from '../../text/useText.ts'
import type { Analysis } from './Analysis.ts'
import { arrangeLines } from './arrangeLines.ts'
import { ClinicTable } from './ClinicTable.tsx'
import type { TableChoice } from './TableChoice.ts'
import { TableTools } from './TableTools.tsx'
import { useWriting } from './useWriting.ts'

interface ClinicPanelProps {
  readonly state: ComparisonState
  readonly analysis: Analysis
  readonly choice: TableChoice
  readonly onChoice: (changed: Partial<TableChoice>, how?: 'push' | 'replace') => void
  readonly clinic: string | undefined
  readonly onSelect: (clinic: string) => void
}

/** Every clinic, to search, sort, filter and group. */
export const ClinicPanel = memo(function ClinicPanel(props: ClinicPanelProps) {
  const { state, analysis, choice, onChoice, clinic, onSelect } = props
  const text = useText()
  const write = useWriting(analysis.currency)
  const { items, lines } = useMemo(
    () => arrangeLines(analysis.lines, choice, analysis.changes),
    [analysis.lines, analysis.changes, choice],
  )

  return (
    <section className="panel clinics-panel" aria-labelledby="compare-clinics">
      <div className="panel-head">
        <h2 id="compare-clinics">
          {text(choice.all ? 'compare.clinics.all' : 'compare.clinics', { letter: analysis.shown.letter })}
          <span className="panel-count" role="status">
            {text('compare.clinics.count', {
              count: write.number(lines.length),
              all: write.number(analysis.lines.length),
            })}
          </span>
        </h2>
      </div>
      <TableTools {...{ analysis, choice, onChoice }} />
      {lines.length === 0 ? (
        <NothingFits onChoice={onChoice} />
      ) : (
        <ClinicTable {...{ state, analysis, choice, onChoice, items, lines, clinic, onSelect }} />
      )}
    </section>
  )
})

function NothingFits({ onChoice }: { readonly onChoice: ClinicPanelProps['onChoice'] }) {
  const text = useText()
  return (
    <div className="nothing">
      <p>
        <strong>{text('compare.nothing.title')}</strong>
      </p>
      <p>{text('compare.nothing')}</p>
      <button
        type="button"
        className="outlined"
        onClick={() =>
          onChoice({ search: '', owner: undefined, municipality: undefined, side: undefined, pilots: false })
        }
      >
        {text('compare.nothing.clear')}
      </button>
    </div>
  )
}
