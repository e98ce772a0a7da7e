import type { RuleTable as Table } from '../../../models/index.ts'
import { useText } from '../../text/useText.ts'
import { ScrollBox } from './ScrollBox.tsx'
import { Words } from './Words.tsx'

interface RuleTableProps {
  readonly table: Table
  readonly heading: string
}

/** A table of a rule book. On a narrow screen it scrolls by itself. */
export function RuleTable({ table, heading }: RuleTableProps) {
  const text = useText()
  const { caption, columns, rows, numbers } = table
  const side = (place: number): string | undefined => (numbers.includes(place) ? 'right' : undefined)

  return (
    <ScrollBox className="rules-table" label={`${text('rules.table')}: ${heading}`}>
      <table>
        <caption>
          <Words words={caption} />
        </caption>
        <thead>
          <tr>
            {columns.map((column, place) => (
              <th key={JSON.stringify(column)} scope="col" className={side(place)}>
                <Words words={column} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={JSON.stringify(row)}>
              {row.map((cell, place) =>
                place === 0 ? (
                  // oxlint-disable-next-line react/no-array-index-key -- a row's cells never change places
                  <th key={place} scope="row">
                    <Words words={cell} />
                  </th>
                ) : (
                  // oxlint-disable-next-line react/no-array-index-key -- a row's cells never change places
                  <td key={place} className={side(place)}>
                    <Words words={cell} />
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}
