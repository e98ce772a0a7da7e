import { takenIn } from './beginningsOf.ts'
import type { CodeList } from './readCodeList.ts'

/** ICD-10-SE has a letter, two digits, and at most two characters more. */
const LONGEST_SWEDISH = 5

/** What a reader of a grouping should know of the codes it was made from, a sentence each. */
export function doubtsOf(list: CodeList): readonly string[] {
  const codes = [...list.conditionsOf.keys()]
  const long = codes.filter((code) => code.length > LONGEST_SWEDISH).length
  const inside = takenIn(list)
  return [
    ...(long > 0
      ? [
          `${long} of ${codes.length} codes have more than ${LONGEST_SWEDISH} characters, so they are ICD-10-CM of the United States. ` +
            'A Swedish diagnosis has fewer, and is found only where a code of the list is its beginning.',
        ]
      : []),
    ...(inside.length > 0
      ? [
          `${inside.length} codes begin with another code of the list that has another condition, and get both: ` +
            `${inside.slice(0, 5).join(', ')}${inside.length > 5 ? ' …' : ''}.`,
        ]
      : []),
  ]
}
