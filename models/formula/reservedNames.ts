import { AGGREGATES, FUNCTIONS } from './functions.ts'
import { ROW_SOURCES } from './rowSources.ts'

/**
 * Words that a formula has a meaning for, so that no parameter, table or indicator may be called one of them: operators,
 * functions, entities and their plurals, and what mathjs reads as something else than a name.
 */
export const RESERVED_NAMES: ReadonlySet<string> = new Set([
  ...words('and or not mod xor to in true false null undefined NaN Infinity'),
  ...words('contact patient indicator clinic region period previous enrolment cost'),
  ...words([...ROW_SOURCES.keys()].filter((rows) => !rows.includes('.')).join(' ')),
  ...FUNCTIONS.keys(),
  ...AGGREGATES.keys(),
])

function words(list: string): readonly string[] {
  return list.split(' ')
}
