import { useState } from 'react'
import type { Upload } from '../../../server/contract/upload.ts'
import { problemOf } from '../../api/queries.ts'
import { call } from '../../api/call.ts'
import { formatNumber } from '../../format/formatNumber.ts'
import { useLanguage, useText } from '../../text/useText.ts'
import { ProblemWords } from '../frame/ProblemWords.tsx'
import { FilledText } from '../statement/FilledText.tsx'
import { CheckedStep } from './CheckedStep.tsx'
import { ColumnStep } from './ColumnStep.tsx'
import { ImportHead } from './ImportHead.tsx'
import { ProblemGroups } from './ProblemGroups.tsx'
import { Progress } from './Progress.tsx'
import { SavedStep } from './SavedStep.tsx'
import { useChoice } from './useChoice.ts'
import { useImporting } from './useImporting.ts'

interface ImportStepsProps {
  readonly upload: Upload
  readonly onCancelled: () => void
}

/** An import whose files have been looked at, from its columns to the dataset. */
export function ImportSteps({ upload, onCancelled }: ImportStepsProps) {
  const text = useText()
  const language = useLanguage()
  const { id, state, look, checked } = upload
  const [choice, change] = useChoice(upload)
  const [secret, setSecret] = useState('')
  const [isEditing, setEditing] = useState(false)
  const importing = useImporting(id)
  const cancel = (
    <p className="data-actions">
      <button type="button" className="quiet" onClick={() => void takeAway()}>
        {text('data.cancel')}
      </button>
    </p>
  )

  return (
    <>
      {content()}
      {importing.isError ? (
        <p className="blocked" role="alert">
          <FilledText text="data.check.failed" nodes={{ why: <ProblemWords problem={problemOf(importing.error)} /> }} />
        </p>
      ) : null}
      {state === 'saved' ? null : cancel}
    </>
  )

  function content() {
    if (state === 'saved')
      return (
        <>
          <ImportHead
            at={3}
            title={text('data.import.saved', { title: choice.title })}
            lead={text('data.import.saved.lead', { hash: checked?.state === 'read' ? checked.hash : '–' })}
          />
          <SavedStep upload={upload} />
        </>
      )
    if (state === 'checking')
      return (
        <>
          <ImportHead at={2} title={text('data.import.checking')} lead={text('data.import.checking.lead')} />
          <Progress
            progress={upload.progress}
            onStop={() => importing.mutate({ step: 'POST /api/upload/stop', request: { id } })}
          />
        </>
      )
    if (state === 'failed' && !isEditing)
      return (
        <>
          <ImportHead at={2} title={text('data.import.failed')} lead={text('data.import.failed.lead', { id })} />
          <p className="data-actions">
            <button type="button" className="button" onClick={() => setEditing(true)}>
              {text('data.change')}
            </button>
          </p>
        </>
      )
    if (look && look.problems.length > 0)
      return (
        <>
          <ImportHead
            at={0}
            title={text('data.import.refused')}
            lead={text('data.import.refused.lead', { count: look.problems.length })}
          />
          <section className="panel data-panel">
            <h2>{text('data.problems')}</h2>
            <ProblemGroups problems={look.problems} />
          </section>
        </>
      )
    if (checked && !isEditing)
      return (
        <>
          {checked.state === 'refused' ? (
            <ImportHead
              at={2}
              title={text('data.import.refused')}
              lead={text('data.import.refused.lead', { count: formatNumber(checked.count, language) })}
            />
          ) : checked.rejected > 0 ? (
            <ImportHead
              at={2}
              title={
                checked.rejected === 1
                  ? text('data.import.wrong.one')
                  : text('data.import.wrong', { rejected: formatNumber(checked.rejected, language) })
              }
              lead={text('data.import.wrong.lead')}
            />
          ) : (
            <ImportHead
              at={3}
              title={text('data.import.clean', {
                rows: formatNumber(
                  checked.tables.reduce((sum, { rows }) => sum + rows, 0),
                  language,
                ),
              })}
              lead={text('data.import.clean.lead')}
            />
          )}
          <CheckedStep
            {...{ upload, checked, choice }}
            onChange={change}
            isBusy={importing.isPending}
            onEdit={() => setEditing(true)}
            onCheck={check}
            onApprove={(acceptRejects) =>
              importing.mutate({ step: 'POST /api/upload/approve', request: { id, acceptRejects } })
            }
          />
        </>
      )
    return (
      <>
        <ImportHead at={1} title={text('data.import.columns')} lead={text('data.import.columns.lead')} />
        <ColumnStep
          {...{ upload, choice, secret }}
          onChange={change}
          onSecret={setSecret}
          isBusy={importing.isPending}
          onCheck={check}
        />
      </>
    )
  }

  function check(): void {
    const request = { id, choice, ...(secret === '' ? {} : { key: secret }) }
    importing.mutate({ step: 'POST /api/upload/check', request }, { onSuccess: () => setEditing(false) })
  }

  /** Where the server is gone, it takes away what it had when it starts again. */
  async function takeAway(): Promise<void> {
    await call('POST /api/upload/cancel', { id }, new AbortController().signal).catch(() => undefined)
    sessionStorage.removeItem(`kapitera-import-${id}`)
    onCancelled()
  }
}
