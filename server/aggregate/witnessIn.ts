import type { Kind } from './domainOf.ts'
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

/** What the counts do not tell apart, from rows that they count alike and the payment does not. */
export function inWords(witness: Witness, what: string): string {
  const [one, other] = witness
  const names = [...new Set(witness.flatMap(({ kind }) => Object.keys(kind)))].filter(
    (name) => new Set(witness.map(({ kind }) => JSON.stringify(kind[name]))).size > 1,
  )
  const write = (kind: Kind | undefined): string => names.map((name) => `${name} ${written(kind?.[name])}`).join(', ')
  if (witness.length === 2)
    return `it pays ${what} of ${write(one?.kind)} unlike ${what} of ${write(other?.kind)}, and the counts do not tell them apart`
  if (witness.length === 1) return `it needs the number of ${what} of ${write(one?.kind)}, which the counts do not give`
  const conditions = new Set(witness.flatMap(({ kind }) => (kind['conditions'] as readonly string[] | undefined) ?? []))
  const by = names.map((name) =>
    name === 'conditions' && conditions.size > 1 ? `combination of ${[...conditions].join(' and ')}` : name,
  )
  return `it needs the number of ${what} by ${by.join(' and ')} together`
}

const written = (value: Kind[string] | undefined): string =>
  Array.isArray(value)
    ? value.length === 0
      ? 'none'
      : value.join(' and ')
    : value === null || value === undefined
      ? 'unknown'
      : String(value)
