import { divide, type Unit, writeUnit } from './Unit.ts'

/**
 * What a number is in, as a message says it.
 *
 * @example
 * inUnit({ powers: { point: 1 } }) // => 'in points'
 * inUnit({ powers: {} }) // => 'a bare number'
 */
export function inUnit(unit: Unit): string {
  return isBare(unit) ? 'a bare number' : `in ${writeUnit(unit)}`
}

/** The same after `comes out`: `in points`, `as a bare number`. */
export function comesOut(unit: Unit): string {
  return isBare(unit) ? 'as a bare number' : inUnit(unit)
}

/** The same after `needs`: `points`, `a bare number`. */
export function needed(unit: Unit): string {
  return isBare(unit) ? 'a bare number' : writeUnit(unit)
}

function isBare({ powers }: Unit): boolean {
  return Object.keys(powers).length === 0
}

/**
 * What would turn one unit into the other, if it is one thing.
 *
 * @example
 * unitHint({ powers: { SEK: 1, point: -1 } }, { powers: { SEK: 1 } }) // => 'Multiply by something in points.'
 */
export function unitHint(got: Unit, wanted: Unit): string | undefined {
  const { powers } = divide(wanted, got)
  if ('months' in powers && 'time' in powers) return 'A rate has `/month` in its own unit; `months` are only counted.'
  // What is for one patient and a time, where an amount for one contact is wanted.
  if (Object.keys(powers).length === 2 && powers['time'] === 1 && powers['patient'] === 1)
    return 'A payment for each contact needs a fee per contact, without a time.'
  const [[name, power] = ['', 0], another] = Object.entries(powers)
  if (power === 0 || another) return undefined
  if (name === 'percentage_point') return '`percentage_points(…)` makes percentage points of a share.'
  if (name === 'time' && power === -1) return 'A time is missing: a rate is per month, quarter or year.'
  if (name === 'time' && power === 1)
    return 'The time is in it once too often: contacts are counted per window already, so that a fee for each has none.'
  if (name === 'region' && power === 1)
    return 'It is money of the whole region: make it a formula of the region, and use `region.…` here.'
  return `${power > 0 ? 'Multiply' : 'Divide'} by something in ${writeUnit({ powers: { [name]: 1 } })}.`
}
