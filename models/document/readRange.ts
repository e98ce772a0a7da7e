import type { Place } from './Diagnostic.ts'
import { expected } from './expected.ts'
import type { Raw } from './Raw.ts'
import type { Report } from './Report.ts'
import { readNumber } from './readNumber.ts'

export type Range = readonly [number, number]

/** Reads the lowest and the highest value that a figure may take. */
export function readRange(raw: Raw | undefined, report: Report): Range | undefined {
  if (raw === undefined) return undefined
  const [first, second, ...more] = raw.type === 'list' ? raw.items : []
  if (!first || !second || more.length > 0) return expected(raw, 'two numbers, such as `[0, 1000]`', report)
  const [low, high] = [readNumber(first, report), readNumber(second, report)]
  if (low === undefined || high === undefined) return undefined
  if (low <= high) return [low, high]
  const message = `A range begins with its lowest value, and ${low} is above ${high}.`
  return report.error('wrong-range', raw.place, message, { hint: `Write \`[${high}, ${low}]\`.` })
}

/** Tells that a figure is outside its range. */
export function checkRange(value: number, range: Range | undefined, place: Place, report: Report): void {
  if (range === undefined || (value >= range[0] && value <= range[1])) return
  report.error('out-of-range', place, `${value} is outside the range from ${range[0]} to ${range[1]}.`, {
    hint: 'Correct the figure, or the `range` if the figure is right.',
  })
}
