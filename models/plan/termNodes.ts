import type { Model, Payment, Table } from '../document/Model.ts'
import { currencyPower } from '../formula/currencyPower.ts'
import { readUnit, type Unit } from '../formula/Unit.ts'
import { CURRENCY } from '../vocabulary/facts.ts'
import { type NodeId, partsOf } from './Graph.ts'
import type { Lowering } from './lowerExpression.ts'
import type { TermOf } from './Program.ts'

/** Where a term's money comes from: a rate, or an amount that the data brings. */
interface Input {
  readonly of: TermOf
  /** Absent for a row of a table. */
  readonly node: NodeId | undefined
  readonly isRate: boolean
  /** How often a currency is in its unit: an amount changes by that power of it. */
  readonly power: number
}

/** A table with more rows than this is not taken apart into a term a row. */
const MOST_ROWS = 400

/**
 * The terms of a payment. An amount of money is proportional to the money it is made from: doubling every rate (and
 * every amount that the data brings) doubles it, or the units would not be right. So it is the sum of each rate × the
 * amount's derivative by that rate (Euler's theorem on homogeneous functions), and that derivative is the quantity that
 * the rate pays for, ceilings and bundles included: of `min(cap, fee * visits)`, the visits of those below the ceiling
 * and the number of those at it. Declared rounding leaves a residue, which a statement shows as a line of its own.
 */
export function termNodes(
  model: Model,
  lowering: Lowering,
  payment: Payment,
  amount: NodeId,
  pot: NodeId | undefined,
): readonly { readonly of: TermOf; readonly quantity: NodeId; readonly rate: NodeId }[] {
  const { graph, math } = lowering
  if (pot !== undefined) {
    const scope = payment.scope ?? 'all_clinics'
    const total = graph.add({ op: 'sumClinics', scope, of: [amount] })
    const isShared = math.make('less', math.zero, total)
    const share = math.when(isShared, math.make('divide', amount, total), math.zero)
    return [{ of: { type: 'pot' }, quantity: share, rate: pot }]
  }
  return inputsOf(amount).map(({ of, node, isRate, power }) => {
    const times = (slope: NodeId): NodeId => (power === 1 ? slope : math.make('multiply', math.constant(power), slope))
    const slope = times(derivative(amount, of, node))
    if (node === undefined) return { of, quantity: slope, rate: cellOf(of) }
    if (graph.domain(node) === 'rows') return { of, quantity: times(rowTotal(amount, of, node)), rate: math.one }
    return isRate ? { of, quantity: slope, rate: node } : { of, quantity: node, rate: slope }
  })

  function cellOf(of: TermOf): NodeId {
    if (of.type !== 'table') throw new Error('only a row of a table has no node')
    return graph.add({ op: 'cell', table: of.name, row: of.row })
  }

  /** Money that each row brings: its part of the amount is the sum over the rows of slope × that money. */
  function rowTotal(root: NodeId, of: TermOf, leaf: NodeId): NodeId {
    return derivative(root, of, leaf, leaf)
  }

  function inputsOf(root: NodeId) {
    const inputs: Input[] = []
    const tables = new Set<string>()
    const seen = new Set<NodeId>()
    const visit = (id: NodeId): void => {
      if (seen.has(id)) return
      seen.add(id)
      const node = graph.node(id)
      const table = node.op === 'look' ? model.tables.find((one) => one.name === node.table) : undefined
      // Brackets of money are their own terms: each part of the money × its row's share.
      if (table?.reads !== 'marginal') for (const part of partsOf(node)) visit(part)
      if (table && !tables.has(table.name)) {
        tables.add(table.name)
        const power = powerOfTable(table)
        if (power !== 0)
          for (let row = 0; row < rowsOf(table); row += 1)
            inputs.push({ of: { type: 'table', name: table.name, row }, node: undefined, isRate: true, power })
      }
      const leaf = leafOf(id)
      if (leaf && leaf.power !== 0) inputs.push(leaf)
    }
    visit(root)
    return inputs
  }

  /** A node that brings money of its own, if it does. */
  function leafOf(id: NodeId): Input | undefined {
    const node = graph.node(id)
    switch (node.op) {
      case 'figure':
        return {
          of: { type: 'parameter', name: node.name },
          node: id,
          isRate: true,
          power: powerOf(unitOfFigure(node.name)),
        }
      case 'percentile':
        return { of: { type: 'percentile' }, node: id, isRate: true, power: node.power }
      case 'previous':
        return {
          of: { type: 'previous', name: node.name },
          node: id,
          isRate: false,
          power: powerOf(unitOfPrevious(node.name)),
        }
      case 'clinicFact':
        return factLeaf(id, { entity: 'clinic', name: node.name })
      case 'sum':
        return node.measure && factLeaf(id, node.measure)
      case 'key': {
        const { key } = node
        if (key.type === 'fact') return factLeaf(id, key.fact)
        return key.type === 'tally' && key.measure !== undefined
          ? factLeaf(id, { entity: 'contact', name: key.measure })
          : undefined
      }
      default:
        return undefined
    }
  }

  function factLeaf(id: NodeId, { entity, name }: { readonly entity: string; readonly name: string }): Input {
    const fact = model.facts.find((one) => one.entity === entity && one.name === name)
    const unit =
      fact?.unit === undefined ? undefined : readUnit(fact.unit.replace(CURRENCY, model.currency), model.currency)
    const power = unit && 'unit' in unit ? currencyPower(unit.unit) : 0
    return { of: { type: 'fact', name: `${entity}.${name}` }, node: id, isRate: false, power }
  }

  function powerOfTable({ unit, reads, by }: Table): number {
    return currencyPower(unit) + (reads === 'marginal' ? powerOf(by.at(-1)?.unit) : 0)
  }

  function powerOf(unit: Unit | undefined): number {
    return unit ? currencyPower(unit) : 0
  }

  function rowsOf(table: Table): number {
    const most = Math.max(0, ...table.values.map((value) => value.rows?.length ?? 0))
    return most > MOST_ROWS ? 0 : most
  }

  function unitOfFigure(name: string): Unit | undefined {
    const [indicator, limit] = name.split('.')
    if (limit === undefined) return model.parameters.find((one) => one.name === name)?.unit
    return model.indicators.find((one) => one.name === indicator)?.limitUnits[limit]
  }

  function unitOfPrevious(name: string): Unit | undefined {
    const formula = model.formulas.find((one) => one.level === 'clinic' && one.name === name)
    return formula ? formula.unit : { powers: { [model.currency]: 1 } }
  }

  /**
   * The derivative of a node by an input. With `times`, each place where the input is met gives that node instead of 1,
   * so that rows are weighted by what they bring.
   */
  function derivative(root: NodeId, of: TermOf, input: NodeId | undefined, times: NodeId = math.one): NodeId {
    const { zero, make } = math
    const done = new Map<NodeId, NodeId>()
    function by(id: NodeId): NodeId {
      const before = done.get(id)
      if (before !== undefined) return before
      const made = id === input ? times : compute(id)
      done.set(id, made)
      return made
    }
    function compute(id: NodeId): NodeId {
      const node = graph.node(id)
      const parts = partsOf(node)
      const [a, b, c] = parts as [NodeId, NodeId, NodeId]
      switch (node.op) {
        case 'add':
          return plus(by(a), by(b))
        case 'subtract':
          return by(b) === zero ? by(a) : make('subtract', by(a), by(b))
        case 'negate':
          return by(a) === zero ? zero : make('negate', by(a))
        case 'multiply':
          return plus(product(by(a), b), product(by(b), a))
        case 'divide': {
          const first = by(a) === zero ? zero : make('divide', by(a), b)
          if (by(b) === zero) return first
          return make('subtract', first, make('divide', math.times(by(b), id), b))
        }
        case 'when':
          return choose(a, by(b), by(c))
        case 'min':
          return choose(make('lessOrEqual', a, b), by(a), by(b))
        case 'max':
          return choose(make('lessOrEqual', b, a), by(a), by(b))
        case 'round':
          return by(a)
        case 'look':
          if (of.type !== 'table' || of.name !== node.table || input !== undefined) return zero
          return graph.add({ op: 'lookWeight', table: node.table, row: of.row, of: node.of })
        case 'sum': {
          const inner = by(a)
          return inner === zero ? zero : graph.add({ ...node, of: [inner] })
        }
        case 'sumClinics':
          return by(a) === zero ? zero : graph.add({ ...node, of: [by(a)] })
        default:
          return zero
      }
    }
    const plus = (a: NodeId, b: NodeId): NodeId => (a === zero ? b : b === zero ? a : make('add', a, b))
    const product = (slope: NodeId, other: NodeId): NodeId => (slope === zero ? zero : math.times(slope, other))
    const choose = (condition: NodeId, a: NodeId, b: NodeId): NodeId =>
      a === zero && b === zero ? zero : make('when', condition, a, b)
    return by(root)
  }
}
