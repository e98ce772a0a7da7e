import type { UploadProblem } from '../../../server/contract/upload.ts'
import { formatNumber } from '../../format/formatNumber.ts'
import { useLanguage, useText } from '../../text/useText.ts'
import { DataTable } from './DataTable.tsx'

interface ProblemTableProps {
  readonly label: string
  readonly problems: readonly UploadProblem[]
}

/** What is wrong or worth a look: file, row, column, value, and what to do. The words are the server's, in English. */
export function ProblemTable({ label, problems }: ProblemTableProps) {
  const text = useText()
  const language = useLanguage()
  return (
    <DataTable
      label={label}
      columns={['file', 'row', 'column', 'value', 'what', 'expected'].map((one) => text(`data.${one as 'file'}`))}
      numbers={[1]}
      rows={problems.map(({ file, row, line, column, value, message, hint }) => [
        file,
        row === undefined && line === undefined ? '–' : formatNumber(row ?? line ?? 0, language),
        column === undefined || column === '' ? '–' : <code key="column">{column}</code>,
        value === undefined ? '–' : <mark key="value">{value === '' ? text('data.value.empty') : value}</mark>,
        <span key="message" lang="en">
          {message}
        </span>,
        <span key="hint" lang="en">
          {hint ?? '–'}
        </span>,
      ])}
    />
  )
}
