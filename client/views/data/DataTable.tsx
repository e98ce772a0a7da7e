import type { ReactNode } from 'react'
import { ScrollBox } from './ScrollBox.tsx'

interface DataTableProps {
  readonly label: string
  readonly columns: readonly string[]
  /** The first cell of each is its head. */
  readonly rows: readonly (readonly ReactNode[])[]
  /** Columns of numbers, by their places. */
  readonly numbers?: readonly number[]
}

/** A table with real headers; what is wide scrolls in its own box. */
export function DataTable({ label, columns, rows, numbers = [] }: DataTableProps) {
  const sideOf = (place: number): string | undefined => (numbers.includes(place) ? 'number' : undefined)
  return (
    <ScrollBox label={label}>
      <table className="data-table" aria-label={label}>
        <thead>
          <tr>
            {columns.map((column, place) => (
              <th key={column} scope="col" className={sideOf(place)}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([head, ...cells], row) => (
            // oxlint-disable-next-line react/no-array-index-key -- two rows may say the same
            <tr key={row}>
              <th scope="row" className={sideOf(0)}>
                {head}
              </th>
              {cells.map((cell, place) => (
                <td key={columns[place + 1]} className={sideOf(place + 1)}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}
