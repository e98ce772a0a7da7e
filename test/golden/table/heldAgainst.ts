import type { GoldenCase } from './GoldenCase.ts'
import type { Figure } from './runGolden.ts'

/** Figures of a case that are to lie near another of its figures, relative to that. */
export interface Held {
  readonly figures: readonly Figure[]
  readonly against: Figure
  readonly within: number
}

/** What a case says of its own figures by a tolerance such as `observedAgainstModel: { rel: 0.02 }`. */
export function heldAgainst({ id, tolerance }: GoldenCase, figures: readonly Figure[]): readonly Held[] {
  if (typeof tolerance !== 'object' || tolerance === null) return []
  return Object.entries(tolerance).flatMap(([key, value]) => {
    const [, held, other] = /^([a-z]\w*)Against([A-Z]\w*)$/.exec(key) ?? []
    if (held === undefined || other === undefined) return []
    const name = other.charAt(0).toLowerCase() + other.slice(1)
    const against = figures.find(({ path }) => path === name)
    const within = typeof value === 'object' && value !== null && 'rel' in value ? value.rel : undefined
    if (against === undefined || typeof within !== 'number') throw new Error(`${id}: ${key} says nothing.`)
    return [{ figures: figures.filter(({ path }) => path.split('.')[0] === held), against, within }]
  })
}

/** Those that lie farther away, or did not come out. */
export function strayFrom({ figures, against, within }: Held): readonly Figure[] {
  const { computed: centre = Number.NaN } = against
  return figures.filter(({ computed = Number.NaN }) => !(Math.abs(computed - centre) <= within * Math.abs(centre)))
}
