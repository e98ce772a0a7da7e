import type { Upload } from '../../../server/contract/upload.ts'
import { formatPercent } from '../../format/formatPercent.ts'
import { type TextKey } from '../../text/sv.ts'
import { useLanguage, useText } from '../../text/useText.ts'

interface ProgressProps {
  readonly progress: Upload['progress']
  readonly onStop: () => void
}

/** Long work: what is done, which share, how long it may take, and how to stop it. */
export function Progress({ progress, onStop }: ProgressProps) {
  const text = useText()
  const language = useLanguage()
  const percent = Math.floor(100 * (progress?.share ?? 0))
  const left = progress?.secondsLeft ?? null

  return (
    <section className="panel data-panel">
      <p role="status">{doing()}</p>
      <progress className="data-progress" value={percent} max={100} aria-label={text('data.progress')} />
      <p>
        {formatPercent(percent, language, {})},{' '}
        {left === null ? text('data.progress.soon') : text('data.progress.left', { time: timeOf(left) })}
      </p>
      <button type="button" className="button" onClick={onStop}>
        {text('data.stop')}
      </button>
    </section>
  )

  function doing(): string {
    const [, word = '', table] = /^(\w+)(?: (\w+))?/.exec(progress?.step ?? '') ?? []
    if (word === 'assessing') return text('data.doing.assessing')
    if (word === '') return text('data.doing.starting')
    if (table === undefined) return text('data.doing.together')
    // The server names nothing but its own tables and four verbs.
    return text(`data.doing.${word}` as TextKey, { table: text(`data.table.${table}` as TextKey) })
  }

  function timeOf(seconds: number): string {
    return seconds < 90
      ? text('data.seconds', { count: seconds })
      : text('data.minutes', { count: Math.ceil(seconds / 60) })
  }
}
