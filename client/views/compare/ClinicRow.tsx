import { memo } from 'react'
import { type ClinicChange, type Side, sideOf } from '../../../models/analysis/compare/index.ts'
import { ChangeBar } from '../../charts/ChangeBar.tsx'
import type { Clinic } from '../../../server/contract/dataset.ts'
import { useText } from '../../text/useText.ts'
import type { Analysis, ClinicLine } from './Analysis.ts'
import { ClinicLink } from './ClinicLink.tsx'
import { alternativesOf, changeIn, writeIn } from './clinicColumns.ts'
import type { GroupName } from './groupings.ts'
import type { TableChoice, Unit } from './TableChoice.ts'
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

interface ClinicRowProps {
  readonly line: ClinicLine
  /** The clinic's change in each alternative beside the baseline, where all are shown. */
  readonly others: readonly (ClinicChange | undefined)[] | undefined
  readonly currency: string
  readonly unit: Unit
  readonly most: number
  readonly row: number
  /** Of its statement. */
  readonly href: string
  readonly isSelected: boolean
  readonly onSelect: (clinic: string) => void
}

/** One clinic: a click anywhere selects it, its name opens its statement. */
export const ClinicRow = memo(function ClinicRow(props: ClinicRowProps) {
  const { line, others, currency, unit, most, row, href, isSelected, onSelect } = props
  const { clinic, isPilot, change, side } = line

  return (
    <tr className={isSelected ? 'is-selected' : undefined} aria-rowindex={row} onClick={() => onSelect(clinic.clinic)}>
      <ClinicHead {...{ clinic, isPilot, href, isSelected, onSelect }} />
      <ClinicFacts {...{ clinic, currency }} />
      <ChangeCells {...{ currency, unit, most, change, side, others }} hasBar />
    </tr>
  )
})

interface ClinicHeadProps extends Pick<ClinicRowProps, 'href' | 'isSelected' | 'onSelect'> {
  readonly clinic: Clinic
  readonly isPilot: boolean
}

const ClinicHead = memo(function ClinicHead({ clinic, isPilot, href, isSelected, onSelect }: ClinicHeadProps) {
  const text = useText()
  return (
    <th scope="row">
      <span className="pilot-mark" aria-hidden="true">
        {isPilot ? '◇' : ''}
      </span>
      <ClinicLink href={href}>{clinic.name}</ClinicLink>
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
  )
})

/** What no rate changes. */
const ClinicFacts = memo(function ClinicFacts({ clinic, currency }: Pick<ClinicHeadProps, 'clinic'> & HasCurrency) {
  const text = useText()
  const write = useWriting(currency)
  return (
    <>
      <td data-cell="owner" className="soft">
        {clinic.owner === null ? text('compare.missing') : text(`compare.owner.${clinic.owner}`)}
      </td>
      <td data-cell="listed">{clinic.listed === null ? <Missing /> : write.number(clinic.listed)}</td>
      <td data-cell="need">{clinic.need === null ? <Missing /> : write.number(clinic.need, 2)}</td>
    </>
  )
})

interface HasCurrency {
  readonly currency: string
}

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
        {...{ most }}
        currency={analysis.currency}
        unit={choice.unit}
        hasBar={isGroup}
        change={total.change}
        side={sideOf(total.change, 0)}
        others={choice.all ? alternativesOf(analysis).map((letter) => total.byLetter.get(letter)) : undefined}
      />
    </tr>
  )
}

interface ChangeCellsProps extends HasCurrency {
  readonly unit: Unit
  readonly most: number
  readonly change: ClinicChange
  readonly side: Side
  readonly hasBar: boolean
  readonly others: readonly (ClinicChange | undefined)[] | undefined
}

const ChangeCells = memo(function ChangeCells(props: ChangeCellsProps) {
  const { currency, unit, most, change, side, hasBar, others } = props
  const write = useWriting(currency)
  const own = changeIn({ change }, unit)
  const { amount, change: writeChange } = writeIn(write, unit)
  const [percent, kronor] = [change.percent, change.change]
  const before = <td data-cell="before">{own.before === null ? <Missing /> : amount(own.before)}</td>
  if (others) {
    return (
      <>
        {before}
        {others.map((one, place) => {
          const value = one?.percent ?? null
          return (
            <td
              key={place}
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
})

const classOf = (side: Side): string => `is-${side}`

/** A figure that is not there is a word, never a zero. */
function Missing() {
  const text = useText()
  return <span className="missing">{text('compare.missing')}</span>
}
