import { dateOf, type IsoDate } from '../date/IsoDate.ts'
import { firstDayOf, lastDayOf } from '../date/Month.ts'
import type { Program } from '../plan/Program.ts'
import type { Quantities } from '../plan/Count.ts'

/** A figure that changes inside a window that reads it at its start: the change has no effect until the next window. */
export interface ChangeInWindow {
  readonly figure: string
  readonly changes: IsoDate
  readonly window: { readonly first: number; readonly last: number }
}

/**
 * Figures that change inside a quarter or year that is paid as a whole. The window reads the value at its start, so a
 * reader should know. With rates of one chosen date nothing changes.
 */
export function changesInWindows(
  program: Program,
  quantities: Quantities,
  ratesOf?: IsoDate,
): readonly ChangeInWindow[] {
  if (ratesOf !== undefined) return []
  return program.windows.flatMap((part) => {
    const names = new Set(
      part.steps.flatMap((step) => (step.op === 'figure' ? [step.name] : 'table' in step ? [step.table] : [])),
    )
    const dated = [...program.figures, ...program.tables].filter((one) => names.has(one.name))
    const windows = quantities.windows.find((one) => one.over === part.over)?.windows ?? []
    return windows.flatMap((window) =>
      dated.flatMap(({ name, values }) =>
        values
          .filter(({ from }) => from > dateOf(firstDayOf(window.first)) && from <= dateOf(lastDayOf(window.last)))
          .map(({ from }) => ({ figure: name, changes: from, window: { first: window.first, last: window.last } })),
      ),
    )
  })
}
