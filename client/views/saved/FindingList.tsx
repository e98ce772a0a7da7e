import type { Finding } from '../../../server/contract/documentCheck.ts'
import type { DiagnosticWords } from '../../text/DiagnosticWords.ts'
import { useDiagnosticWords } from '../../text/useDiagnosticWords.ts'
import { useText } from '../../text/useText.ts'
import { ExactWords } from '../frame/ExactWords.tsx'

/** What is wrong or doubtful in a document: where, what, and what to do, then the engine's exact words. */
export function FindingList({ findings }: { readonly findings: readonly Finding[] }) {
  const text = useText()
  const { words, isLoading } = useDiagnosticWords()
  if (isLoading) return null

  return (
    <ul className="findings" aria-label={text('own.findings')}>
      {findings.map(({ code, severity, line, column, message, hint }) => (
        <li key={`${line} ${column} ${code} ${message}`}>
          <strong>{text(severity === 'error' ? 'own.error' : 'own.warning', { line, column })}</strong>
          <p>{words && code in words ? words[code as keyof DiagnosticWords].join(' ') : <code>{code}</code>}</p>
          <ExactWords words={[message, hint].filter(Boolean).join(' ')} />
        </li>
      ))}
    </ul>
  )
}
