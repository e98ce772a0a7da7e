import { isLess } from './compareNumbers.ts'
import type { Column } from './Column.ts'

/** A value for each clinic, of a column that has one for all or one each. */
export const spread = (values: Column, length: number): Column =>
  values.length === 1 ? new Float64Array(length).fill(values[0] as number) : values

/** Over the clinics of a scope, in their order. */
export function sumOfClinics(values: Column, inScope: readonly boolean[]): number {
  let sum = 0
  for (let clinic = 0; clinic < inScope.length; clinic += 1)
    if (inScope[clinic]) sum += values[values.length === 1 ? 0 : clinic] as number
  return sum
}

/** 1 + how many clinics of the scope are truly greater. */
export function ranks(values: Column, beside: Column, inScope: readonly boolean[], clinics: number): Column {
  const all = spread(values, clinics).filter((_, clinic) => inScope[clinic])
  return spread(beside, clinics).map((own) => {
    if (Number.isNaN(own) || all.some(Number.isNaN)) return Number.NaN
    let greater = 0
    for (const one of all) if (isLess(own, one)) greater += 1
    return 1 + greater
  })
}

/** Straight between neighbours at the place p × (N − 1) of the values in order. */
export function percentileOf(values: Column, p: number): number {
  if (values.length === 0 || values.some(Number.isNaN) || !(p >= 0 && p <= 1)) return Number.NaN
  const sorted = Float64Array.from(values).toSorted()
  const place = p * (sorted.length - 1)
  const below = Math.floor(place)
  const low = sorted[below] as number
  const high = sorted[Math.min(below + 1, sorted.length - 1)] as number
  return low + (high - low) * (place - below)
}
