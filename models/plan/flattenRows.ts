import type { Arithmetic } from './arithmetic.ts'
import type { RowFact } from './Count.ts'
import { type Graph, type NodeId, partsOf } from './Graph.ts'

/** A part of a row's amount: figures × (a measure ×) what the row's keys say. */
interface Part {
  readonly figures: readonly NodeId[]
  readonly measure?: RowFact | undefined
  readonly row: NodeId
}

/** More parts than this are not worth having apart: the amount is then priced row by row. */
const MOST_PARTS = 60

/**
 * Takes apart an amount per row into figures and what is counted, so that a sum over rows becomes
 * Σ figures × sum of what is counted: `when(visit, visit_fee, 0) + base_fee * weight` is `visit_fee × visits + base_fee ×
 * Σ weight`. Where a figure stands inside `min`, a comparison or a divisor it stays in the row, which is then row-bound.
 * What has the same figures and measure is one part. Only figures are taken out, for they always have a value.
 */
export function flattenRows(graph: Graph, math: Arithmetic, amount: NodeId): readonly Part[] {
  const isFigureOnly = figureOnly(graph)

  function partsIn(id: NodeId): readonly Part[] {
    const node = graph.node(id)
    if (id === math.zero) return []
    if (isFigureOnly(id)) return [id === math.one ? { figures: [], row: math.one } : { figures: [id], row: math.one }]
    switch (node.op) {
      case 'key':
        if (!node.measure) break
        return [{ figures: [], measure: node.measure, row: known(node.measure) }]
      case 'add':
        return node.of.flatMap(partsIn)
      case 'subtract': {
        const [a, b] = node.of as [NodeId, NodeId]
        return [...partsIn(a), ...partsIn(b).map(negated)]
      }
      case 'negate':
        return node.of.flatMap(partsIn).map(negated)
      case 'multiply': {
        const [a, b] = node.of.map(partsIn) as [readonly Part[], readonly Part[]]
        if (a.length * b.length === 0) break
        return a.flatMap((left) => b.map((right) => product(left, right)))
      }
      case 'divide': {
        const [a, b] = node.of as [NodeId, NodeId]
        return partsIn(a).map((part) => ({ ...part, row: math.make('divide', part.row, b) }))
      }
      case 'when': {
        const [condition, then, otherwise] = node.of as [NodeId, NodeId, NodeId]
        const parts = [
          ...partsIn(then).map((part) => ({ ...part, row: math.when(condition, part.row, math.zero) })),
          ...partsIn(otherwise).map((part) => ({ ...part, row: math.when(condition, math.zero, part.row) })),
        ]
        if (parts.length === 0) break
        return parts
      }
      default:
    }
    return [{ figures: [], row: id }]
  }

  const known = (measure: RowFact): NodeId =>
    math.when(
      graph.add({ op: 'key', key: { type: 'known', fact: measure } }),
      math.one,
      graph.add({ op: 'noAnswer', lacks: `${measure.entity}.${measure.name}` }),
    )
  const negated = (part: Part): Part => ({ ...part, figures: [math.constant(-1), ...part.figures] })
  /** A part without its measure taken out. Where the measure has no value the row already says whether it is asked for. */
  function rowOf(part: Part): NodeId {
    if (!part.measure) return part.row
    const isKnown = graph.add({ op: 'key', key: { type: 'known', fact: part.measure } })
    return math.when(isKnown, math.times(asKey(part.measure), part.row), part.row)
  }
  const asKey = (measure: RowFact): NodeId =>
    graph.add({ op: 'key', key: { type: 'fact', fact: measure, kind: 'number' }, measure })
  function product(a: Part, b: Part): Part {
    const figures = [...a.figures, ...b.figures]
    if (a.measure && b.measure) return { figures, measure: a.measure, row: math.times(a.row, rowOf(b)) }
    return { figures, measure: a.measure ?? b.measure, row: math.times(a.row, b.row) }
  }

  const parts = partsIn(amount)
  const merged = merge(parts, math)
  return merged.length > MOST_PARTS ? [{ figures: [], row: amount }] : merged
}

/** Parts with the same figures and measure are added up row by row: one sum instead of many. */
function merge(parts: readonly Part[], math: Arithmetic): readonly Part[] {
  const groups = new Map<string, Part[]>()
  for (const part of parts) {
    const figures = [...part.figures].toSorted((a, b) => a - b)
    const name = JSON.stringify([figures, part.measure ?? null])
    groups.set(name, [...(groups.get(name) ?? []), { ...part, figures }])
  }
  return [...groups.values()].map((group) => ({
    ...(group[0] as Part),
    row: math.total(group.map((part) => part.row)),
  }))
}

/** Does a node consist of figures, constants and + − × alone? Such a node always has a value. */
function figureOnly(graph: Graph): (id: NodeId) => boolean {
  const known = new Map<NodeId, boolean>()
  return function isFigureOnly(id) {
    const before = known.get(id)
    if (before !== undefined) return before
    const node = graph.node(id)
    const is =
      node.op === 'constant' || node.op === 'figure'
        ? true
        : ['add', 'subtract', 'multiply', 'negate'].includes(node.op) && partsOf(node).every(isFigureOnly)
    known.set(id, is)
    return is
  }
}
