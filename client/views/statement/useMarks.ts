import { type KeyboardEvent, useState } from 'react'

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }

/** The mark of a chart that is looked at: arrow keys go between marks, and hover and focus show the same box. */
export function useMarks(count: number, first: number) {
  const [focused, setFocused] = useState<number | undefined>()
  const [hovered, setHovered] = useState<number | undefined>()

  return {
    /** The mark whose box shows. */
    shown: hovered ?? focused,
    /** Of the element around the marks: one stop of the tab key for the whole chart. */
    keys: {
      tabIndex: 0,
      onFocus: () => setFocused((now) => now ?? first),
      onBlur: () => setFocused(undefined),
      onKeyDown: (event: KeyboardEvent) => {
        const step = STEPS[event.key]
        const to = event.key === 'Home' ? 0 : event.key === 'End' ? count - 1 : undefined
        if (step === undefined && to === undefined) return
        event.preventDefault()
        setFocused((now) => to ?? Math.min(count - 1, Math.max(0, (now ?? first) + (step ?? 0))))
      },
      onPointerLeave: () => setHovered(undefined),
    },
    /** Looks at a mark, or away. */
    look: setHovered,
    /** Of one mark. */
    over: (mark: number) => ({ onPointerEnter: () => setHovered(mark) }),
  }
}
