import { useText } from '../../text/useText.ts'
import { useAmounts } from './useAmounts.ts'

interface DifferenceCellProps {
  /** Whole öre; absent while the other side is on its way. */
  readonly ore: number | undefined
  /** Of the whole a difference is a gain or a loss; of one payment it may be neither. */
  readonly isWhole?: boolean
}

/** A difference with its sign. */
export function DifferenceCell({ ore, isWhole = false }: DifferenceCellProps) {
  const text = useText()
  const { change } = useAmounts()
  const way = !isWhole || !ore ? undefined : ore > 0 ? 'gain' : 'loss'

  return (
    <td className="number difference" data-way={way}>
      {ore === undefined ? '…' : ore === 0 ? text('statement.line.same') : change(ore)}
    </td>
  )
}
