import { useMemo } from 'react'
import type { Reconciliation } from '../../../server/contract/reconcile.ts'
import { formatNumber } from '../../format/formatNumber.ts'
import { useText } from '../../text/useText.ts'
import { heatOf, levelOf } from './heatOf.ts'
import { useReconciling } from './ReconcileContext.ts'
import type { ReconcileChoice } from './reconcileAddress.ts'
import { ScrollBox } from './ScrollBox.tsx'
import { shortPeriod } from './shortPeriod.ts'
import type { ChooseReconcile } from './useReconcileChoice.ts'

interface HeatTableProps {
  readonly reconciliation: Reconciliation
  readonly choice: ReconcileChoice
  readonly choose: ChooseReconcile
}

/** What differs, by clinic and period: the figure in each cell, and the deeper its ground the more it is. */
export function HeatTable({ reconciliation, choice, choose }: HeatTableProps) {
  const text = useText()
  const { write, clinicName } = useReconciling()
  const { periods, rows, most } = useMemo(() => heatOf(reconciliation), [reconciliation])
  const heading = text('reconcile.heat')

  return (
    <section className="panel reconcile-panel">
      <h2>{heading}</h2>
      <ScrollBox label={heading}>
        <table className="reconcile-table heat" aria-label={heading}>
          <thead>
            <tr>
              <th scope="col">{text('reconcile.clinic')}</th>
              {periods.map((period) => (
                <th key={period} scope="col">
                  <abbr title={write.period(period)}>{shortPeriod(period, write.language)}</abbr>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ clinic, cells }) => (
              <tr key={clinic}>
                <th scope="row">{clinicName(clinic)}</th>
                {periods.map((period, place) => {
                  const cell = cells[place]
                  if (!cell)
                    return (
                      <td key={period}>
                        <span className="heat-agrees" aria-hidden="true">
                          ·
                        </span>
                        <span className="visually-hidden">{text('reconcile.heat.agrees')}</span>
                      </td>
                    )
                  return (
                    <td key={period}>
                      <button
                        type="button"
                        className="heat-cell"
                        data-side={cell.residual < 0 ? 'loss' : 'gain'}
                        data-level={levelOf(cell.residual, most)}
                        aria-pressed={choice.at === clinic}
                        onClick={() => choose({ at: choice.at === clinic ? '' : clinic })}
                      >
                        <span className="visually-hidden">
                          {text('reconcile.heat.cell', {
                            clinic: clinicName(clinic),
                            period: write.period(period),
                          })}{' '}
                        </span>
                        {shortly(cell)}
                      </button>
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      <p className="foot">{text('reconcile.heat.foot')}</p>
    </section>
  )

  /** Kronor; below ten with öre. What cancels out between payments shows that it does. */
  function shortly({ residual, apart }: { readonly residual: number; readonly apart: number }): string {
    const decimals = apart < 1000 ? 2 : 0
    if (residual === 0) return `±${formatNumber(apart / 200, write.language, { decimals })}`
    return formatNumber(residual / 100, write.language, { decimals, isChange: true })
  }
}
