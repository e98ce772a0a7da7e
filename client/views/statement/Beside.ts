import type { Label } from '../../../server/contract/Label.ts'
import type { Letter } from '../../comparison/Comparison.ts'
import { type LineChange, lineChange, lineChanges } from '../../statement/lineChange.ts'
import type { PaidLine, PaidPeriod } from '../../statement/PaidLine.ts'
import type { Side } from './Side.ts'

interface Held {
  readonly side: Side
  /** Is the difference told as what introducing the other would bring? Else as what is shown against the other. */
  readonly isForward: boolean
}

/** What the lines stand beside. */
export type Beside =
  | (Held & { readonly type: 'before'; readonly period: string })
  | (Held & { readonly type: 'other'; readonly letter: Letter; readonly label: Label })

/** Why a line differs from the one beside it, in the direction in which it is told. */
export function changeOf(
  { isForward }: Held,
  name: string,
  shown: PaidLine | undefined,
  held: PaidLine | undefined,
): LineChange {
  return isForward ? lineChange(name, shown, held) : lineChange(name, held, shown)
}

/** The changes of every line, largest first. */
export function changesOf({ isForward }: Held, shown: PaidPeriod, held: PaidPeriod): readonly LineChange[] {
  return isForward ? lineChanges(shown.lines, held.lines) : lineChanges(held.lines, shown.lines)
}

/** The difference of the whole, in öre. */
export function differenceOf({ isForward }: Held, shown: PaidPeriod, held: PaidPeriod): number {
  return isForward ? held.ore - shown.ore : shown.ore - held.ore
}
