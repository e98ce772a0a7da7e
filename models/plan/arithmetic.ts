import type { Elementwise, Graph, NodeId } from './Graph.ts'

/** Makes nodes of a graph, leaving out what changes nothing: `1 × x`, `x + 0` of a sum without parts, `when` of two alike. */
export interface Arithmetic {
  readonly zero: NodeId
  readonly one: NodeId
  readonly noAnswer: NodeId
  readonly constant: (value: number) => NodeId
  readonly make: (op: Elementwise, ...of: readonly NodeId[]) => NodeId
  readonly times: (a: NodeId, b: NodeId) => NodeId
  readonly total: (parts: readonly NodeId[]) => NodeId
  readonly when: (condition: NodeId, then: NodeId, otherwise: NodeId) => NodeId
}

/** The arithmetic of one graph. */
export function arithmeticOf(graph: Graph): Arithmetic {
  const constant = (value: number): NodeId => graph.add({ op: 'constant', value })
  const [zero, one] = [constant(0), constant(1)]
  const make = (op: Elementwise, ...of: readonly NodeId[]): NodeId => graph.add({ op, of })
  return {
    zero,
    one,
    noAnswer: graph.add({ op: 'noAnswer' }),
    constant,
    make,
    times: (a, b) => (a === one ? b : b === one ? a : make('multiply', a, b)),
    total: (parts) => (parts.length === 0 ? zero : parts.reduce((sum, part) => make('add', sum, part))),
    when: (condition, then, otherwise) => (condition === one ? then : make('when', condition, then, otherwise)),
  }
}
