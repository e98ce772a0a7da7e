import type { Day } from '../date/IsoDate.ts'
import { ASSUMPTIONS } from './assumptions.ts'
import { dayBetween } from './Calendar.ts'
import { type Chance, createChance } from './createChance.ts'
import { bitOf } from './drawConditions.ts'
import type { Region } from './drawRegion.ts'

/** What is measured, in the order of the kinds. */
export const MEASURED = ['hba1c', 'systolic_blood_pressure'] as const

/** Measurements, row by row; those of a person and kind in order of time. */
export interface Measurements {
  readonly person: Int32Array
  readonly kind: Uint8Array
  readonly date: Int32Array
  readonly value: Int32Array
}

interface Figures {
  readonly measured: number
  readonly mean: number
  readonly spread: number
}

/**
 * HbA1c of those with diabetes, blood pressure of those with diabetes or hypertension: once or twice a year, not for
 * all.
 */
export function drawMeasurements(region: Region): Measurements {
  const { people, conditions, calendar, options } = region
  const chance = createChance(options.seed, 'measurements')
  const diabetes = bitOf('diabetes')
  const kinds: readonly { readonly of: number; readonly figures: Figures }[] = [
    { of: diabetes, figures: ASSUMPTIONS.hba1c.value },
    { of: diabetes | bitOf('hypertension'), figures: ASSUMPTIONS.bloodPressure.value },
  ]
  const rows: [number, number, Day, number][] = []
  for (let person = 0; person < people.count; person += 1) {
    for (const [kind, { of, figures }] of kinds.entries()) {
      if (((conditions[person] ?? 0) & of) === 0) continue
      const usual = figures.mean + figures.spread * bell(chance)
      for (const year of [calendar.year - 1, calendar.year]) {
        const from = Math.max(year * 10_000 + 101, people.from[person] ?? 0)
        const to = Math.min(year * 10_000 + 1231, people.to[person] || calendar.end)
        if (from > to || chance.share() >= figures.measured) continue
        const days = Array.from({ length: 1 + chance.below(2) }, () => dayBetween(from, to, chance))
        for (const day of new Set(days.toSorted((a, b) => a - b))) {
          rows.push([person, kind, day, Math.round(usual + (figures.spread / 4) * bell(chance))])
        }
      }
    }
  }
  return {
    person: Int32Array.from(rows, (row) => row[0]),
    kind: Uint8Array.from(rows, (row) => row[1]),
    date: Int32Array.from(rows, (row) => row[2]),
    value: Int32Array.from(rows, (row) => row[3]),
  }
}

/**
 * About a normal deviate: four shares added up have a variance of a third. No logarithm or sine is the same everywhere.
 */
function bell(chance: Chance): number {
  return (chance.share() + chance.share() + chance.share() + chance.share() - 2) * Math.sqrt(3)
}
