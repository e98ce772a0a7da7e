import type { UploadedTable } from '../../../server/contract/upload.ts'
import { formatNumber } from '../../format/formatNumber.ts'
import { useLanguage, useText } from '../../text/useText.ts'
import { DataTable } from './DataTable.tsx'

/** The files as they were recognised: form, encoding, decimal sign, rows. */
export function FileTable({ tables }: { readonly tables: readonly UploadedTable[] }) {
  const text = useText()
  const language = useLanguage()
  const delimiters: Readonly<Record<string, string>> = {
    ',': text('data.delimiter.comma'),
    ';': text('data.delimiter.semicolon'),
    '\t': text('data.delimiter.tab'),
  }
  return (
    <section className="panel data-panel">
      <h2>{text('data.files')}</h2>
      <DataTable
        label={text('data.files')}
        columns={[
          text('data.file'),
          text('data.tableName'),
          text('data.form'),
          text('data.encoding'),
          text('data.decimal'),
          text('data.rows'),
        ]}
        numbers={[5]}
        rows={tables.map(({ file, table, form, delimiter = '', encoding, decimal, rows }) => [
          file,
          table === undefined ? '–' : text(`data.table.${table}`),
          form === 'csv'
            ? text('data.form.csv', { delimiter: delimiters[delimiter] ?? delimiter })
            : text(`data.form.${form}`),
          form === 'csv' ? (encoding ?? '–') : '–',
          form === 'csv' ? text(`data.decimal.${decimal ?? 'none'}`) : '–',
          rows === undefined ? text('data.rows.later') : formatNumber(rows, language),
        ])}
      />
    </section>
  )
}
