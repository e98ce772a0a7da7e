import type { Day } from '../date/IsoDate.ts'

export type PlaceKind = 'city' | 'town' | 'rural'

/** How a clinic works against the mean, 1 for the mean. */
export interface Practice {
  readonly intensity: number
  readonly phone: number
  readonly video: number
  readonly homeVisit: number
  readonly coding: number
}

/** Points for how far away a clinic is, part by part. */
export interface RuralPoints {
  readonly hospital: number
  readonly town: number
  readonly density: number
  readonly island: number
}

/** A clinic of the region. */
export interface Clinic {
  readonly id: string
  readonly name: string
  readonly owner: string
  readonly isPrivate: boolean
  readonly municipality: string
  readonly district: string
  readonly kind: PlaceKind
  /** From the region's hospital, in kilometres: the region is nowhere on a map. */
  readonly east: number
  readonly north: number
  readonly toHospital: number
  readonly toTown: number
  readonly points: RuralPoints
  readonly size: number
  readonly practice: Practice
  readonly opened?: Day | undefined
  readonly closed?: Day | undefined
  /** Its place among the clinics. */
  readonly successor?: number | undefined
}

/** A small area where people live. */
export interface Area {
  readonly id: string
  readonly kind: PlaceKind
  /** 1 the weakest, 5 the strongest. */
  readonly level: number
  readonly size: number
  readonly east: number
  readonly north: number
  /** The clinics that its people choose between, the first their own; by place among the clinics. */
  readonly choices: readonly number[]
  /** Running shares of the choices. */
  readonly shares: Float64Array
}

/** Where people live and where care is. */
export interface Places {
  readonly clinics: readonly Clinic[]
  readonly areas: readonly Area[]
}

/** Is the clinic open on a day? It is still open on the day on which it closes. */
export function isOpen(clinic: Clinic, day: Day): boolean {
  return (clinic.opened ?? 0) <= day && day <= (clinic.closed ?? 99_991_231)
}

/** How far two places are from each other, in kilometres. The square root is exact on every machine. */
export function distance(
  one: { readonly east: number; readonly north: number },
  other: { readonly east: number; readonly north: number },
): number {
  const east = one.east - other.east
  const north = one.north - other.north
  return Math.sqrt(east * east + north * north)
}
