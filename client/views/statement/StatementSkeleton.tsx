import { useText } from '../../text/useText.ts'

const LINES = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] as const

/** The statement before it is there, of the height that it will have; seen only if it takes its time. */
export function StatementSkeleton() {
  const text = useText()

  return (
    <div className="statement-skeleton" role="status" aria-label={text('statement.loading')}>
      <div className="bone bone-lead" />
      <div className="bone bone-figures" />
      {LINES.map((line) => (
        <div key={line} className="bone bone-line" />
      ))}
      <p className="note">{text('statement.loading')}</p>
    </div>
  )
}
