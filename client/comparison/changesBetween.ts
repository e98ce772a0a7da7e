import { type Alternative, type ComparisonState, LETTERS, type Letter } from './Comparison.ts'

/** One thing that differs between two versions of a comparison. */
export type Difference =
  | { readonly kind: 'dataset' | 'period'; readonly from: string; readonly to: string }
  | { readonly kind: 'lock'; readonly to: boolean }
  | { readonly kind: 'added' | 'removed'; readonly letter: Letter; readonly name: string }
  | { readonly kind: 'moved'; readonly name: string; readonly from: Letter; readonly to: Letter }
  | {
      readonly kind: 'rate'
      /** As the later version calls it. */
      readonly letter: Letter
      readonly model: string
      readonly figure: string
      /** `undefined`: as the model's document says it. */
      readonly from: number | undefined
      readonly to: number | undefined
    }
  | {
      readonly kind: 'gives' | 'ratesOf'
      readonly letter: Letter
      readonly from: string | undefined
      readonly to: string | undefined
    }

/** Places of the same alternative in two versions. */
export interface Pair {
  readonly from: number
  readonly to: number
}

/**
 * Which alternative of one version is which of another: of the same model, first in the same place and then in order. What is
 * left over was added or removed.
 */
export function pairAlternatives(from: readonly Alternative[], to: readonly Alternative[]): readonly Pair[] {
  const still = new Set(to.keys())
  const pairs = new Map<number, number>()
  const pair = (one: number, other: number | undefined): void => {
    if (other === undefined || !still.delete(other)) return
    pairs.set(one, other)
  }
  for (const [place, { name }] of from.entries()) if (to[place]?.name === name) pair(place, place)
  for (const [place, { name }] of from.entries())
    if (!pairs.has(place))
      pair(
        place,
        [...still].find((one) => to[one]?.name === name),
      )
  return [...pairs].map(([one, other]) => ({ from: one, to: other })).toSorted((one, other) => one.to - other.to)
}

/** What differs between two versions of a comparison, in the order of the page. How its table is ordered is no difference. */
export function changesBetween(from: ComparisonState, to: ComparisonState): readonly Difference[] {
  const pairs = pairAlternatives(from.alternatives, to.alternatives)
  const gone = [...from.alternatives.keys()].filter((place) => !pairs.some((pair) => pair.from === place))
  const come = [...to.alternatives.keys()].filter((place) => !pairs.some((pair) => pair.to === place))
  return [
    ...(from.dataset === to.dataset ? [] : [{ kind: 'dataset' as const, from: from.dataset, to: to.dataset }]),
    ...(from.period === to.period ? [] : [{ kind: 'period' as const, from: from.period, to: to.period }]),
    ...(from.neutral === to.neutral ? [] : [{ kind: 'lock' as const, to: to.neutral }]),
    ...gone.map((place) => ({ kind: 'removed' as const, ...named(from, place) })),
    ...come.map((place) => ({ kind: 'added' as const, ...named(to, place) })),
    ...come.flatMap((place) => figuresOf(undefined, to, place)),
    ...pairs.flatMap((pair) => withinPair(from, to, pair)),
  ]
}

const letterOf = (place: number): Letter => LETTERS[place] ?? '0'

const named = ({ alternatives }: ComparisonState, place: number): { letter: Letter; name: string } => ({
  letter: letterOf(place),
  name: alternatives[place]?.name ?? '',
})

function withinPair(from: ComparisonState, to: ComparisonState, pair: Pair): readonly Difference[] {
  const [one, other] = [from.alternatives[pair.from], to.alternatives[pair.to]]
  const letter = letterOf(pair.to)
  const [gave, gives] = [from.gives[pair.from], to.gives[pair.to]]
  return [
    ...(pair.from === pair.to
      ? []
      : [{ kind: 'moved' as const, name: other?.name ?? '', from: letterOf(pair.from), to: letter }]),
    ...figuresOf(one, to, pair.to),
    ...(gave === gives ? [] : [{ kind: 'gives' as const, letter, from: gave, to: gives }]),
    ...(one?.ratesOf === other?.ratesOf
      ? []
      : [{ kind: 'ratesOf' as const, letter, from: one?.ratesOf, to: other?.ratesOf }]),
  ]
}

function figuresOf(one: Alternative | undefined, { alternatives }: ComparisonState, place: number): Difference[] {
  const [before, after] = [one?.changes ?? {}, alternatives[place]?.changes ?? {}]
  const models = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return models.flatMap((model) => {
    const figures = [...new Set([...Object.keys(before[model] ?? {}), ...Object.keys(after[model] ?? {})])]
    return figures.flatMap((figure): Difference[] => {
      const [from, to] = [before[model]?.[figure], after[model]?.[figure]]
      return from === to ? [] : [{ kind: 'rate', letter: letterOf(place), model, figure, from, to }]
    })
  })
}
