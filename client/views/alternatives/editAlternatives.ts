import { MOST_ALTERNATIVES } from '../../comparison/address.ts'
import type { Alternative, ComparisonState } from '../../comparison/Comparison.ts'

/** A model or assignment by name, with nothing changed. */
export const alternativeOf = (name: string): Alternative => ({ name, changes: {} })

/** Another model in a place, or in the next free one, where it is then shown. What was changed in the old one goes. */
export function chooseModel(state: ComparisonState, place: number, name: string): ComparisonState {
  const isNew = place >= state.alternatives.length
  const alternatives = isNew
    ? [...state.alternatives, alternativeOf(name)]
    : state.alternatives.map((one, index) => (index === place ? alternativeOf(name) : one))
  const shown = isNew ? alternatives.length - 1 : state.shown
  return { ...state, alternatives, shown, gives: without(state.gives, place) }
}

/** An alternative like this one, last in the row and shown. */
export function copyAlternative(state: ComparisonState, place: number): ComparisonState {
  const one = state.alternatives[place]
  if (!one || state.alternatives.length >= MOST_ALTERNATIVES) return state
  const last = state.alternatives.length
  const given = state.gives[place]
  const gives = given === undefined ? state.gives : { ...state.gives, [last]: given }
  return { ...state, alternatives: [...state.alternatives, one], shown: last, gives }
}

/** Without the alternative in a place; those after it move up and keep what gives way in them. */
export function removeAlternative(state: ComparisonState, place: number): ComparisonState {
  const alternatives = state.alternatives.filter((_, index) => index !== place)
  const kept = Object.entries(state.gives).filter(([index]) => Number(index) !== place)
  const gives = Object.fromEntries(kept.map(([index, name]) => [Number(index) - (Number(index) > place ? 1 : 0), name]))
  const moved = state.shown > place ? state.shown - 1 : state.shown
  const shown = Math.max(1, Math.min(moved, alternatives.length - 1))
  return { ...state, alternatives, shown, gives }
}

/** The alternative and the baseline change places. */
export function makeBaseline(state: ComparisonState, place: number): ComparisonState {
  const [baseline, one] = [state.alternatives[0], state.alternatives[place]]
  if (!baseline || !one) return state
  const alternatives = state.alternatives.map((other, index) =>
    index === 0 ? one : index === place ? baseline : other,
  )
  return { ...state, alternatives, gives: without(state.gives, place) }
}

/** A figure of a model changed in one alternative; `undefined` takes the change back. */
export function changeRate(
  state: ComparisonState,
  place: number,
  { model, figure, value }: { readonly model: string; readonly figure: string; readonly value: number | undefined },
): ComparisonState {
  const alternatives = state.alternatives.map((one, index) => {
    if (index !== place) return one
    const { [figure]: _, ...others } = one.changes[model] ?? {}
    const own = value === undefined ? others : { ...one.changes[model], [figure]: value }
    const { [model]: __, ...models } = one.changes
    const changes = Object.keys(own).length === 0 ? models : { ...one.changes, [model]: own }
    return { ...one, changes }
  })
  return { ...state, alternatives }
}

/** Nothing changed in an alternative any more. */
export function takeAllBack(state: ComparisonState, place: number): ComparisonState {
  const alternatives = state.alternatives.map((one, index) => (index === place ? { ...one, changes: {} } : one))
  return { ...state, alternatives }
}

function without(gives: ComparisonState['gives'], place: number): ComparisonState['gives'] {
  return Object.fromEntries(Object.entries(gives).filter(([index]) => Number(index) !== place))
}
