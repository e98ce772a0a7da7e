import { useText } from '../../text/useText.ts'
import { Icon } from './Icon.tsx'
import { type UndoStep, useUndo } from './useUndo.ts'

/** Undo and redo, each with the change it is about. */
export function UndoButtons() {
  const text = useText()
  const { undo, redo } = useUndo()

  return (
    <>
      {button('back', undo)}
      {redo ? button('forward', redo) : null}
    </>
  )

  function button(way: 'back' | 'forward', step: UndoStep | undefined) {
    const words = step?.what ? text(`undo.${way}.what`, { what: text(`undo.${step.what}`) }) : text(`undo.${way}`)
    return (
      <button type="button" className="quiet" disabled={!step} onClick={step?.go}>
        <Icon name={way === 'back' ? 'undo' : 'redo'} />
        {words}
      </button>
    )
  }
}
