import { memo } from 'react'
import { type ClinicChange, type Side, sideOf } from '../../../models/analysis/compare/index.ts'
import { ChangeBar } from '../../charts/ChangeBar.tsx'
import type { ComparisonState } from '../../comparison/Comparison.ts'
import { useText } from '../../text/useText.ts'
import type { Analysis, ClinicLine } from './Analysis.ts'
import { ClinicLink } from './ClinicLink.tsx'
import { alternativesOf, changeIn, writeIn } from './clinicColumns.ts'
import type { GroupName } from './groupings.ts'
import type { TableChoice } from './TableChoice.ts'
import { totalOf } from './totalOf.ts'
import { useGroupName } from './useGroupName.ts'
import { useWriting } from './useWriting.ts'

interface SharedProps {
  readonly analysis: Analysis
  readonly choice: TableChoice
  /** The longest bar. */
  readonly most: number
  readonly row: number
}

interface ClinicRowProps extends SharedProps {
  readonly state: ComparisonState
  readonly line: ClinicLine
  readonly isSelected: boolean
  readonly onSelect: (clinic: string) => void
}

/** One clinic: a click anywhere selects it, its name opens its statement. */
export const ClinicRow = memo(function ClinicRow(props: ClinicRowProps) {
  const { state, analysis, choice, most, row, line, isSelected, onSelect } = props
  const text = useText()
  const write = useWriting(analysis.currency)
  const { clinic, isPilot } = line

  return (
    <tr className={isSelected ? 'is-selected' : undefined} aria-rowindex={row} onClick={() => onSelect(clinic.clinic)}>
      <th scope="row">
        <span className="pilot-mark" aria-hidden="true">
          {isPilot ? '◇' : ''}
        </span>
        <ClinicLink state={state} clinic={clinic.clinic} letter={analysis.shown.letter}>
          {clinic.name}
        </ClinicLink>
        {isPilot && <span className="soft"> {text('compare.pilot')}</span>}
        <button
          type="button"
          className="why"
          aria-pressed={isSelected}
          onClick={(event) => {
            event.stopPropagation()
            onSelect(clinic.clinic)
            showReason()
          }}
        >
          {text(isSelected ? 'compare.selected' : 'compare.why')}
          <span className="visually-hidden"> {clinic.name}</span>
        </button>
      </th>
      <td data-cell="owner" className="soft">
        {clinic.owner === null ? text('compare.missing') : text(`compare.owner.${clinic.owner}`)}
      </td>
      <td data-cell="listed">{clinic.listed === null ? <Missing /> : write.number(clinic.listed)}</td>
      <td data-cell="need">{clinic.need === null ? <Missing /> : write.number(clinic.need, 2)}</td>
      <ChangeCells
        {...{ analysis, choice, most }}
        change={line.change}
        side={line.side}
        changes={(letter) => analysis.changes.get(letter)?.[line.change.place]}
      />
    </tr>
  )
})

/** Where the reason stands below the table, it is brought into sight. */
function showReason(): void {
  if (matchMedia('(max-width: 1099px)').matches) document.getElementById('compare-reason')?.scrollIntoView()
}

interface GroupRowProps extends SharedProps {
  readonly name: GroupName
  readonly lines: readonly ClinicLine[]
}

/** The heading of a group, with its sums. */
export function GroupRow({ analysis, choice, most, row, name, lines }: GroupRowProps) {
  const nameOf = useGroupName()
  const title = choice.group === undefined ? '' : nameOf(choice.group, name)
  return <SumRow {...{ analysis, choice, most, row, lines, title }} isGroup />
}

/** The whole region, or what is left of it by the filter. */
export function RegionRow({ lines, ...shared }: SharedProps & { readonly lines: readonly ClinicLine[] }) {
  const text = useText()
  const write = useWriting(shared.analysis.currency)
  const isWhole = lines.length === shared.analysis.lines.length
  const title = isWhole ? text('compare.region') : text('compare.region.part', { count: write.number(lines.length) })
  return <SumRow {...shared} lines={lines} title={title} />
}

interface SumRowProps extends SharedProps {
  readonly lines: readonly ClinicLine[]
  readonly title: string
  readonly isGroup?: boolean
}

function SumRow({ analysis, choice, most, row, lines, title, isGroup = false }: SumRowProps) {
  const text = useText()
  const write = useWriting(analysis.currency)
  const total = totalOf(lines, analysis.changes)

  return (
    <tr className={isGroup ? 'group-row' : 'region-row'} aria-rowindex={row}>
      <th scope="row" colSpan={2}>
        {title} {isGroup && <span className="soft">({write.number(lines.length)})</span>}
        {total.unlisted > 0 && (
          <span className="soft">{text('compare.partial', { count: write.number(total.unlisted) })}</span>
        )}
      </th>
      <td data-cell="listed">{total.listed > 0 ? write.number(total.listed) : <Missing />}</td>
      <td data-cell="need">{total.need === null ? <Missing /> : write.number(total.need, 2)}</td>
      <ChangeCells
        {...{ analysis, choice, most }}
        hasBar={isGroup}
        change={total.change}
        side={sideOf(total.change, 0)}
        changes={(letter) => total.byLetter.get(letter)}
      />
    </tr>
  )
}

interface ChangeCellsProps {
  readonly analysis: Analysis
  readonly choice: TableChoice
  readonly most: number
  readonly change: ClinicChange
  readonly side: Side
  readonly hasBar?: boolean
  readonly changes: (letter: Analysis['shown']['letter']) => ClinicChange | undefined
}

function ChangeCells({ analysis, choice, most, change, side, hasBar = true, changes }: ChangeCellsProps) {
  const write = useWriting(analysis.currency)
  const { unit, all } = choice
  const own = changeIn({ change }, unit)
  const { amount, change: writeChange } = writeIn(write, unit)
  const [percent, kronor] = [change.percent, change.change]
  const before = <td data-cell="before">{own.before === null ? <Missing /> : amount(own.before)}</td>
  if (all) {
    return (
      <>
        {before}
        {alternativesOf(analysis).map((letter) => {
          const one = changes(letter)
          const value = one?.percent ?? null
          return (
            <td
              key={letter}
              data-cell="alternative"
              className={value === null ? undefined : classOf(sideOf(one as ClinicChange, 0.05))}
            >
              {value === null ? '–' : write.signed(value, 1)}
            </td>
          )
        })}
      </>
    )
  }
  return (
    <>
      {before}
      <td data-cell="after" className="is-shown">
        {own.after === null ? <Missing /> : amount(own.after)}
      </td>
      <td data-cell="bar" className="bar-cell">
        {hasBar && own.change !== null && <ChangeBar value={own.change} {...{ most, side }} />}
      </td>
      <td data-cell="change" className={classOf(side)}>
        {own.change === null ? <Missing /> : writeChange(own.change)}
      </td>
      {unit !== 'percent' && (
        <td data-cell="percent" className={classOf(side)}>
          {percent === null ? '–' : write.signed(percent, 1)}
        </td>
      )}
      {unit !== 'kr' && <td data-cell="kr">{write.thousandsChange(kronor)}</td>}
    </>
  )
}

const classOf = (side: Side): string => `is-${side}`

/** A figure that is not there is a word, never a zero. */
function Missing() {
  const text = useText()
  return <span className="missing">{text('compare.missing')}</span>
}
