import { readUnit, type Unit } from '../formula/Unit.ts'
import type { Raw } from './Raw.ts'
import type { Reading } from './Reading.ts'
import { readScalar } from './readWords.ts'

/** Reads a unit, `SEK/patient/year`. */
export function readUnitOf(raw: Raw | undefined, { report, currency }: Reading): Unit | undefined {
  const scalar = readScalar(raw, `a unit, such as \`points\` or \`${currency}/patient/year\``, report)
  if (scalar === undefined) return undefined
  const reading = readUnit(scalar.text.slice(0, 100), currency)
  if ('unit' in reading) return reading.unit
  return report.error('unknown-unit', scalar.place, reading.trouble, { hint: reading.hint })
}
