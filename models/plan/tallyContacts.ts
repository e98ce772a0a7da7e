import type { RowKey, Table } from '../document/Model.ts'
import type { Arithmetic } from './arithmetic.ts'
import { ALWAYS, both, either, isNever, NEVER, opposite } from './conditions.ts'
import type { Condition, Span } from './Count.ts'
import { type Graph, type NodeId, partsOf } from './Graph.ts'
import { PlanTrouble } from './PlanTrouble.ts'

/** A part of what one patient's contacts add up to: a factor of the patient × contacts that a condition picks. */
interface Part {
  readonly factor: NodeId
  readonly where: Condition
  readonly measure?: string | undefined
}

/** Three ways that a condition on a contact can turn out. */
interface Outcome {
  readonly yes: Condition
  readonly no: Condition
  readonly unknown: Condition
}

/** Facts that every contact has. */
const NEVER_MISSING = ['listing']

/**
 * Turns a sum over one patient's contacts into tallies, which a warehouse counts for each patient: the formula of a
 * contact is taken apart into factors that no contact changes × conditions on the contact alone.
 * What cannot be taken apart so is a trouble with a remedy, never a wrong count.
 */
export function tallyContacts(graph: Graph, math: Arithmetic, tables: readonly Table[], span: Span) {
  const readsContact = contactReader(graph)

  /** Σ over the contacts of what `amount` gives for each. */
  function sum(amount: NodeId): NodeId {
    return math.total(mergeParts(partsIn(amount)).map(counted))
  }

  /** Is the condition true of one of the contacts? */
  function any(condition: NodeId): NodeId {
    if (!isContactOnly(condition)) return math.make('less', math.zero, sum(math.when(condition, math.one, math.zero)))
    const { yes, unknown } = outcomeOf(condition)
    const found = tally('any', yes)
    if (isNever(unknown)) return found
    return math.when(tally('any', unknown), lacking(unknown), found)
  }

  /** No answer, for want of the facts that a condition asks to be known. */
  function lacking(unknown: Condition): NodeId {
    const facts = [...new Set(factsKnown(unknown))].map((fact) => `contact.${fact}`)
    return graph.add({ op: 'noAnswer', ...(facts.length > 0 && { lacks: facts.join('` or `') }) })
  }

  function counted(part: Part): NodeId {
    const total = tally(part.measure === undefined ? 'count' : 'sum', part.where, part.measure)
    const node = graph.node(part.factor)
    if (node.op === 'noAnswer') return math.when(tally('any', part.where), part.factor, math.zero)
    if (isFigures(graph, part.factor)) return math.times(part.factor, total)
    // A factor that may be without an answer is asked for only where there is such a contact: how many there are says it.
    const isThere = part.measure === undefined ? math.make('less', math.zero, total) : tally('any', part.where)
    return math.when(isThere, math.times(part.factor, total), math.zero)
  }

  function tally(how: 'count' | 'any' | 'sum', where: Condition, measure?: string): NodeId {
    return graph.add({
      op: 'key',
      key: { type: 'tally', how, where, span, ...(measure === undefined ? {} : { measure }) },
    })
  }

  function partsIn(id: NodeId): readonly Part[] {
    if (id === math.zero) return []
    if (!readsContact(id)) return [{ factor: id, where: ALWAYS }]
    const node = graph.node(id)
    switch (node.op) {
      case 'key': {
        if (node.key.type !== 'fact' || node.key.kind !== 'number') break
        const { name } = node.key.fact
        const has: Condition = { type: 'known', fact: name }
        return [
          { factor: math.one, where: has, measure: name },
          { factor: lacking(has), where: { type: 'not', of: has } },
        ]
      }
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
        return a.flatMap((left) => b.map((right) => product(left, right)))
      }
      case 'divide': {
        const [a, b] = node.of as [NodeId, NodeId]
        if (readsContact(b)) break
        return partsIn(a).map((part) => ({ ...part, factor: math.make('divide', part.factor, b) }))
      }
      case 'when':
        return choice(...(node.of as [NodeId, NodeId, NodeId]))
      case 'look':
        return partsIn(spelledOut(node.table, node.of, node.orZero))
      default:
    }
    throw new PlanTrouble(
      'The sum over a patient’s contacts reads a contact in a way that cannot be counted.',
      'Use conditions on the contact’s words, in `when`, and amounts outside of them.',
    )
  }

  function choice(condition: NodeId, then: NodeId, otherwise: NodeId): readonly Part[] {
    if (!readsContact(condition))
      return [
        ...partsIn(then).map((part) => ({ ...part, factor: math.when(condition, part.factor, math.zero) })),
        ...partsIn(otherwise).map((part) => ({ ...part, factor: math.when(condition, math.zero, part.factor) })),
      ]
    if (isContactOnly(condition)) {
      const { yes, no, unknown } = outcomeOf(condition)
      const parts = [
        ...partsIn(then).map((part) => ({ ...part, where: both(yes, part.where) })),
        ...partsIn(otherwise).map((part) => ({ ...part, where: both(no, part.where) })),
      ]
      return isNever(unknown) ? parts : [...parts, { factor: lacking(unknown), where: unknown }]
    }
    const node = graph.node(condition)
    const [a, b] = partsOf(node) as [NodeId, NodeId]
    if (node.op === 'and') return choice(a, math.make('when', b, then, otherwise), otherwise)
    if (node.op === 'or') return choice(a, then, math.make('when', b, then, otherwise))
    if (node.op === 'not') return choice(a, otherwise, then)
    throw new PlanTrouble(
      'A condition compares a contact with its patient inside a sum over the patient’s contacts.',
      'Write a condition on the contact and one on the patient, joined by `and`.',
    )
  }

  function product(a: Part, b: Part): Part {
    if (a.measure !== undefined && b.measure !== undefined)
      throw new PlanTrouble(
        `The product of \`contact.${a.measure}\` and \`contact.${b.measure}\` cannot be summed for each patient.`,
        'Deliver the product as a fact of its own.',
      )
    return { factor: math.times(a.factor, b.factor), where: both(a.where, b.where), measure: a.measure ?? b.measure }
  }

  const negated = (part: Part): Part => ({
    ...part,
    factor: graph.node(part.factor).op === 'noAnswer' ? part.factor : math.make('negate', part.factor),
  })

  /** A table by words of the contact, as a choice between its rows. */
  function spelledOut(name: string, keys: readonly NodeId[], orZero: true | undefined): NodeId {
    const table = tables.find((one) => one.name === name) as Table
    const place = keys.findIndex(readsContact)
    const key = keys[place] as NodeId
    const values = distinct(table, place)
    if (values.some((value) => value.type === 'band'))
      throw new PlanTrouble(
        `The table \`${name}\` is by a number of the contact, inside a sum over a patient’s contacts.`,
        'Make the table by a word of the contact, or pay each contact.',
      )
    return values.reduceRight(
      (otherwise, value) => {
        const word =
          value.type === 'word'
            ? graph.add({ op: 'word', word: value.word })
            : math.constant(value.type === 'boolean' && value.value ? 1 : 0)
        const condition =
          value.type === 'word'
            ? math.make('equal', key, word)
            : value.type === 'boolean' && value.value
              ? key
              : math.make('not', key)
        const row = graph.add({
          op: 'look',
          table: name,
          ...(orZero && { orZero }),
          of: keys.map((one, index) => (index === place ? word : one)),
        })
        return math.make('when', condition, row, otherwise)
      },
      orZero ? math.zero : math.noAnswer,
    )
  }

  /** What a condition on the contact alone is, and where it has no answer. */
  function outcomeOf(id: NodeId): Outcome {
    const node = graph.node(id)
    const parts = partsOf(node)
    switch (node.op) {
      case 'constant':
        return node.value === 1
          ? { yes: ALWAYS, no: NEVER, unknown: NEVER }
          : { yes: NEVER, no: ALWAYS, unknown: NEVER }
      case 'noAnswer':
        return { yes: NEVER, no: NEVER, unknown: ALWAYS }
      case 'key':
        if (node.key.type === 'fact' && node.key.kind === 'boolean')
          return ofFact(node.key.fact.name, { type: 'true', fact: node.key.fact.name })
        break
      case 'known': {
        const of = graph.node(parts[0] as NodeId)
        if (of.op !== 'key' || of.key.type !== 'fact') break
        const yes: Condition = { type: 'known', fact: of.key.fact.name }
        return { yes, no: opposite(yes), unknown: NEVER }
      }
      case 'equal': {
        const [fact, word] = factAndWord(parts)
        if (fact !== undefined && word !== undefined) return ofFact(fact, { type: 'is', fact, word })
        const [a, b] = parts.map((part) => graph.node(part))
        if (a?.op === 'word' && b?.op === 'word') return outcomeOf(a.word === b.word ? math.one : math.zero)
        break
      }
      case 'not': {
        const { yes, no, unknown } = outcomeOf(parts[0] as NodeId)
        return { yes: no, no: yes, unknown }
      }
      case 'and': {
        const [a, b] = parts.map(outcomeOf) as [Outcome, Outcome]
        return {
          yes: both(a.yes, b.yes),
          no: either(a.no, both(a.yes, b.no)),
          unknown: either(a.unknown, both(a.yes, b.unknown)),
        }
      }
      case 'or': {
        const [a, b] = parts.map(outcomeOf) as [Outcome, Outcome]
        return {
          yes: either(a.yes, both(a.no, b.yes)),
          no: both(a.no, b.no),
          unknown: either(a.unknown, both(a.no, b.unknown)),
        }
      }
      case 'when': {
        const [c, a, b] = parts.map(outcomeOf) as [Outcome, Outcome, Outcome]
        return {
          yes: either(both(c.yes, a.yes), both(c.no, b.yes)),
          no: either(both(c.yes, a.no), both(c.no, b.no)),
          unknown: either(c.unknown, either(both(c.yes, a.unknown), both(c.no, b.unknown))),
        }
      }
      default:
    }
    throw new PlanTrouble(
      'A condition on a contact, inside a sum over a patient’s contacts, compares more than words.',
      'Compare the contact’s words, such as `contact.kind == "visit"`, or pay each contact.',
    )
  }

  function factAndWord(parts: readonly NodeId[]): readonly [string | undefined, string | undefined] {
    const nodes = parts.map((part) => graph.node(part))
    const key = nodes.find((node) => node.op === 'key')
    const word = nodes.find((node) => node.op === 'word')
    const fact =
      key?.op !== 'key'
        ? undefined
        : key.key.type === 'listing'
          ? 'listing'
          : key.key.type === 'fact'
            ? key.key.fact.name
            : undefined
    return [fact, word?.op === 'word' ? word.word : undefined]
  }

  function isContactOnly(id: NodeId): boolean {
    const node = graph.node(id)
    if (node.op === 'key' || node.op === 'has') return readsContact(id)
    if (node.op === 'constant' || node.op === 'word' || node.op === 'noAnswer') return true
    return ['and', 'or', 'not', 'equal', 'known', 'when'].includes(node.op) && partsOf(node).every(isContactOnly)
  }

  return { sum, any }
}

/** Of a condition on a fact that may be missing. */
function ofFact(fact: string, yes: Condition): Outcome {
  if (NEVER_MISSING.includes(fact)) return { yes, no: opposite(yes), unknown: NEVER }
  const known: Condition = { type: 'known', fact }
  return { yes, no: both(known, opposite(yes)), unknown: opposite(known) }
}

/** The facts of which a condition asks whether they are known. */
function factsKnown(condition: Condition): readonly string[] {
  switch (condition.type) {
    case 'known':
      return [condition.fact]
    case 'not':
      return factsKnown(condition.of)
    case 'and':
    case 'or':
      return condition.of.flatMap(factsKnown)
    case 'always':
    case 'is':
    case 'true':
      return []
  }
}

/** Parts that can never be are left out, and parts alike in condition and measure are one. */
function mergeParts(parts: readonly Part[]): readonly Part[] {
  return parts.filter((part) => !isNever(part.where))
}

function contactReader(graph: Graph): (id: NodeId) => boolean {
  const known = new Map<NodeId, boolean>()
  return function reads(id) {
    const before = known.get(id)
    if (before !== undefined) return before
    const node = graph.node(id)
    const is =
      node.op === 'key'
        ? node.key.type === 'listing' || ('fact' in node.key && node.key.fact.entity === 'contact')
        : node.op !== 'sum' && partsOf(node).some(reads)
    known.set(id, is)
    return is
  }
}

function isFigures(graph: Graph, id: NodeId): boolean {
  const node = graph.node(id)
  if (node.op === 'constant' || node.op === 'figure') return true
  return (
    ['add', 'subtract', 'multiply', 'negate'].includes(node.op) && partsOf(node).every((part) => isFigures(graph, part))
  )
}

/** The keys that rows of a table have in one place, each once, over all its dates. */
function distinct(table: Table, place: number): readonly RowKey[] {
  const keys = new Map<string, RowKey>()
  for (const value of table.values)
    for (const row of value.rows ?? []) {
      const key = row.keys[place] as RowKey
      keys.set(JSON.stringify(key), key)
    }
  return [...keys.values()]
}
