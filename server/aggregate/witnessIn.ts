import type { CountedRows } from './Counts.ts'
import type { Kind } from './domainOf.ts'
import type { Reason } from './Reason.ts'
import type { Solved } from './Solved.ts'

/** Changes of numbers of rows that no count sees and a payment does: why the counts do not suffice. */
export type Witness = readonly { readonly kind: Kind; readonly change: number }[]

/** A change that no count sees and the sum does. Two kinds that every table counts alike come first: they say it most plainly. */
export function witnessIn({ kinds, unknownOf, unseen }: Solved, adds: (kind: number) => number): Witness | undefined {
  const first = new Map<number, number>()
  for (const [kind, unknown] of unknownOf.entries()) if (unknown !== -1 && !first.has(unknown)) first.set(unknown, kind)
  const scale = kinds.reduce((most, _, kind) => Math.max(most, Math.abs(adds(kind) || 0)), 1)
  return unlikeKinds(false) ?? unlikeKinds(true) ?? unseenChange()

  /** Two kinds that no table tells apart and the sum does; of those without an answer only where no others are. */
  function unlikeKinds(isAnswerLess: boolean): Witness | undefined {
    const last = new Map<number, number>()
    for (const [kind, unknown] of unknownOf.entries()) {
      if (unknown === -1 || (!isAnswerLess && Number.isNaN(adds(kind)))) continue
      const before = last.get(unknown)
      last.set(unknown, kind)
      if (before === undefined || Math.abs(adds(before) - adds(kind)) <= 1e-9 * scale) continue
      if (Number.isNaN(adds(before)) && Number.isNaN(adds(kind))) continue
      return [
        { kind: kinds[before] as Kind, change: -1 },
        { kind: kinds[kind] as Kind, change: 1 },
      ]
    }
    return undefined
  }

  function unseenChange(): Witness | undefined {
    for (const change of unseen) {
      const parts = change.map(([unknown, by]) => ({ place: first.get(unknown) as number, by }))
      const sum = parts.reduce((total, { place, by }) => total + by * adds(place), 0)
      if (Number.isNaN(sum) || Math.abs(sum) > 1e-9 * scale * parts.length)
        return parts.map(({ place, by }) => ({ kind: kinds[place] as Kind, change: by }))
    }
    return undefined
  }
}

/** What the counts do not tell, from rows that they count alike and the payment does not. */
export function reasonOf(witness: Witness, rows: CountedRows): Reason {
  const kinds = witness.map(({ kind }) => kind)
  const columns = [...new Set(kinds.flatMap((kind) => Object.keys(kind)))]
  const unlike = columns.filter((name) => new Set(kinds.map((kind) => JSON.stringify(kind[name]))).size > 1)
  if (witness.length === 1) return { code: 'not-counted', rows, kinds, columns }
  if (witness.length === 2) return { code: 'not-told-apart', rows, kinds, columns: unlike }
  const conditions = new Set(kinds.flatMap((kind) => (kind['conditions'] as readonly string[] | undefined) ?? []))
  return { code: 'not-together', rows, columns: unlike, conditions: [...conditions] }
}
