import type { FileMapping, TableForm, UploadedTable } from '../../../server/contract/upload.ts'
import { useText } from '../../text/useText.ts'
import { DataTable } from './DataTable.tsx'
import { nameOf } from './useChoice.ts'

interface FileColumnsProps {
  readonly uploaded: UploadedTable
  readonly mapping: FileMapping
  readonly forms: readonly TableForm[]
  readonly onChange: (mapping: FileMapping) => void
}

/** Step 2 for one file: the table that it fills, what each of its columns is, and its first rows as they will be read. */
export function FileColumns({ uploaded, mapping, forms, onChange }: FileColumnsProps) {
  const text = useText()
  const { file, columns, first, headerRow } = uploaded
  const form = forms.find(({ table }) => table === mapping.table)
  const { columns: known = [], oneOf = [] } = form ?? {}
  const isFilled = (name: string): boolean => mapping.columns[name] !== undefined
  const needed = [
    ...known.flatMap(({ name, required }) => (required && !isFilled(name) ? [name] : [])),
    ...(oneOf.length > 0 && !oneOf.some(isFilled) ? [oneOf.join(` ${text('data.or')} `)] : []),
  ]

  return (
    <section className="panel data-panel">
      <h2>{file}</h2>
      <label className="data-field">
        {text('data.fills', { file })}
        <select className="select" value={mapping.table ?? ''} onChange={(event) => fill(event.currentTarget.value)}>
          <option value="">{text('data.fills.none')}</option>
          {forms.map(({ table }) => (
            <option key={table} value={table}>
              {text(`data.table.${table}`)}
            </option>
          ))}
        </select>
      </label>
      {headerRow === undefined ? null : <p>{text('data.headerRow', { row: String(headerRow) })}</p>}
      {form ? (
        <>
          {needed.length > 0 ? (
            <p className="warning" role="status">
              {text('data.needed', { columns: needed.join(', ') })}
            </p>
          ) : null}
          <DataTable
            label={text('data.means', { column: file })}
            columns={[text('data.inFile'), text('data.inOurs'), text('data.example')]}
            rows={columns.map((column, place) => [
              column,
              <select
                key="means"
                className="select"
                aria-label={text('data.means', { column })}
                value={targetOf(column)}
                onChange={(event) => mean(column, event.currentTarget.value)}
              >
                <option value="">{text('data.means.leave')}</option>
                {form.hasFacts && !form.columns.some(({ name }) => name === nameOf(column)) ? (
                  <option value={nameOf(column)}>{text('data.means.keep', { name: nameOf(column) })}</option>
                ) : null}
                {form.columns.map(({ name, required }) => (
                  <option key={name} value={name}>
                    {name}
                    {required ? ' *' : oneOf.includes(name) ? ' (*)' : ''}
                  </option>
                ))}
              </select>,
              first.find((row) => (row[place] ?? '') !== '')?.[place] ?? '–',
            ])}
          />
          <p className="note">
            {text('data.star')}
            {oneOf.length === 0 ? '' : ` ${text('data.starOfOne')}`}
          </p>
          <h3>{text('data.firstRows', { file })}</h3>
          <DataTable
            label={text('data.firstRows', { file })}
            columns={Object.keys(mapping.columns)}
            rows={first.map((row) =>
              Object.entries(mapping.columns).map(([target, source]) =>
                readAs(target, row[columns.indexOf(source)] ?? ''),
              ),
            )}
          />
        </>
      ) : null}
    </section>
  )

  function targetOf(column: string): string {
    return Object.entries(mapping.columns).find(([, source]) => source === column)?.[0] ?? ''
  }

  function fill(table: string): void {
    const chosen = forms.find((one) => one.table === table)
    // What was proposed for one table fits another only where a column of it has the same name.
    const fits = Object.entries(table === uploaded.table ? uploaded.proposed : mapping.columns).filter(([name]) =>
      chosen?.columns.some((one) => one.name === name),
    )
    onChange({ ...mapping, table: chosen?.table ?? null, columns: Object.fromEntries(fits) })
  }

  /** Whatever filled the column of the table before gives way. */
  function mean(column: string, target: string): void {
    const others = Object.entries(mapping.columns).filter(([name, source]) => source !== column && name !== target)
    onChange({ ...mapping, columns: Object.fromEntries(target === '' ? others : [...others, [target, column]]) })
  }

  function readAs(target: string, value: string): string {
    const word = mapping.values[target]?.[value] ?? value
    if (word === '') return '–'
    return uploaded.decimal === 'comma' && /^[+-]?\d+,\d+$/.test(word) ? word.replace(',', '.') : word
  }
}
