import { useState } from 'react'
import { useText } from '../../text/useText.ts'

/** So many equal lines are shown before and after a difference. */
const AROUND = 3

/** Lines that both documents have: the nearest to a difference, and the rest when it is asked for. */
export function EqualLines({ lines }: { readonly lines: readonly string[] }) {
  const text = useText()
  const [isWhole, setWhole] = useState(false)
  const hidden = lines.length - 2 * AROUND
  const written = (some: readonly string[]) => <pre>{some.map((line) => `  ${line}\n`)}</pre>

  if (isWhole || hidden < 2) return written(lines)
  return (
    <>
      {written(lines.slice(0, AROUND))}
      <button type="button" className="link-button diff-more" onClick={() => setWhole(true)}>
        {text('catalogue.text.equal', { count: hidden })}
      </button>
      {written(lines.slice(-AROUND))}
    </>
  )
}
