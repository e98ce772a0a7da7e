import { memo, useMemo } from 'react'
import { type GroupChange, sumByGroup } from '../../../models/analysis/compare/index.ts'
import { ChangeBar } from '../../charts/ChangeBar.tsx'
import { useText } from '../../text/useText.ts'
import type { Analysis } from './Analysis.ts'
import { groupBy, type GroupName } from './groupings.ts'
import { GROUPINGS, type Grouping } from './TableChoice.ts'
import { useGroupName } from './useGroupName.ts'
import { useWriting } from './useWriting.ts'

interface Grouped {
  readonly grouping: Grouping
  readonly rows: readonly { readonly name: GroupName; readonly sum: GroupChange<number> }[]
}

/** Which groups of clinics carry the change. */
export const GroupsPanel = memo(function GroupsPanel({ analysis }: { readonly analysis: Analysis }) {
  const text = useText()
  const all = useMemo(() => sumAll(analysis), [analysis])
  const most = Math.max(0.1, ...all.flatMap(({ rows }) => rows.map(({ sum }) => Math.abs(sum.percent ?? 0))))
  const [places, others] = [
    all.filter(({ grouping }) => grouping === 'municipality'),
    all.filter(({ grouping }) => grouping !== 'municipality'),
  ]

  return (
    <section className="panel" aria-labelledby="compare-groups">
      <h2 id="compare-groups">{text('compare.groups')}</h2>
      <GroupTable grouped={others} {...{ most, analysis }} />
      {places.map(({ grouping, rows }) => (
        <details key={grouping}>
          <summary>{text('compare.groups.municipalities', { count: rows.length })}</summary>
          <GroupTable grouped={[{ grouping, rows }]} {...{ most, analysis }} />
        </details>
      ))}
    </section>
  )
})

interface GroupTableProps {
  readonly grouped: readonly Grouped[]
  readonly most: number
  readonly analysis: Analysis
}

function GroupTable({ grouped, most, analysis }: GroupTableProps) {
  const text = useText()
  const nameOf = useGroupName()
  const write = useWriting(analysis.currency)

  return (
    <table className="figures groups" aria-label={text('compare.groups')}>
      <thead>
        <tr>
          <th scope="col" colSpan={2}>
            {text('compare.group')}
          </th>
          <th scope="col" className="bar-cell">
            <span className="visually-hidden">{text('compare.change')}</span>
          </th>
          <th scope="col">{text('compare.change')}</th>
          <th scope="col">{write.units.millions}</th>
        </tr>
      </thead>
      {grouped.map(({ grouping, rows }) => (
        <tbody key={grouping}>
          {rows.map(({ name, sum: { key, clinics, change, percent } }, place) => {
            const shown = percent === null ? 0 : Number(percent.toFixed(1))
            const side = shown === 0 ? 'alike' : shown > 0 ? 'gain' : 'loss'
            return (
              <tr key={key}>
                {place === 0 && (
                  <th scope="rowgroup" className="group-kind" rowSpan={rows.length}>
                    {text(`compare.by.${grouping}`)}
                  </th>
                )}
                <th scope="row">
                  {nameOf(grouping, name)} <span className="soft">({write.number(clinics)})</span>
                </th>
                <td className="bar-cell">
                  <ChangeBar value={percent ?? 0} {...{ most, side }} />
                </td>
                <td className={`is-${side}`}>{percent === null ? '–' : write.percentChange(percent)}</td>
                <td>{write.millionsChange(change)}</td>
              </tr>
            )
          })}
        </tbody>
      ))}
    </table>
  )
}

/** Every grouping that tells clinics apart, with its sums. */
function sumAll({ lines, hasPilots }: Analysis): readonly Grouped[] {
  return GROUPINGS.filter((grouping) => grouping !== 'pilot' || hasPilots).flatMap((grouping) => {
    const { groups, of } = groupBy(grouping, lines)
    if (groups.length < 2) return []
    const sums = sumByGroup(
      lines.map(({ change }) => change),
      (place) => of[place] ?? 0,
    )
    const rows = sums.map((sum) => ({ name: groups[sum.key] ?? null, sum })).toSorted((a, b) => a.sum.key - b.sum.key)
    return [{ grouping, rows }]
  })
}
