import type { Rounding } from '../../document/Model.ts'
import type { Writing } from './Writing.ts'

/** A declared rounding as a sentence. */
export function roundingWords({ to, how }: Rounding, { words, numbers }: Writing): string {
  return words.steps.round[how](numbers.number(to))
}
