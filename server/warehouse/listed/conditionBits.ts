import { CONDITIONS_A_COLUMN } from '../../../models/index.ts'
import { asKind, EMPTY, patientColumn, type RowSource, type Value } from '../RowSource.ts'

/** Conditions of `listed`, a column for each thirty of the words that are asked for, from the bits that a row has. */
export function conditionBits(words: readonly string[], source: RowSource) {
  const fact = { entity: 'patient', name: 'conditions' } as const
  const delivered = asKind(patientColumn(source, 'conditions'), 'words', fact, source)
  const known = source.listed?.conditions ?? []
  const columns = Math.max(1, Math.ceil(words.length / CONDITIONS_A_COLUMN))
  return Array.from({ length: columns }, (_, column) => {
    const asked = words.slice(column * CONDITIONS_A_COLUMN, (column + 1) * CONDITIONS_A_COLUMN)
    if (delivered.type === 'empty') return keyOf([EMPTY.sql], EMPTY.type, ([value = '']) => value, false)
    const places = asked.map((word) => known.indexOf(word))
    const isSame = asked.length === known.length && places.every((place, bit) => place === bit)
    if (isSame) return keyOf([delivered.sql], 'integer', ([value = '']) => value, false)
    return keyOf([delivered.sql], 'integer', ([value = '']) => movedBits(value, places), true)
  })
}

/** The bits of a row, each in its place among the words that are asked for; nothing where nothing is known. */
function movedBits(value: string, places: readonly number[]): string {
  const bits = places.flatMap((place, bit) =>
    place < 0 ? [] : [`CASE WHEN (${value} & ${2n ** BigInt(place)}) <> 0 THEN ${2 ** bit} ELSE 0 END`],
  )
  return `CASE WHEN ${value} IS NOT NULL THEN ${bits.length === 0 ? '0' : bits.join(' + ')} END`
}

function keyOf(
  row: readonly string[],
  type: Value['type'],
  value: (columns: readonly string[]) => string,
  merges: boolean,
) {
  return { row, type, value, merges }
}
