import type { Rounding, Scope } from '../document/Model.ts'
import type { CountRows, Key, RowFact, Span } from './Count.ts'

/** A node's place in its graph. */
export type NodeId = number

/** What works on one value, or on one value of each row or clinic alike. */
export type Elementwise =
  | 'add'
  | 'subtract'
  | 'multiply'
  | 'divide'
  | 'negate'
  | 'less'
  | 'lessOrEqual'
  | 'equal'
  | 'and'
  | 'or'
  | 'not'
  | 'when'
  | 'min'
  | 'max'
  | 'ramp'
  | 'known'

/**
 * One step of a computation. Truth is 1 and falsehood 0. "No answer" (a missing value, a quotient by zero) goes through
 * every step that needs it, and stops the run only where a payment needs it.
 */
export type Node =
  | { readonly op: 'constant'; readonly value: number }
  /** `lacks`: the fact without which there is no answer, where one alone is to blame. */
  | { readonly op: 'noAnswer'; readonly lacks?: string | undefined }
  | { readonly op: 'word'; readonly word: string }
  /** A figure in force at the window's start: a parameter by name, a limit as `indicator.limit`. */
  | { readonly op: 'figure'; readonly name: string }
  /** `orZero`: where no row matches the answer is 0, for tables of which several rows may match. */
  | { readonly op: 'look'; readonly table: string; readonly orZero?: true; readonly of: readonly NodeId[] }
  /** The value of one row of a table, and how much of it is in the answer of a look-up: for explanations. */
  | { readonly op: 'cell'; readonly table: string; readonly row: number }
  | { readonly op: 'lookWeight'; readonly table: string; readonly row: number; readonly of: readonly NodeId[] }
  | { readonly op: Elementwise; readonly of: readonly NodeId[] }
  | { readonly op: 'round'; readonly rounding: Rounding; readonly of: readonly NodeId[] }
  /** What a row is grouped by; `measure` marks a number whose sum would do, where a formula is linear in it. */
  | { readonly op: 'key'; readonly key: Key; readonly measure?: RowFact | undefined }
  | { readonly op: 'has'; readonly word: string }
  /** Σ n·value over the rows of each clinic, or Σ of a measure × value. */
  | {
      readonly op: 'sum'
      readonly rows: CountRows
      readonly span: Span
      readonly measure?: RowFact | undefined
      readonly of: readonly NodeId[]
    }
  | { readonly op: 'clinicFact'; readonly name: string }
  | { readonly op: 'monthsOpen' }
  | { readonly op: 'given'; readonly indicator: string; readonly what: 'numerator' | 'denominator' }
  | { readonly op: 'previous'; readonly name: string }
  /** Over the open clinics of the scope: a sum, a rank (1 + how many are greater), a percentile. */
  | { readonly op: 'sumClinics'; readonly scope: Scope; readonly of: readonly NodeId[] }
  | { readonly op: 'rank'; readonly scope: Scope; readonly of: readonly NodeId[] }
  /** `power`: how often a currency is in its unit, 0 where it is no money. */
  | { readonly op: 'percentile'; readonly scope: Scope; readonly power: number; readonly of: readonly NodeId[] }

/** What a node has a value for: once, for each clinic, for each row of a contact or a patient (or other row). */
export type Domain = 'once' | 'clinic' | 'rows'

/** Nodes without repetition: what is computed alike is one node. */
export interface Graph {
  readonly nodes: readonly Node[]
  readonly add: (node: Node) => NodeId
  readonly node: (id: NodeId) => Node
  readonly domain: (id: NodeId) => Domain
  /** What a node is called in a formula, `region.all_points`, for the message that stops a run: the first name that it is given. */
  readonly call: (id: NodeId, name: string) => void
  readonly nameOf: (id: NodeId) => string | undefined
}

/** What a node is computed from. */
export function partsOf(node: Node): readonly NodeId[] {
  return 'of' in node ? node.of : []
}

/** An empty graph. Nodes are only ever added, and each after its parts. */
export function createGraph(): Graph {
  const nodes: Node[] = []
  const domains: Domain[] = []
  const places = new Map<string, NodeId>()
  const names = new Map<NodeId, string>()

  function domainOf(node: Node): Domain {
    switch (node.op) {
      case 'key':
      case 'has':
        return 'rows'
      case 'sum':
      case 'clinicFact':
      case 'monthsOpen':
      case 'given':
      case 'previous':
      case 'rank':
        return 'clinic'
      case 'sumClinics':
      case 'percentile':
        return 'once'
      default: {
        const parts = partsOf(node).map((part) => domains[part])
        return parts.includes('rows') ? 'rows' : parts.includes('clinic') ? 'clinic' : 'once'
      }
    }
  }

  return {
    nodes,
    add(node) {
      const text = JSON.stringify(node)
      const known = places.get(text)
      if (known !== undefined) return known
      nodes.push(node)
      domains.push(domainOf(node))
      places.set(text, nodes.length - 1)
      return nodes.length - 1
    },
    node: (id) => nodes[id] as Node,
    domain: (id) => domains[id] as Domain,
    call: (id, name) => void (names.has(id) || names.set(id, name)),
    nameOf: (id) => names.get(id),
  }
}
