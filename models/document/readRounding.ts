import { expected } from './expected.ts'
import type { Rounding } from './Model.ts'
import type { Raw } from './Raw.ts'
import type { Report } from './Report.ts'
import { readFields } from './readFields.ts'
import { readNumber } from './readNumber.ts'
import { readChoice } from './readWords.ts'

const HOWS = ['half_away', 'half_up', 'half_even', 'up', 'down'] as const

/** Reads a declared step of rounding: `{ to: 0.1, how: half_away }`. */
export function readRounding(raw: Raw | undefined, report: Report): Rounding | undefined {
  if (raw === undefined) return undefined
  const field = readFields(raw, { kind: 'rounding', place: raw.place }, { needs: ['to', 'how'] }, report)
  const step = field?.('to')
  const to = readNumber(step, report)
  const how = readChoice(field?.('how'), HOWS, report)
  if (step && to !== undefined && to <= 0) return expected(step, 'a number above 0', report)
  return to === undefined || how === undefined ? undefined : { to, how }
}
