import { useMediaQuery } from '@mantine/hooks'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type CSSProperties, memo, useCallback, useMemo, useRef } from 'react'
import type { ComparisonState } from '../../comparison/Comparison.ts'
import { useText } from '../../text/useText.ts'
import type { Analysis, ClinicLine } from './Analysis.ts'
import type { TableItem } from './arrangeLines.ts'
import { alternativesOf, cellsInRow, longestBar } from './clinicColumns.ts'
import { ClinicTableHead } from './ClinicTableHead.tsx'
import { ClinicRow, GroupRow, RegionRow } from './ClinicRow.tsx'
import { ScrollBox } from './ScrollBox.tsx'
import type { TableChoice } from './TableChoice.ts'
import { useStatementLinks } from './useStatementLinks.ts'
import { useWriting } from './useWriting.ts'

interface ClinicTableProps {
  readonly state: ComparisonState
  readonly analysis: Analysis
  readonly choice: TableChoice
  readonly onChoice: (changed: Partial<TableChoice>, how?: 'push' | 'replace') => void
  readonly items: readonly TableItem[]
  readonly lines: readonly ClinicLine[]
  readonly clinic: string | undefined
  readonly onSelect: (clinic: string) => void
}

/** Above so many rows only those in sight are there. */
const MOST_ROWS = 100
const [ROW, TALL_ROW] = [29, 57]

/** The clinics with head and total in sight; a row selects its clinic, its name opens the statement. */
export const ClinicTable = memo(function ClinicTable(props: ClinicTableProps) {
  const { state, analysis, choice, onChoice, items, lines, clinic, onSelect } = props
  const text = useText()
  const write = useWriting(analysis.currency)
  const box = useRef<HTMLDivElement>(null)
  const isNarrow = useMediaQuery('(max-width: 700px)', false, { getInitialValueInEffect: false })
  const isVirtual = items.length > MOST_ROWS
  // oxlint-disable-next-line react/incompatible-library -- what it gives is read here and handed to nothing memoised
  const virtual = useVirtualizer({
    count: items.length,
    enabled: isVirtual,
    getScrollElement: () => box.current,
    estimateSize: useCallback(() => (isNarrow ? TALL_ROW : ROW), [isNarrow]),
    overscan: 12,
  })
  const seen = isVirtual ? virtual.getVirtualItems() : undefined
  const places = seen ? seen.map(({ index }) => index) : [...items.keys()]
  const above = seen?.[0]?.start ?? 0
  const below = seen ? virtual.getTotalSize() - (seen.at(-1)?.end ?? 0) : 0
  const most = useMemo(() => longestBar(analysis, choice.unit), [analysis, choice.unit])
  const shared = { analysis, choice, most }
  const linkTo = useStatementLinks(state, analysis.shown.letter)
  const letters = useMemo(() => (choice.all ? alternativesOf(analysis) : undefined), [analysis, choice.all])
  const cells = cellsInRow(analysis, choice.unit, choice.all)
  // On a phone the heads stand apart from their figures, and each figure says its unit.
  const change = choice.unit === 'kr' ? write.units.thousands : text('compare.perListed', { unit: write.units.kr })
  const units = {
    '--unit-listed': `" ${text('compare.listed').toLocaleLowerCase()}"`,
    '--unit-change': `" ${choice.unit === 'percent' ? '' : change}"`,
  } as CSSProperties
  const label = text('compare.clinics', { letter: analysis.shown.letter })

  return (
    <ScrollBox ref={box} className="clinic-box" label={label} isVirtual={isVirtual}>
      <table
        className="figures clinics"
        data-columns={choice.all ? 'all' : 'change'}
        aria-label={label}
        aria-rowcount={items.length + 2}
        style={units}
      >
        <ClinicTableHead {...{ analysis, choice, onChoice }}>
          <RegionRow {...shared} row={2} lines={lines} />
        </ClinicTableHead>
        <tbody>
          {above > 0 && <Space height={above} cells={cells} />}
          {places.map((place) => {
            const item = items[place]
            if (!item) return null
            return item.type === 'group' ? (
              <GroupRow key={`group ${place}`} {...shared} row={place + 3} name={item.name} lines={item.lines} />
            ) : (
              <ClinicRow
                key={item.line.clinic.clinic}
                {...{ most, onSelect }}
                currency={analysis.currency}
                unit={choice.unit}
                row={place + 3}
                line={item.line}
                others={letters?.map((letter) => analysis.changes.get(letter)?.[item.line.change.place])}
                href={linkTo(item.line.clinic.clinic)}
                isSelected={item.line.clinic.clinic === clinic}
              />
            )
          })}
          {below > 0 && <Space height={below} cells={cells} />}
        </tbody>
      </table>
    </ScrollBox>
  )
})

/** The rows that are out of sight. */
function Space({ height, cells }: { readonly height: number; readonly cells: number }) {
  return (
    <tr className="space-row" aria-hidden="true">
      {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label -- it is only as high as the rows that are out of sight */}
      <td colSpan={cells} style={{ height }} />
    </tr>
  )
}
