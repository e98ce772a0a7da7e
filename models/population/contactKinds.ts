import { ASSUMPTIONS } from './assumptions.ts'
import { runningShares } from './pick.ts'
import type { Practice } from './Places.ts'

/** A sort of contact, with how often it occurs. */
interface ContactKind {
  readonly profession: string
  readonly kind: string
  readonly weight: number
}

const OF_GP: readonly ContactKind[] = Object.entries(ASSUMPTIONS.gpVisitKinds.value).map(([kind, weight]) => ({
  profession: 'gp',
  kind,
  weight,
}))
const OF_OTHERS: readonly ContactKind[] = ASSUMPTIONS.otherContactKinds.value.map(([profession, kind, weight]) => ({
  profession,
  kind,
  weight,
}))

/** Every sort of contact in primary care; rows name it by its place. Those of visits to a GP come first. */
export const CONTACT_KINDS: readonly ContactKind[] = [...OF_GP, ...OF_OTHERS]
export const GP_KINDS: number = OF_GP.length

export const KINDS: readonly string[] = [...new Set(CONTACT_KINDS.map(({ kind }) => kind))]
export const PROFESSIONS: readonly string[] = [...new Set(CONTACT_KINDS.map(({ profession }) => profession))]

/**
 * By place of the sort: its place among the kinds, among the professions, its fee, and whether it counts as a visit.
 */
export const KIND_OF: readonly number[] = CONTACT_KINDS.map(({ kind }) => KINDS.indexOf(kind))
export const PROFESSION_OF: readonly number[] = CONTACT_KINDS.map(({ profession }) => PROFESSIONS.indexOf(profession))
export const IS_VISIT: readonly boolean[] = CONTACT_KINDS.map(({ kind }) =>
  ['visit', 'home_visit', 'video'].includes(kind),
)
export const FEE_OF: readonly number[] = CONTACT_KINDS.map(({ profession }, place) => {
  if (!IS_VISIT[place]) return 0
  return profession === 'gp' ? ASSUMPTIONS.fees.value.gp : ASSUMPTIONS.fees.value.other
})

/** The place of a sort of contact. */
export function sortOf(profession: string, kind: string): number {
  const place = CONTACT_KINDS.findIndex((one) => one.profession === profession && one.kind === kind)
  if (place < 0) throw new Error(`There is no contact ${kind} with ${profession}.`)
  return place
}

/** How often each sort occurs at a clinic with such a practice: of the visits to a GP, and of the other contacts. */
export function mixOf(practice: Practice): { readonly gp: Float64Array; readonly other: Float64Array } {
  const tilted = ({ kind, weight }: ContactKind): number => weight * tiltOf(kind, practice)
  return { gp: runningShares(OF_GP.map(tilted)), other: runningShares(OF_OTHERS.map(tilted)) }
}

function tiltOf(kind: string, { phone, video, homeVisit }: Practice): number {
  switch (kind) {
    case 'phone':
    case 'chat':
      return phone
    case 'video':
      return video
    case 'home_visit':
      return homeVisit
    default:
      return 1
  }
}
