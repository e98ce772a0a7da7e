import { useState } from 'react'
import type { Checked, Upload, UploadChoice } from '../../../server/contract/upload.ts'
import { TextField } from '../../fields/TextField.tsx'
import { formatNumber } from '../../format/formatNumber.ts'
import { useLanguage, useText } from '../../text/useText.ts'
import { DataTable } from './DataTable.tsx'
import { MappingLink } from './MappingLink.tsx'
import { ProblemGroups } from './ProblemGroups.tsx'
import { RejectedPanel } from './RejectedPanel.tsx'

interface CheckedStepProps {
  readonly upload: Upload
  readonly checked: Checked
  readonly choice: UploadChoice
  readonly onChange: (change: Partial<UploadChoice>) => void
  readonly isBusy: boolean
  readonly onEdit: () => void
  readonly onCheck: () => void
  readonly onApprove: (acceptRejects: number) => void
}

/** Steps 3 and 4: what the checks found, how many rows may be rejected, and the outcome beside the approval. */
export function CheckedStep(props: CheckedStepProps) {
  const text = useText()
  const language = useLanguage()
  const { upload, checked, choice, onChange, isBusy, onEdit, onCheck, onApprove } = props
  const [accepted, setAccepted] = useState('0')
  const [isTried, setTried] = useState(false)
  const change = (
    <button type="button" className="button" onClick={onEdit}>
      {text('data.change')}
    </button>
  )
  if (checked.state === 'refused')
    return (
      <>
        <section className="panel data-panel">
          <h2>{text('data.problems')}</h2>
          <ProblemGroups problems={checked.problems} />
        </section>
        <p className="data-actions">{change}</p>
      </>
    )

  const { rejected, kinds, tables, warnings } = checked
  const isPersonal = kinds.some(({ code }) => code === 'personal-number')
  const isChanged = JSON.stringify(choice) !== JSON.stringify(upload.choice)
  const isEnough = /^\d+$/.test(accepted.trim()) && Number(accepted) >= rejected
  const few = text('data.accept.few', { rejected: formatNumber(rejected, language) })
  const used = tables.reduce((sum, { rows }) => sum + rows, 0)

  return (
    <>
      {isPersonal ? (
        <p className="blocked" role="alert">
          {text('data.personal')}
        </p>
      ) : null}
      {kinds.length > 0 ? <RejectedPanel id={upload.id} {...{ kinds, choice, onChange }} /> : null}
      <section className="panel data-panel">
        <h2>{text('data.tables')}</h2>
        <DataTable
          label={text('data.tables')}
          columns={[text('data.tableName'), text('data.rows')]}
          numbers={[1]}
          rows={tables.map(({ table, rows }) => [text(`data.table.${table}`), formatNumber(rows, language)])}
        />
      </section>
      {warnings.length > 0 ? (
        <section className="panel data-panel">
          <h2>{text('data.warnings', { count: warnings.length })}</h2>
          <ProblemGroups problems={warnings} />
        </section>
      ) : null}
      <MappingLink id={upload.id} />
      {rejected > 0 && !isPersonal ? (
        <div className="data-accept">
          <TextField
            label={text('data.accept')}
            inputMode="numeric"
            value={accepted}
            hint={few}
            needed={isTried && !isEnough ? few : undefined}
            onChange={setAccepted}
          />
        </div>
      ) : null}
      <p className="data-actions">
        {change}
        {isChanged ? (
          <button type="button" className="button data-primary" disabled={isBusy} onClick={onCheck}>
            {text('data.again')}
          </button>
        ) : isPersonal ? null : (
          <>
            <span>
              {text('data.outcome', {
                used: formatNumber(used, language),
                rejected: formatNumber(rejected, language),
              })}
            </span>
            <button type="button" className="button data-primary" disabled={isBusy} onClick={approve}>
              {text('data.approve')}
            </button>
          </>
        )}
      </p>
    </>
  )

  function approve(): void {
    setTried(true)
    if (isEnough) onApprove(Number(accepted))
  }
}
