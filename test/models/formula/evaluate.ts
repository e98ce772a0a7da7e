import type { Expression, Level, RowSource } from '../../../models/formula/Expression.ts'
import type { FormulaPlace, Names } from '../../../models/formula/Names.ts'
import type { Unit } from '../../../models/formula/Unit.ts'
import { chanceOf, seedOf } from './Chance.ts'

export type Value = number | boolean | string | readonly string[]

/** What a quotient by zero and a mean of nothing give: it is allowed, and stops the run with the clinic's name. */
export class NoAnswer extends Error {}

/** Where a formula is evaluated: random facts, always the same for one seed, and how large each unit is. */
export interface World {
  readonly seed: number
  readonly place: FormulaPlace
  readonly names: Names
  /** So many times larger are numbers in each of these dimensions: in öre, not in kronor. */
  readonly scales: Readonly<Record<string, number>>
}

interface Row {
  readonly entities: readonly string[]
  readonly index: number
}

/**
 * A small evaluator that believes nothing: it throws on every shape that it does not know, on a value of another kind
 * than the checker said, on a row's fact without a row and on a fact that the level does not see.
 */
export function evaluate(expression: Expression, world: World): Value {
  const { rows } = world.place
  const row = rows && { entities: rows === 'contact' ? ['contact', 'patient'] : ['patient'], index: 0 }
  return valueOf(expression, world, row)
}

/** How many times larger a number in a unit is in this world. */
export function scaleOf(unit: Unit, scales: World['scales']): number {
  return Object.entries(unit.powers).reduce((scale, [name, power]) => scale * (scales[name] ?? 1) ** power, 1)
}

function valueOf(expression: Expression, world: World, row: Row | undefined): Value {
  const value = compute(expression, world, row)
  const kind = Array.isArray(value) ? 'words' : typeof value === 'string' ? 'word' : typeof value
  if (kind !== expression.kind) throw new Error(`A ${expression.type} is ${kind}, and not ${expression.kind}.`)
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Error(`A ${expression.type} is ${value}.`)
  return value
}

function compute(expression: Expression, world: World, row: Row | undefined): Value {
  switch (expression.type) {
    case 'constant':
      return expression.kind === 'boolean' ? expression.value === 1 : expression.value
    case 'word':
      return expression.word
    case 'parameter':
      if (!world.names.parameters.has(expression.name)) throw new Error(`No parameter ${expression.name}.`)
      return given(expression, `parameter ${expression.name}`, world)
    case 'limit': {
      const { indicator = '', name, row: isRow = false } = expression
      return given(expression, `limit ${indicator} ${name} ${rowOf('indicator', isRow, world, row)}`, world)
    }
    case 'previous':
      return given(expression, `previous ${expression.name}`, world)
    case 'table':
      return given(expression, `table ${expression.name} ${tableRow(expression.name, world, row)}`, world)
    case 'fact':
      return given(
        expression,
        `${expression.entity} ${expression.name} ${rowOf(expression.entity, expression.row, world, row)}`,
        world,
      )
    case 'formula': {
      const { indicator, level, name } = expression
      const entity = indicator === undefined ? level : 'clinic'
      return given(expression, `${indicator ?? level} ${name} ${rowOf(entity, expression.row, world, row)}`, world)
    }
    case 'indicator': {
      const { indicator = 'indicator', what } = expression
      const entity = expression.indicator === undefined ? 'indicator' : 'clinic'
      return given(expression, `${indicator} ${what} ${rowOf(entity, expression.row, world, row)}`, world)
    }
    case 'known':
      if (expression.of.type !== 'fact') throw new Error(`A ${expression.of.type} is not a fact.`)
      valueOf(expression.of, world, row)
      return chanceOf(seedOf(world.seed, `known ${expression.of.name} ${row?.index}`)).isTrue(0.5)
    case 'operation':
      return operate(expression.operator, (index) => part(expression.of, index, world, row))
    case 'call':
      return call(expression.function, expression.of.length, (index) => part(expression.of, index, world, row))
    case 'aggregate':
      if (row) throw new Error('An aggregate stands inside rows.')
      return aggregate(expression, world)
  }
}

type Part = (index: number) => Value

function part(of: readonly Expression[], index: number, world: World, row: Row | undefined): Value {
  const expression = of[index]
  if (!expression) throw new Error(`Part ${index} is not there.`)
  return valueOf(expression, world, row)
}

function operate(operator: Extract<Expression, { type: 'operation' }>['operator'], of: Part): Value {
  switch (operator) {
    case 'add':
      return number(of(0)) + number(of(1))
    case 'subtract':
      return number(of(0)) - number(of(1))
    case 'multiply':
      return number(of(0)) * number(of(1))
    case 'divide':
      return quotient(number(of(0)), number(of(1)))
    case 'negate':
      return -number(of(0))
    case 'less':
      return number(of(0)) < number(of(1))
    case 'lessOrEqual':
      return number(of(0)) <= number(of(1))
    case 'greater':
      return number(of(0)) > number(of(1))
    case 'greaterOrEqual':
      return number(of(0)) >= number(of(1))
    case 'equal':
      return single(of(0)) === alike(of(0), single(of(1)))
    case 'unequal':
      return single(of(0)) !== alike(of(0), single(of(1)))
    case 'and':
      return boolean(of(0)) && boolean(of(1))
    case 'or':
      return boolean(of(0)) || boolean(of(1))
    case 'not':
      return !boolean(of(0))
  }
}

function call(name: Extract<Expression, { type: 'call' }>['function'], count: number, of: Part): Value {
  const numbers = () => Array.from({ length: count }, (_, index) => number(of(index)))
  switch (name) {
    case 'min':
      return Math.min(...several(numbers()))
    case 'max':
      return Math.max(...several(numbers()))
    case 'clamp':
      return Math.max(number(of(1)), Math.min(number(of(2)), number(of(0))))
    case 'ramp': {
      const [value = Number.NaN, from = Number.NaN, to = Number.NaN] = numbers()
      return from < to ? Math.max(0, Math.min(1, (value - from) / (to - from))) : noAnswer()
    }
    case 'when':
      return boolean(of(0)) ? of(1) : of(2)
    case 'has': {
      const words = of(0)
      if (!Array.isArray(words)) throw new Error('These are not words.')
      return words.includes(word(of(1)))
    }
    case 'percentage_points':
      return number(of(0)) * 100
  }
}

function aggregate(expression: Extract<Expression, { type: 'aggregate' }>, world: World): Value {
  const entity = ENTITIES[expression.rows]
  const rows = Array.from({ length: chanceOf(seedOf(world.seed, expression.rows)).whole(5) }, (_, index) => ({
    entities: [entity],
    index,
  }))
  const each = (row: Row) => valueOf(expression.each, world, row)
  const weight = (row: Row) => (expression.weight ? number(valueOf(expression.weight, world, row)) : 1)
  switch (expression.function) {
    case 'sum':
      return total(rows.map((row) => number(each(row))))
    case 'count':
      return rows.filter((row) => boolean(each(row))).length
    case 'any':
      return rows.some((row) => boolean(each(row)))
    case 'mean':
      return quotient(total(rows.map((row) => number(each(row)) * weight(row))), total(rows.map(weight)))
    case 'share':
      return quotient(total(rows.map((row) => (boolean(each(row)) ? weight(row) : 0))), total(rows.map(weight)))
    case 'rank': {
      const value = number(besides(expression, world))
      return 1 + rows.filter((row) => number(each(row)) > value).length
    }
    case 'percentile': {
      const share = Math.max(0, Math.min(1, number(besides(expression, world))))
      const sorted = rows.map((row) => number(each(row))).toSorted((one, other) => one - other)
      const at = share * (sorted.length - 1)
      const [low, high] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]]
      return low === undefined || high === undefined ? noAnswer() : low + (high - low) * (at - Math.floor(at))
    }
  }
}

const ENTITIES: Readonly<Record<RowSource, string>> = {
  patients: 'patient',
  contacts: 'contact',
  'clinic.contacts': 'contact',
  'patients.contacts': 'contact',
  'clinic.enrolments': 'enrolment',
  'clinic.costs': 'cost',
  clinics: 'clinic',
  indicators: 'indicator',
}

const SEES: Readonly<Record<Level, readonly string[]>> = {
  contact: ['contact', 'patient', 'clinic', 'region', 'period'],
  patient: ['patient', 'clinic', 'region', 'period'],
  indicator: ['indicator', 'clinic', 'region', 'period'],
  clinic: ['clinic', 'region', 'period'],
  region: ['region', 'period'],
}

function besides({ with: value }: Extract<Expression, { type: 'aggregate' }>, world: World): Value {
  if (!value) throw new Error('There is nothing to compare the rows with.')
  return valueOf(value, world, undefined)
}

/** The row that a value belongs to, when the checker said that it belongs to one. */
function rowOf(entity: string, isRow: boolean, { place }: World, row: Row | undefined): number | '' {
  if (isRow) {
    if (!row?.entities.includes(entity)) throw new Error(`There is no row of a ${entity}.`)
    return row.index
  }
  const seen = place.rows ? SEES.clinic : SEES[place.level]
  if (!seen.includes(entity) && entity !== 'indicator') throw new Error(`A ${place.level} sees no ${entity}.`)
  return ''
}

function tableRow(name: string, { place, names }: World, row: Row | undefined): number | '' {
  const level = names.tables.get(name)?.level
  if (level === undefined) throw new Error(`There is no table ${name}.`)
  if (row?.entities.includes(level)) return row.index
  if (!SEES[place.level].includes(level)) throw new Error(`A ${place.level} reads no table of a ${level}.`)
  return ''
}

/** What the data or the model would give: always the same for one name and row. */
function given(expression: Expression, name: string, world: World): Value {
  const chance = chanceOf(seedOf(world.seed, name))
  switch (expression.kind) {
    case 'number':
      return chance.pick([0, 0.25, 0.5, 1, 3, 17, 70, 1000]) * scaleOf(expression.unit, world.scales)
    case 'boolean':
      return chance.isTrue(0.5)
    case 'word':
      return chance.pick(wordsOf(expression, world.names))
    case 'words':
      return wordsOf(expression, world.names).filter(() => chance.isTrue(0.5))
  }
}

function wordsOf(expression: Expression, names: Names): readonly string[] {
  if (expression.type !== 'fact') throw new Error(`A ${expression.type} has no words.`)
  const { entity, name } = expression
  const fact = names.facts.find((one) => one.entity === entity && one.name === name)
  if (!fact) throw new Error(`There is no fact ${entity}.${name}.`)
  return fact.words ?? ['any', 'word']
}

function number(value: Value): number {
  if (typeof value !== 'number') throw new Error(`${String(value)} is not a number.`)
  return value
}

function boolean(value: Value): boolean {
  if (typeof value !== 'boolean') throw new Error(`${String(value)} is not true or false.`)
  return value
}

function word(value: Value): string {
  if (typeof value !== 'string') throw new Error(`${String(value)} is not a word.`)
  return value
}

function single(value: Value): Value {
  if (typeof value === 'object') throw new Error('Several words are compared.')
  return value
}

function alike(one: Value, other: Value): Value {
  if (typeof one !== typeof other) throw new Error(`${String(one)} is compared with ${String(other)}.`)
  return other
}

function several(numbers: readonly number[]): readonly number[] {
  if (numbers.length < 2 || numbers.length > 8) throw new Error(`Here are ${numbers.length} numbers.`)
  return numbers
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0)
}

function quotient(one: number, other: number): number {
  return other === 0 ? noAnswer() : one / other
}

function noAnswer(): never {
  throw new NoAnswer('There is no answer.')
}
