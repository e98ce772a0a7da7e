import { Button } from '@mantine/core'
import { useState } from 'react'
import type { DatasetCard } from '../../../../server/contract/dataset.ts'
import { saveFile } from '../../../charts/saveChart.ts'
import type { ComparisonState } from '../../../comparison/Comparison.ts'
import { useText } from '../../../text/useText.ts'
import type { Analysis } from '../Analysis.ts'
import { exportFiles } from './exportFiles.ts'

interface ExportButtonProps {
  readonly state: ComparisonState
  readonly analysis: Analysis
  readonly dataset: DatasetCard | undefined
}

/** What is seen, as files that a spreadsheet reads and a command repeats. */
export function ExportButton({ state, analysis, dataset }: ExportButtonProps) {
  const text = useText()
  const [failed, setFailed] = useState(false)

  async function save() {
    try {
      const { strToU8, zipSync } = await import('fflate')
      const files = exportFiles({ state, analysis, dataset, address: location.href })
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
      <Button variant="default" onClick={() => void save()}>
        {text('compare.export')}
      </Button>
      {failed && <p role="alert">{text('compare.export.failed')}</p>}
    </div>
  )
}
