import type { Grouping } from '../document/Model.ts'
import type { Arithmetic } from './arithmetic.ts'
import type { Graph, NodeId } from './Graph.ts'

/** What a patient is said to have: as delivered, or by a grouping's codes, hierarchy and combinations. */
export interface Conditions {
  readonly has: (word: string) => NodeId
  /** Is it known which conditions there are? */
  readonly isKnown: NodeId
  readonly counts: ReadonlySet<string>
  readonly count: (name: string) => NodeId
}

/**
 * The conditions of a model. A warehouse only says which conditions a patient is coded with; the hierarchy (what
 * replaces what), the combinations and the counts are computed from that, in the order the grouping gives.
 */
export function conditionsOf(grouping: Grouping | undefined, graph: Graph, math: Arithmetic): Conditions {
  const coded = (word: string): NodeId => graph.add({ op: 'has', word })
  // A guest has no patient row, and so no conditions that anybody knows of: that is not the same as having none.
  const delivered = { type: 'known', fact: { entity: 'patient', name: 'conditions' } } as const
  const isKnown = graph.add({ op: 'key', key: grouping ? { type: 'patient' } : delivered })
  const unknown = graph.add({ op: 'noAnswer', lacks: 'patient.conditions' })
  const guarded = (answer: NodeId): NodeId => math.when(isKnown, answer, unknown)
  if (!grouping) return { isKnown, has: (word) => guarded(coded(word)), counts: new Set(), count: () => math.noAnswer }

  const replacedBy = new Map<string, string[]>()
  for (const { word, replaces } of grouping.conditions)
    for (const lower of replaces) replacedBy.set(lower, [...(replacedBy.get(lower) ?? []), word])
  const derived = new Map(grouping.derived.map((one) => [one.word, one]))

  function has(word: string): NodeId {
    const made = derived.get(word)
    if (made) {
      const op = made.how === 'any' ? 'or' : 'and'
      return made.of.map(has).reduce((a, b) => math.make(op, a, b))
    }
    return (replacedBy.get(word) ?? []).reduce(
      (kept, above) => math.make('and', kept, math.make('not', coded(above))),
      coded(word),
    )
  }

  return {
    isKnown,
    has: (word) => guarded(has(word)),
    counts: new Set(grouping.counts.map((one) => one.name)),
    count: (name) =>
      guarded(
        math.total(
          grouping.counts
            .find((one) => one.name === name)
            ?.of.map((word) => math.when(has(word), math.one, math.zero)) ?? [],
        ),
      ),
  }
}
