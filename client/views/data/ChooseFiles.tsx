import { useQueryClient } from '@tanstack/react-query'
import { type ChangeEvent, useRef, useState } from 'react'
import type { Problem } from '../../../server/contract/Problem.ts'
import { problemOf } from '../../api/queries.ts'
import { useLanguage, useText } from '../../text/useText.ts'
import { ProblemWords } from '../frame/ProblemWords.tsx'
import { FilledText } from '../statement/FilledText.tsx'
import { droppedFiles, judgeFiles } from './ChosenFile.ts'
import { DataTable } from './DataTable.tsx'
import { DropArea } from './DropArea.tsx'
import { formatBytes } from './formatBytes.ts'
import { sendFiles } from './sendFiles.ts'

/** Step 1: files or a folder are dropped or chosen, judged, and sent. */
export function ChooseFiles({ onSent }: { readonly onSent: (id: string) => void }) {
  const text = useText()
  const language = useLanguage()
  const queries = useQueryClient()
  const [files, setFiles] = useState<readonly File[]>([])
  const [sending, setSending] = useState<number>()
  const [failed, setFailed] = useState<Problem>()
  const filesInput = useRef<HTMLInputElement>(null)
  const folderInput = useRef<HTMLInputElement>(null)
  const judged = judgeFiles(files)
  const readable = judged.filter(({ refusal }) => refusal === undefined).map(({ file }) => file)

  return (
    <>
      <DropArea
        label={text('data.drop')}
        onDropped={(dropped) => void droppedFiles(dropped).then((more) => setFiles((before) => [...before, ...more]))}
      >
        <p>
          <strong>{text('data.drop')}</strong> {text('data.drop.or')}
        </p>
        <p className="data-actions">
          <button type="button" className="button" onClick={() => filesInput.current?.click()}>
            {text('data.drop.files')}
          </button>
          <button type="button" className="button" onClick={() => folderInput.current?.click()}>
            {text('data.drop.folder')}
          </button>
        </p>
        <p className="note">{text('data.drop.kinds')}</p>
        <input ref={filesInput} type="file" multiple hidden data-testid="files" onChange={choose} />
        <input ref={folderInput} type="file" hidden onChange={choose} {...{ webkitdirectory: '' }} />
      </DropArea>
      {judged.length > 0 ? (
        <section className="panel data-panel">
          <h2>{text('data.chosen')}</h2>
          <DataTable
            label={text('data.chosen')}
            columns={[text('data.file'), text('data.size'), text('data.state'), text('data.take.away')]}
            numbers={[1]}
            rows={judged.map(({ file, refusal }, place) => [
              file.name,
              formatBytes(file.size, language),
              refusal === undefined ? (
                text('data.file.ok')
              ) : (
                <span key="refusal" className="data-refusal">
                  {text(`data.file.${refusal}`)}
                </span>
              ),
              <button
                key="away"
                type="button"
                className="quiet"
                aria-label={text('data.take.away.file', { file: file.name })}
                onClick={() => setFiles(files.filter((_, other) => other !== place))}
              >
                {text('data.take.away')}
              </button>,
            ])}
          />
          {readable.length === 0 ? <p className="blocked">{text('data.file.nothing')}</p> : null}
          {failed === undefined ? null : (
            <p className="blocked" role="alert">
              <FilledText text="data.send.failed" nodes={{ why: <ProblemWords problem={failed} /> }} />
            </p>
          )}
          <p className="data-actions">
            <button
              type="button"
              className="button data-primary"
              disabled={readable.length === 0 || sending !== undefined}
              onClick={() => void send()}
            >
              {text('data.send')}
            </button>
            <span role="status">
              {sending === undefined
                ? ''
                : text('data.sending', {
                    name: readable[sending]?.name ?? '',
                    done: sending + 1,
                    all: readable.length,
                  })}
            </span>
          </p>
        </section>
      ) : null}
    </>
  )

  function choose(event: ChangeEvent<HTMLInputElement>): void {
    setFiles([...files, ...(event.currentTarget.files ?? [])])
    event.currentTarget.value = ''
  }

  async function send(): Promise<void> {
    setFailed(undefined)
    setSending(0)
    try {
      const id = await sendFiles(readable, setSending)
      await queries.invalidateQueries({ queryKey: ['GET /api/uploads'] })
      onSent(id)
    } catch (error) {
      setFailed(problemOf(error))
    } finally {
      setSending(undefined)
    }
  }
}
