import { Fragment, type ReactNode } from 'react'
import { useText } from '../../text/useText.ts'
import type { Analysis } from './Analysis.ts'
import { alternativesOf } from './clinicColumns.ts'
import type { TableChoice } from './TableChoice.ts'
import { useWriting } from './useWriting.ts'

interface ClinicTableHeadProps {
  readonly analysis: Analysis
  readonly choice: TableChoice
  readonly onChoice: (changed: Partial<TableChoice>, how?: 'push' | 'replace') => void
  /** The region's row, which stays in sight with the heads. */
  readonly children: ReactNode
}

interface Column {
  readonly column: string
  readonly name: string
  readonly unit?: string
  readonly isWide?: boolean
}

/** Heads that sort: once by the largest first, again by the smallest. */
export function ClinicTableHead({ analysis, choice, onChoice, children }: ClinicTableHeadProps) {
  const text = useText()
  const write = useWriting(analysis.currency)
  const { unit, all, sort } = choice
  const amount = unit === 'kr' ? write.units.thousands : text('compare.perListed', { unit: write.units.kr })
  const changeUnit = unit === 'percent' ? '%' : amount
  const { letter } = analysis.shown
  const shared: readonly Column[] = [
    { column: 'name', name: text('compare.clinic') },
    { column: 'owner', name: text('compare.by.owner') },
    { column: 'listed', name: text('compare.listed') },
    { column: 'need', name: text('compare.need') },
    { column: 'before', name: text('compare.base'), unit: amount },
  ]
  const columns: readonly Column[] = all
    ? [
        ...shared,
        ...alternativesOf(analysis).map((one) => ({ column: one, name: one, unit: `${text('compare.change')} %` })),
      ]
    : [
        ...shared,
        { column: 'after', name: letter, unit: amount },
        {
          column: unit === 'kr' ? 'kr' : unit === 'percent' ? 'percent' : 'change',
          name: text('compare.change'),
          unit: changeUnit,
          isWide: true,
        },
        ...(unit === 'percent' ? [] : [{ column: 'percent', name: text('compare.change'), unit: '%' }]),
        ...(unit === 'kr' ? [] : [{ column: 'kr', name: text('compare.change'), unit: write.units.thousands }]),
      ]

  return (
    <>
      <colgroup>
        {columns.map(({ column, isWide }) => (
          <Fragment key={column}>
            {isWide && <col data-column="bar" />}
            <col data-column={column} />
          </Fragment>
        ))}
      </colgroup>
      <thead>
        <tr aria-rowindex={1}>
          {columns.map(({ column, name, unit: word, isWide }) => {
            const isSorted = sort.column === column
            return (
              <th
                key={column}
                scope="col"
                colSpan={isWide ? 2 : 1}
                data-column={column}
                aria-sort={isSorted ? (sort.isFalling ? 'descending' : 'ascending') : undefined}
              >
                <button
                  type="button"
                  className="sort"
                  onClick={() =>
                    onChoice({
                      sort: { column, isFalling: isSorted ? !sort.isFalling : !['name', 'owner'].includes(column) },
                    })
                  }
                >
                  <span>
                    {name}
                    <span aria-hidden="true">{isSorted ? (sort.isFalling ? ' ▼' : ' ▲') : ''}</span>
                  </span>
                  {word !== undefined && <span className="soft">{word}</span>}
                </button>
              </th>
            )
          })}
        </tr>
        {children}
      </thead>
    </>
  )
}
