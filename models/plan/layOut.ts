import type { Over } from '../date/Window.ts'
import {
  CONDITIONS_A_COLUMN,
  columnsOf,
  type Count,
  type CountRows,
  type Key,
  type RowFact,
  type Span,
} from './Count.ts'
import { type Graph, type NodeId, partsOf } from './Graph.ts'
import type { Step, StepDomain } from './Program.ts'

/** Where a grouping's conditions are coded from; without it they are delivered with the patients. */
export type Coding = Extract<Key, { type: 'conditions' }>['coding']

/** The steps of a graph in the order they are computed, and what they ask a warehouse to count. */
export interface Layout {
  readonly counts: readonly Count[]
  readonly steps: readonly Step[]
  /** The step of a node that is computed once or for each clinic. */
  readonly stepOf: (id: NodeId) => number
}

/** What one sum needs of its rows. */
interface Need {
  readonly sum: NodeId
  readonly rows: CountRows
  readonly span: Span
  readonly keys: ReadonlyMap<string, Key>
  readonly words: ReadonlySet<string>
  readonly measure?: RowFact | undefined
}

/** A count being put together. */
interface Draft {
  readonly rows: CountRows
  readonly span: Span
  readonly keys: ReadonlyMap<string, Key>
  readonly words: readonly string[]
  readonly measures: RowFact[]
}

/**
 * Lays out what the roots need: sums over the same rows share one count where the keys of the one are among the keys of
 * the other, so that a few statements serve the whole model.
 */
export function layOut(
  graph: Graph,
  over: Over,
  roots: readonly NodeId[],
  codingOf: (words: readonly string[]) => Coding,
): Layout {
  const needs = sumsBelow(graph, roots).map((sum) => needOf(graph, sum))
  const drafts: Draft[] = []
  const draftOf = new Map<NodeId, number>()
  for (const need of [...needs].toSorted((a, b) => weightOf(b) - weightOf(a) || a.sum - b.sum)) {
    let found = drafts.findIndex((draft) => serves(draft, need))
    if (found === -1) {
      drafts.push({
        rows: need.rows,
        span: need.span,
        keys: need.keys,
        words: [...need.words].toSorted(),
        measures: [],
      })
      found = drafts.length - 1
    }
    draftOf.set(need.sum, found)
    const { measures } = drafts[found] as Draft
    if (need.measure && !measures.some((one) => sameFact(one, need.measure as RowFact))) measures.push(need.measure)
  }
  const counts = drafts.map((draft, index) => countOf(draft, `${over}-${index + 1}`, over, codingOf))

  const steps: Step[] = []
  const places = new Map<string, number>()

  function place(step: Step): number {
    steps.push(step)
    return steps.length - 1
  }

  function emit(id: NodeId, asking: StepDomain): number {
    const domain = graph.domain(id)
    const own = domain === 'rows' ? asking : domain
    const name = `${id} ${own}`
    const before = places.get(name)
    if (before !== undefined) return before
    const made = place(stepFor(id, own))
    places.set(name, made)
    return made
  }

  /** A part, brought to the domain of the step that reads it. */
  function part(id: NodeId, domain: StepDomain): number {
    const made = emit(id, domain)
    if (typeof domain !== 'number' || graph.domain(id) !== 'clinic') return made
    const name = `gather ${id} ${domain}`
    const before = places.get(name)
    if (before !== undefined) return before
    const gathered = place({ op: 'gather', domain, of: [made] })
    places.set(name, gathered)
    return gathered
  }

  function stepFor(id: NodeId, domain: StepDomain): Step {
    const node = graph.node(id)
    const count = typeof domain === 'number' ? counts[domain] : undefined
    switch (node.op) {
      case 'key':
        return { op: 'column', domain, column: columnOf(count as Count, JSON.stringify(node.key)) }
      case 'has': {
        const key = (count as Count).keys.find((one) => one.type === 'conditions') as Extract<
          Key,
          { type: 'conditions' }
        >
        const bit = key.words.indexOf(node.word)
        const first = columnOf(count as Count, JSON.stringify(key))
        return {
          op: 'bit',
          domain,
          column: first + Math.floor(bit / CONDITIONS_A_COLUMN),
          bit: bit % CONDITIONS_A_COLUMN,
        }
      }
      case 'sum': {
        const index = draftOf.get(id) as number
        const measure = node.measure
          ? (counts[index] as Count).measures.findIndex((one) => sameFact(one, node.measure as RowFact))
          : null
        return { op: 'sum', domain, count: index, measure, of: node.of.map((one) => part(one, index)) }
      }
      case 'clinicFact':
        return { op: 'clinicFact', domain, name: node.name }
      case 'divide': {
        const below = graph.nameOf(node.of[1] as NodeId)
        const of = node.of.map((one) => part(one, domain))
        return { ...node, domain, of, ...(below !== undefined && { below }) }
      }
      default:
        return 'of' in node ? { ...node, domain, of: node.of.map((one) => part(one, domain)) } : { ...node, domain }
    }
  }

  for (const root of roots) emit(root, 'once')
  return { counts, steps, stepOf: (id) => emit(id, 'once') }
}

/** Every sum that the roots need, each once, in the order they were made. */
function sumsBelow(graph: Graph, roots: readonly NodeId[]): readonly NodeId[] {
  const seen = new Set<NodeId>()
  const waiting = [...roots]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (seen.has(id)) continue
    seen.add(id)
    waiting.push(...partsOf(graph.node(id)))
  }
  return [...seen].filter((id) => graph.node(id).op === 'sum').toSorted((a, b) => a - b)
}

/** The keys that the rows of a sum are told apart by. What is a clinic's own, another sum included, is no key. */
function needOf(graph: Graph, sum: NodeId): Need {
  const node = graph.node(sum)
  if (node.op !== 'sum') throw new Error('not a sum')
  const keys = new Map<string, Key>()
  const words = new Set<string>()
  const seen = new Set<NodeId>()
  const waiting = [...node.of]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (seen.has(id) || graph.domain(id) !== 'rows') continue
    seen.add(id)
    const part = graph.node(id)
    if (part.op === 'key') keys.set(JSON.stringify(part.key), part.key)
    if (part.op === 'has') words.add(part.word)
    waiting.push(...partsOf(part))
  }
  return { sum, rows: node.rows, span: node.span, keys, words, measure: node.measure }
}

const weightOf = (need: Need): number => need.keys.size + need.words.size

function serves(draft: Draft, need: Need): boolean {
  return (
    draft.rows === need.rows &&
    draft.span === need.span &&
    [...need.keys.keys()].every((key) => draft.keys.has(key)) &&
    [...need.words].every((word) => draft.words.includes(word))
  )
}

function countOf(draft: Draft, id: string, over: Over, codingOf: (words: readonly string[]) => Coding): Count {
  const keys = [...draft.keys.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, key]) => key)
  const { words } = draft
  const coding = words.length === 0 ? undefined : codingOf(words)
  const conditions: Key[] = words.length === 0 ? [] : [{ type: 'conditions', words, ...(coding ? { coding } : {}) }]
  return { id, rows: draft.rows, span: draft.span, over, keys: [...keys, ...conditions], measures: draft.measures }
}

function columnOf(count: Count, text: string): number {
  let column = 0
  for (const key of count.keys) {
    if (JSON.stringify(key) === text) return column
    column += columnsOf(key)
  }
  throw new Error(`no column for ${text}`)
}

const sameFact = (a: RowFact, b: RowFact): boolean => a.entity === b.entity && a.name === b.name
