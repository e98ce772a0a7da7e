import type { UploadProblem } from '../../../server/contract/upload.ts'
import { formatNumber } from '../../format/formatNumber.ts'
import { useLanguage, useText } from '../../text/useText.ts'
import { DataTable } from './DataTable.tsx'

interface ProblemTableProps {
  readonly label: string
  /** All of one kind, which is named and explained above. */
  readonly problems: readonly UploadProblem[]
}

/** Where something is wrong or worth a look: file, row, column, value, and the exact sentence of the import, which is English. */
export function ProblemTable({ label, problems }: ProblemTableProps) {
  const text = useText()
  const language = useLanguage()
  return (
    <DataTable
      label={label}
      columns={['file', 'row', 'column', 'value', 'exact'].map((one) => text(`data.${one as 'file'}`))}
      numbers={[1]}
      rows={problems.map(({ file, row, line, column, value, message, hint }) => [
        file,
        row === undefined && line === undefined ? '–' : formatNumber(row ?? line ?? 0, language),
        column === undefined || column === '' ? '–' : <code key="column">{column}</code>,
        value === undefined ? '–' : <mark key="value">{value === '' ? text('data.value.empty') : value}</mark>,
        <span key="exact" className="exact-words" lang="en">
          {message} {hint}
        </span>,
      ])}
    />
  )
}
