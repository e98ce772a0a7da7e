import { addMonths, lookBack, type Span, type Window } from '../../models/index.ts'
import type { Beside } from './Beside.ts'

/** The first and the last month of a span, for a window. */
export function monthsBack(span: Span, window: Window): Pick<Window, 'first' | 'last'> {
  return span === 'window' ? window : lookBack(window.cutOff, span)
}

/**
 * The table of a span's months, `(w, month)`, and its name. Rows meet it by equality, for engines join twelve months by
 * equality in no time and by a range slowly.
 */
export function monthsOfSpan(span: Span, windows: readonly Window[], { lists }: Beside): string {
  const name = span === 'window' ? 'months_of_window' : `months_back_${span}`
  const rows = windows.flatMap((window, place) => {
    const { first, last } = monthsBack(span, window)
    const months: (readonly [number, number])[] = []
    for (let month = first; month <= last; month = addMonths(month, 1)) months.push([place, month])
    return months
  })
  lists.set(name, { columns: ['w', 'month'], rows })
  return name
}

/** A condition that a day lies in so many months back to the window's cut-off, and not after it. */
export function inLookBack(day: string, months: number, windows: readonly Window[], { lists }: Beside): string {
  const name = `days_back_${months}`
  const rows = windows.map(({ cutOff }, place) => {
    const { first, last } = lookBack(cutOff, months)
    return [place, first * 100, Math.min(cutOff, last * 100 + 31)]
  })
  lists.set(name, { columns: ['w', 'since', 'until'], rows })
  return `JOIN ${name} w ON ${day} BETWEEN w.since AND w.until`
}
