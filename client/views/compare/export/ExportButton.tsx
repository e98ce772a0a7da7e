import { Button } from '@mantine/core'
import { useId, useState } from 'react'
import type { DatasetCard } from '../../../../server/contract/dataset.ts'
import { saveFile } from '../../../charts/saveChart.ts'
import type { ComparisonState } from '../../../comparison/Comparison.ts'
import { useLanguage, useText } from '../../../text/useText.ts'
import type { Analysis } from '../Analysis.ts'
import { useBaselineShare } from '../../reconcile/useBaselineShare.ts'
import { CSV_FORMS, type CsvFormName } from './CsvForm.ts'
import { exportFiles } from './exportFiles.ts'

interface ExportButtonProps {
  readonly state: ComparisonState
  readonly analysis: Analysis
  readonly dataset: DatasetCard | undefined
}

const FORMS = Object.keys(CSV_FORMS) as CsvFormName[]

/** What is seen, as files that a spreadsheet reads and a command repeats. */
export function ExportButton({ state, analysis, dataset }: ExportButtonProps) {
  const text = useText()
  const language = useLanguage()
  const id = useId()
  const reconciled = useBaselineShare(state)
  const answer = reconciled?.answer
  const share = answer?.state === 'ready' ? answer.data.share : null
  const [failed, setFailed] = useState(false)
  const [chosen, setChosen] = useState<CsvFormName>()
  const form = chosen ?? (language === 'sv' ? 'swedish' : 'plain')

  async function save() {
    try {
      const { strToU8, zipSync } = await import('fflate')
      const files = exportFiles({ state, analysis, dataset, share, address: location.href, form, language, text })
      const packed = zipSync(
        Object.fromEntries(Object.entries(files).map(([name, content]) => [name, strToU8(content)])),
      )
      saveFile(
        `kapitera-${state.dataset}-${state.period}.zip`,
        new Blob([new Uint8Array(packed)], { type: 'application/zip' }),
      )
      setFailed(false)
    } catch {
      setFailed(true)
    }
  }

  return (
    <div className="export">
      <label htmlFor={id}>{text('compare.export.form')}</label>
      <select
        id={id}
        className="select"
        value={form}
        onChange={({ currentTarget: { value } }) => setChosen(value === 'swedish' ? 'swedish' : 'plain')}
      >
        {FORMS.map((name) => (
          <option key={name} value={name}>
            {text(`compare.export.${name}`)}
          </option>
        ))}
      </select>
      <Button variant="default" disabled={answer?.state === 'loading'} onClick={() => void save()}>
        {text('compare.export')}
      </Button>
      {failed && <p role="alert">{text('compare.export.failed')}</p>}
    </div>
  )
}
