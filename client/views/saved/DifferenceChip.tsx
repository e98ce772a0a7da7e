import type { Letter } from '../../comparison/Comparison.ts'
import { useText } from '../../text/useText.ts'
import { LetterSquare } from '../alternatives/LetterSquare.tsx'

interface DifferenceChipProps {
  /** The alternative that it is about. */
  readonly letter?: Letter
  readonly what: string
  readonly from?: string | undefined
  readonly to?: string | undefined
}

/** One thing that differs: what it was struck through, what it is bold. */
export function DifferenceChip({ letter, what, from, to }: DifferenceChipProps) {
  const text = useText()
  return (
    <li className="chip diff-chip">
      {letter === undefined ? null : <LetterSquare letter={letter} isShown={false} />}
      <span className="chip-name">{what}</span>
      <span className="diff-values">
        {from === undefined ? null : (
          <s>
            <span className="visually-hidden">{text('diff.was')} </span>
            {from}
          </s>
        )}{' '}
        {to === undefined ? null : (
          <strong>
            <span className="visually-hidden">{text('diff.now')} </span>
            {to}
          </strong>
        )}
      </span>
    </li>
  )
}
