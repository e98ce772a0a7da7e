import type { Finding } from '../../../server/contract/documentCheck.ts'
import { useText } from '../../text/useText.ts'

/** What is wrong or doubtful in a document: where, what, and what to do. The engine says it in English. */
export function FindingList({ findings }: { readonly findings: readonly Finding[] }) {
  const text = useText()

  return (
    <ul className="findings" aria-label={text('own.findings')}>
      {findings.map(({ code, severity, line, column, message, hint }) => (
        <li key={`${line} ${column} ${code} ${message}`}>
          <strong>
            {text(severity === 'error' ? 'own.error' : 'own.warning', { line, column })} <code>{code}</code>
          </strong>
          <span lang="en">
            {message} {hint}
          </span>
        </li>
      ))}
    </ul>
  )
}
