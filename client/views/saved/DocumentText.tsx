import { useState } from 'react'
import type { StoredObject } from '../../../server/contract/objects.ts'
import { saveFile } from '../../charts/saveChart.ts'
import { useOwnDraft } from '../../draft/useDrafts.ts'
import { useText } from '../../text/useText.ts'
import { DocumentEditor } from './DocumentEditor.tsx'
import { documentName } from './documentName.ts'

interface DocumentTextProps {
  readonly newest: StoredObject
  /** The newest, or an earlier version. */
  readonly shown: StoredObject
}

/** The text of what is saved; of a model or a scenario also how it is run, and the way to change it. */
export function DocumentText({ newest, shown }: DocumentTextProps) {
  const text = useText()
  const draft = useOwnDraft(newest.id)
  const [isAsked, setAsked] = useState(false)
  const isDocument = shown.kind === 'model' || shown.kind === 'scenario'
  const canChange = isDocument && shown.version === newest.version && !newest.isDeleted
  const isOpen = canChange && (isAsked || draft?.written.content !== undefined)
  const file = `${documentName(shown.content) ?? shown.kind}.yaml`

  return (
    <section className="panel">
      <h2>{text('object.content')}</h2>
      {isDocument ? (
        <p className="saved-run">
          {text('object.run')} <code>kapitera run {file} --data demonstration</code>{' '}
          <button type="button" className="link-button" onClick={download}>
            {text('object.download')}
          </button>
        </p>
      ) : null}
      {isOpen ? (
        <DocumentEditor newest={newest} draft={draft} onEnd={() => setAsked(false)} />
      ) : (
        <>
          {canChange ? (
            <p className="save-actions">
              <button type="button" className="button" onClick={() => setAsked(true)}>
                {text('object.edit')}
              </button>
            </p>
          ) : null}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- without it the keyboard cannot scroll the box */}
          <pre className="saved-content" tabIndex={0}>
            {shown.content}
          </pre>
        </>
      )}
    </section>
  )

  function download(): void {
    saveFile(file, new Blob([shown.content], { type: 'application/yaml' }))
  }
}
