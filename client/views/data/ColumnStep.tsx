import { useState } from 'react'
import type { FileMapping, Upload, UploadChoice } from '../../../server/contract/upload.ts'
import { useTableForms } from '../../api/queries.ts'
import { useText } from '../../text/useText.ts'
import { ProblemNote } from '../ProblemNote.tsx'
import { AboutDataset } from './AboutDataset.tsx'
import { FileColumns } from './FileColumns.tsx'
import { FileTable } from './FileTable.tsx'
import { lackingIn } from './lackingIn.ts'

interface ColumnStepProps {
  readonly upload: Upload
  readonly choice: UploadChoice
  readonly onChange: (change: Partial<UploadChoice>) => void
  readonly secret: string
  readonly onSecret: (secret: string) => void
  readonly isBusy: boolean
  readonly onCheck: () => void
}

/** Steps 1 and 2: the files as they were recognised, and what each column is. */
export function ColumnStep({ upload, choice, onChange, secret, onSecret, isBusy, onCheck }: ColumnStepProps) {
  const text = useText()
  const forms = useTableForms()
  const [isTried, setTried] = useState(false)
  const { look } = upload
  const tables = look?.tables ?? []
  const twice = [...Map.groupBy(choice.files, ({ table }) => table)].filter(([table, of]) => table && of.length > 1)

  return (
    <>
      <FileTable tables={tables} />
      {look?.mapping ? (
        <fieldset className="data-ready">
          <legend>{text('data.ready.label')}</legend>
          <p>{text('data.ready', { mapping: look.mapping })}</p>
          {(['ready', 'own'] as const).map((way) => (
            <label key={way} className="data-check">
              <input
                type="radio"
                name="mapping"
                checked={choice.mapping === way}
                onChange={() => onChange({ mapping: way })}
              />
              {text(`data.ready.${way === 'ready' ? 'use' : 'own'}`, { mapping: look.mapping ?? '' })}
            </label>
          ))}
        </fieldset>
      ) : null}
      {choice.mapping === 'own'
        ? twice.map(([table]) => (
            <p key={table} className="warning">
              {table ? text('data.twoFiles', { table: text(`data.table.${table}`) }) : null}
            </p>
          ))
        : null}
      {forms.state === 'failed' ? <ProblemNote problem={forms.problem} retry={forms.retry} /> : null}
      {choice.mapping === 'own' && forms.state === 'ready'
        ? tables.map((uploaded) => {
            const mapping = choice.files.find(({ file }) => file === uploaded.file)
            return mapping ? (
              <FileColumns
                key={uploaded.file}
                {...{ uploaded, mapping }}
                forms={forms.data}
                onChange={(next) => onChange({ files: choice.files.map((one) => replaced(one, next)) })}
              />
            ) : null
          })
        : null}
      <AboutDataset {...{ choice, onChange, secret, onSecret, isTried }} />
      <p className="data-actions">
        <button type="button" className="button data-primary" disabled={isBusy} onClick={go}>
          {text('data.check')}
        </button>
      </p>
    </>
  )

  function go(): void {
    setTried(true)
    if (lackingIn(choice, secret).length === 0) onCheck()
  }
}

const replaced = (one: FileMapping, next: FileMapping): FileMapping => (one.file === next.file ? next : one)
