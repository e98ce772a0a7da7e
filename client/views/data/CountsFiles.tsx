import { useRef } from 'react'
import { useText } from '../../text/useText.ts'
import { DataTable } from './DataTable.tsx'
import { DropArea } from './DropArea.tsx'
import { decodeText } from './decodeText.ts'
import { type ChosenCounts, judgeCounts } from './judgeCounts.ts'

const EXAMPLE = `clinic;month;age;sex;n
Norra;2026-01;0-17;female;412
Norra;2026-01;18-64;female;1310
Norra;2026-01;65+;female;655`

interface CountsFilesProps {
  readonly files: readonly ChosenCounts[]
  readonly onFiles: (files: readonly ChosenCounts[]) => void
}

/** Files of counts are dropped or chosen, and judged; a second of a name takes the place of the first. */
export function CountsFiles({ files, onFiles }: CountsFilesProps) {
  const text = useText()
  const input = useRef<HTMLInputElement>(null)

  return (
    <>
      <DropArea label={text('data.counts.drop')} onDropped={({ files: dropped }) => void take([...dropped])}>
        <p>
          <strong>{text('data.counts.drop')}</strong>{' '}
          <button type="button" className="button" onClick={() => input.current?.click()}>
            {text('data.drop.files')}
          </button>
        </p>
        <p className="note">{text('data.counts.form')}</p>
        <input
          ref={input}
          type="file"
          accept=".csv,.tsv,.txt,text/csv"
          multiple
          hidden
          data-testid="counts"
          onChange={(event) => {
            void take([...(event.currentTarget.files ?? [])])
            event.currentTarget.value = ''
          }}
        />
      </DropArea>
      <details className="counts-example">
        <summary>{text('data.counts.example')}</summary>
        <pre>{EXAMPLE}</pre>
        <p className="note">{text('data.counts.example.words')}</p>
      </details>
      {files.length === 0 ? null : (
        <DataTable
          label={text('data.counts.files')}
          columns={[text('data.file'), text('data.state'), text('data.take.away')]}
          rows={files.map(({ name, refusal }) => [
            name,
            refusal === undefined ? (
              text('data.counts.file.ok')
            ) : (
              <span key="refusal" className="data-refusal">
                {text(`data.counts.file.${refusal}`)}
              </span>
            ),
            <button
              key="away"
              type="button"
              className="quiet"
              aria-label={text('data.take.away.file', { file: name })}
              onClick={() => onFiles(files.filter((one) => one.name !== name))}
            >
              {text('data.take.away')}
            </button>,
          ])}
        />
      )}
    </>
  )

  async function take(chosen: readonly File[]): Promise<void> {
    const more = await Promise.all(
      chosen.map(async (file) => judgeCounts(file.name, decodeText(await file.arrayBuffer()))),
    )
    onFiles([...files.filter(({ name }) => !more.some((one) => one.name === name)), ...more])
  }
}
