import { formatSpan } from '../../format/formatSpan.ts'
import { useLanguage, useText } from '../../text/useText.ts'
import type { Beside } from './Beside.ts'
import { useAmounts } from './useAmounts.ts'

interface DifferenceCellProps {
  readonly beside: Beside
  /** Whole öre; absent while the other side is on its way. */
  readonly ore: number | undefined
  /** Of the whole a difference is a gain or a loss; of one payment it may be neither. */
  readonly isWhole?: boolean
}

/** A difference with its sign. */
export function DifferenceCell({ beside, ore, isWhole = false }: DifferenceCellProps) {
  const text = useText()
  const language = useLanguage()
  const { change } = useAmounts()
  // On a phone, where there are no heads of columns, the cell says what it is against.
  const against = beside.type === 'other' ? beside.letter : formatSpan(beside.period, language)
  const way = !isWhole || !ore ? undefined : ore > 0 ? 'gain' : 'loss'

  return (
    <td className="number difference" data-way={way} data-beside={against}>
      {ore === undefined ? '…' : ore === 0 ? text('statement.line.same') : change(ore)}
    </td>
  )
}
