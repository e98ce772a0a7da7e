import type { LineTerm } from '../../statement/PaidLine.ts'

/** The window that a term was counted over, where it was one. */
export function overOf({ windows, over }: LineTerm): string | undefined {
  return windows.length === 1 ? over : undefined
}
