import { ScrollBox } from './ScrollBox.tsx'

interface TwinTableProps {
  readonly label: string
  /** The first is of words, the others of numbers. */
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** The figures of a chart as a table; a long one scrolls in its own box. */
export function TwinTable({ label, columns, rows }: TwinTableProps) {
  return (
    <ScrollBox className="twin" label={label}>
      <table className="figures" aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name = '', ...cells], place) => (
            <tr key={`${place} ${name}`}>
              <th scope="row">{name}</th>
              {cells.map((cell, column) => (
                <td key={columns[column + 1]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}
