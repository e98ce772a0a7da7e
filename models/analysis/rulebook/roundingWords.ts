import type { Rounding } from '../../document/Model.ts'
import type { Writing } from './Writing.ts'

/** A declared rounding as a sentence; of `what`, where that is not the thing just said. */
export function roundingWords({ to, how }: Rounding, { words, numbers }: Writing, what?: string): string {
  return words.steps.round[how](numbers.number(to), what)
}
