import { statementCsv } from '../../statement/statementCsv.ts'
import { useText } from '../../text/useText.ts'
import { useShownStatement } from './StatementContext.ts'

/** The statement as a file with its manifest, and on paper. */
export function DownloadStatement() {
  const text = useText()
  const { asked, isInvented, shown } = useShownStatement()

  return (
    <p className="statement-actions">
      <button type="button" className="statement-button" onClick={() => void download()}>
        {text('statement.download')}
      </button>
      <button type="button" className="statement-button" onClick={() => print()}>
        {text('statement.print')}
      </button>
    </p>
  )

  async function download(): Promise<void> {
    const { strToU8, zipSync } = await import('fflate')
    const { statement, paid, priced, order } = shown
    const csv = statementCsv({ statement, paid, alternative: priced.alternative.name, isInvented })
    const manifest = { ...statement.manifest, shown: paid.at, clinic: statement.clinic, order, address: location.href }
    const files = { 'statement.csv': strToU8(csv), 'manifest.json': strToU8(`${JSON.stringify(manifest, null, 2)}\n`) }
    const address = URL.createObjectURL(
      new Blob([zipSync(files, { mtime: '1980-01-01' })], { type: 'application/zip' }),
    )
    const link = document.createElement('a')
    link.href = address
    link.download = `statement-${statement.clinic}-${paid.at}-${asked.of}${isInvented ? '-invented' : ''}.zip`
    link.click()
    URL.revokeObjectURL(address)
  }
}
