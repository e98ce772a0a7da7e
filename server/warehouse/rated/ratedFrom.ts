import type { ByWindow, KeyValue } from '../../../models/index.ts'
import type { RawValue } from '../Ask.ts'
import { refuseRefused } from '../countedFrom.ts'

/** What came back of a rated sum's statement, column by column. */
export type RawSums = readonly (readonly RawValue[])[]

/** A sum of each clinic in each window: 0 where it has no rows, nothing where one of its rows has no answer. */
export function ratedFrom(
  raw: RawSums | undefined,
  { clinics, windows }: { readonly clinics: ReadonlyMap<string, number>; readonly windows: number },
): ByWindow<KeyValue> {
  const sums = Array.from({ length: windows }, () => Array.from({ length: clinics.size }, (): number | null => 0))
  if (!raw) return sums
  const [ids = [], places = [], amounts = [], divisors = [], lacking = [], refused = []] = raw
  refuseRefused(refused, ids)
  ids.forEach((id, row) => {
    const clinic = clinics.get(String(id))
    const window = sums[Number(places[row])]
    if (clinic === undefined || !window) return
    window[clinic] = Number(lacking[row]) > 0 ? null : quotient(wholeOf(amounts[row]), wholeOf(divisors[row]))
  })
  return sums
}

/** An engine may write zeros after a point. */
const wholeOf = (value: RawValue | undefined): bigint => BigInt(String(value).replace(/\.0*$/, ''))

/**
 * The number nearest to a quotient of whole numbers, but for the last bit of a double.
 *
 * @example
 * quotient(10n, 4n) // => 2.5
 */
export function quotient(num: bigint, den: bigint): number {
  // The whole part apart: a long number and a long divisor would each be rounded before they are divided.
  return Number(num / den) + Number(num % den) / Number(den)
}
