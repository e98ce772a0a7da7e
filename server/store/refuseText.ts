import { StoreTrouble } from './StoreTrouble.ts'

/**
 * Refuses text that a column cannot hold. PostgreSQL's has no place for the character of number zero, so neither store takes it.
 *
 * @throws StoreTrouble `text-cannot-be-kept`
 * @example
 * refuseText('name', 'a\0') // throws 'The name has the character U+0000.'
 */
export function refuseText(field: string, text: string): void {
  if (!text.isWellFormed()) throw unkept(field, 'half of a character (a lone surrogate)')
  if (text.includes('\0')) throw unkept(field, 'the character U+0000')
}

/** Text that cannot be kept. */
export function unkept(field: string, what: string): StoreTrouble {
  return new StoreTrouble('text-cannot-be-kept', `The ${field} has ${what}.`, 'Take it out; it stands for no text.')
}
