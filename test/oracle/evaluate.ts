import type { DatedLimits, DatedRows, DatedValue, Indicator } from '../../models/document/Model.ts'
import type { Expression, Level } from '../../models/formula/Expression.ts'
import type { Unit } from '../../models/formula/Unit.ts'
import { count, mean, percentile, rank, share, sum } from './aggregate.ts'
import { firstDate, firstMonth, lastMonth, type Months, monthsBack } from './calendar.ts'
import { compareNumbers } from './compareNumbers.ts'
import { declaredFact, givenFact, monthsInUnit } from './givenFact.ts'
import {
  add,
  divide,
  exactly,
  type Fraction,
  greatest,
  least,
  multiply,
  negate,
  ONE,
  order,
  subtract,
  ZERO,
} from './Fraction.ts'
import { type Asked, atRow, type Here, type Row } from './Here.ts'
import { lookUp } from './lookUp.ts'
import { NoAnswer } from './NoAnswer.ts'
import { roundTo } from './roundTo.ts'
import { rowsOf } from './rowsOf.ts'
import { asBoolean, asNumber, asWord, asWords, type Value, valueOf } from './Value.ts'

type Part<T extends Expression['type']> = Extract<Expression, { type: T }>

/** The number that a formula comes to. */
export function numberOf(expression: Expression, asked: Asked, here: Here): Fraction {
  return asNumber(evaluate(expression, asked, here))
}

/**
 * What a formula comes to for one entity, or at one row of an aggregate. Every part is evaluated where it stands, each
 * time anew, and only when it is needed: `and`, `or` and `when` do not ask for the rest.
 */
export function evaluate(expression: Expression, asked: Asked, here: Here): Value {
  const value = find(expression, asked, here)
  asked.run.watch?.({ part: expression, value, asked, here })
  return value
}

function find(expression: Expression, asked: Asked, here: Here): Value {
  switch (expression.type) {
    case 'constant':
      return expression.kind === 'boolean' ? expression.value === 1 : exactly(expression.value)
    case 'word':
      return expression.word
    case 'parameter':
      return parameter(expression, asked)
    case 'table':
      return table(expression, asked, here)
    case 'limit':
      return limit(expression, asked, here)
    case 'fact':
      return fact(expression, asked, here)
    case 'formula':
      return formula(expression, asked, here)
    case 'indicator':
      return indicator(expression, asked, here)
    case 'previous':
      return previous(expression, asked, here)
    case 'known':
      return isKnown(expression.of, asked, here)
    case 'operation':
      return operation(expression, asked, here)
    case 'call':
      return call(expression, asked, here)
    case 'aggregate':
      return aggregate(expression, asked, here)
  }
}

function operation({ operator, of }: Part<'operation'>, asked: Asked, here: Here): Value {
  const [first, second] = of as readonly [Expression, Expression]
  const numbers = () => of.map((part) => numberOf(part, asked, here))
  const holds = (part: Expression) => asBoolean(evaluate(part, asked, here))
  const sides = apart(first, second)
  const compared = () => compareNumbers(numberOf(sides[0], asked, here), numberOf(sides[1], asked, here))
  switch (operator) {
    case 'add':
      return numbers().reduce(add)
    case 'subtract':
      return numbers().reduce(subtract)
    case 'multiply':
      return numbers().reduce(multiply)
    case 'divide':
      return numbers().reduce(quotient)
    case 'negate':
      return negate(numberOf(first, asked, here))
    case 'less':
      return compared() < 0
    case 'lessOrEqual':
      return compared() <= 0
    case 'greater':
      return compared() > 0
    case 'greaterOrEqual':
      return compared() >= 0
    case 'equal':
      return isEqual(evaluate(sides[0], asked, here), evaluate(sides[1], asked, here))
    case 'unequal':
      return !isEqual(evaluate(sides[0], asked, here), evaluate(sides[1], asked, here))
    case 'and':
      return of.every(holds)
    case 'or':
      return of.some(holds)
    case 'not':
      return !holds(first)
  }
}

/** `a - b` beside a plain 0 compares a with b, for a relative tolerance says nothing at 0. */
function apart(first: Expression, second: Expression | undefined): readonly [Expression, Expression] {
  if (!second) return [first, first]
  const partsOf = (one: Expression) =>
    one.type === 'operation' && one.operator === 'subtract' ? (one.of as readonly [Expression, Expression]) : undefined
  const isNothing = (one: Expression) => one.type === 'constant' && one.value === 0
  const [left, right] = [partsOf(first), partsOf(second)]
  if (left && isNothing(second)) return left
  if (right && isNothing(first)) return [right[1], right[0]]
  return [first, second]
}

function quotient(a: Fraction, b: Fraction): Fraction {
  if (b.over === 0n) throw new NoAnswer('There is no quotient by zero.')
  return divide(a, b)
}

function isEqual(a: Value, b: Value): boolean {
  if (typeof a !== 'object') return a === b
  return compareNumbers(asNumber(a), asNumber(b)) === 0
}

function call({ function: name, of }: Part<'call'>, asked: Asked, here: Here): Value {
  const [first, second, third] = of as readonly [Expression, Expression, Expression]
  const number = (part: Expression) => numberOf(part, asked, here)
  switch (name) {
    case 'min':
      return of.map(number).reduce(least)
    case 'max':
      return of.map(number).reduce(greatest)
    case 'clamp':
      return least(greatest(number(first), number(second)), number(third))
    case 'ramp':
      return ramp(number(first), number(second), number(third))
    case 'when':
      return evaluate(asBoolean(evaluate(first, asked, here)) ? second : third, asked, here)
    case 'has':
      return asWords(evaluate(first, asked, here)).includes(asWord(evaluate(second, asked, here)))
    case 'percentage_points':
      return multiply(exactly(100), number(first))
  }
}

/** 0 up to the one bound, 1 from the other on, a line between. */
function ramp(x: Fraction, from: Fraction, to: Fraction): Fraction {
  if (order(from, to) >= 0) throw new NoAnswer('The line of a ramp has no length.')
  return least(ONE, greatest(ZERO, divide(subtract(x, from), subtract(to, from))))
}

/** A figure's or fact's time counts in the months asked for: a year's in a month is a twelfth. */
function inMonths(value: Fraction, months: number | undefined, asked: Pick<Asked, 'months'>): Fraction {
  return months === undefined ? value : multiply(value, divide(exactly(asked.months.length), exactly(months)))
}

/** The asking, in the months of a unit's own time. */
function inUnitsTime<T extends Pick<Asked, 'months'>>(unit: Unit, asked: T): T {
  const months = rateMonths(unit)
  return months === undefined ? asked : { ...asked, months: Array.from({ length: months }, (_, month) => month) }
}

/** The months in a unit with a time in its denominator; none in any other. */
function rateMonths(unit: Unit | undefined): number | undefined {
  return unit?.powers['time'] === -1 ? unit.months : undefined
}

/** Of dated figures: those in force on the window's first day, or on the day whose rates the run takes. */
function inForce<T extends DatedValue | DatedRows | DatedLimits>(name: string, figures: readonly T[], asked: Asked): T {
  const date = asked.run.ratesOf ?? firstDate(firstMonth(asked.window))
  const begun = figures.filter(({ from }) => from <= date)
  const last = begun[begun.length - 1]
  if (!last || last.basis === 'missing') throw new NoAnswer(`\`${name}\` has no value on ${date}.`)
  return last
}

function parameter({ name }: Part<'parameter'>, asked: Asked): Fraction {
  const { unit, values } = named(asked.model.parameters, name)
  const { value } = inForce(name, values, asked)
  return inMonths(exactly(value as number), rateMonths(unit), asked)
}

function table({ name }: Part<'table'>, asked: Asked, here: Here): Fraction {
  const found = named(asked.model.tables, name)
  const { rows } = inForce(name, found.values, asked)
  const place = here.row && here.row.entity === found.level ? atRow(here.row, here.indicator) : here
  // A number that a table is by counts in the time of its own unit, as the rows are written.
  const keys = found.by.map((key) => evaluate(key, inUnitsTime(key.unit, asked), place))
  const brackets = found.reads === 'marginal' ? rateMonths(found.by.at(-1)?.unit) : undefined
  return inMonths(lookUp(found, rows ?? [], keys), rateMonths(found.unit) ?? brackets, asked)
}

function limit(part: Part<'limit'>, asked: Asked, here: Here): Fraction {
  const { name } = part
  const its = indicatorNamed(part, asked, placeOf({ row: part.row === true }, here))
  const { limits } = inForce(its.name, its.limits, asked)
  const value = limits[name]
  if (value === undefined) throw new NoAnswer(`\`${its.name}\` has no \`${name}\`.`)
  return inMonths(exactly(value), rateMonths(its.limitUnits[name]), asked)
}

/** The indicator that a part of a formula names, or else the one that it stands at. */
function indicatorNamed(
  { indicator: name }: { readonly indicator?: string | undefined },
  { model }: Asked,
  here: Here,
): Indicator {
  const found = name === undefined ? here.indicator : named(model.indicators, name)
  if (!found) throw new Error('A figure of an indicator stands where there is none.')
  return found
}

/** Where the part of an aggregate's row is evaluated: at the row, if it is a part of it. */
function placeOf(part: { readonly row: boolean }, here: Here): Here {
  return part.row && here.row ? { ...atRow(here.row, here.indicator), row: here.row } : here
}

function fact(part: Part<'fact'>, asked: Asked, here: Here): Value {
  const declared = declaredFact(part.entity, part.name, asked)
  const given = givenFact(part.entity, part.name, asked, placeOf(part, here)) ?? declared.missing
  if (given === undefined) throw new NoAnswer(`\`${part.entity}.${part.name}\` is missing.`)
  const value = valueOf(given)
  return typeof given === 'number' ? inMonths(asNumber(value), monthsInUnit(declared.unit), asked) : value
}

/** Does the data say it? What a model declares for a missing value does not make it known. */
function isKnown(part: Expression, asked: Asked, here: Here): boolean {
  if (part.type === 'fact') return givenFact(part.entity, part.name, asked, placeOf(part, here)) !== undefined
  try {
    evaluate(part, asked, here)
    return true
  } catch (error) {
    if (error instanceof NoAnswer) return false
    throw error
  }
}

function formula(part: Part<'formula'>, asked: Asked, here: Here): Value {
  const found = named(
    asked.model.formulas.filter(({ level }) => level === part.level),
    part.name,
  )
  const at = placeOf(part, here)
  const ofNamed = part.indicator === undefined ? at : { ...at, indicator: indicatorNamed(part, asked, at) }
  const place = atLevel(part.level, ofNamed)
  const key = [asked.model.name, part.name, asked.window, asked.months, place.clinic?.id]
  return once(part.level, key, asked, () => formulaAt(found, asked, place))
}

/** A clinic's or a region's formula is asked for many times in one window, and evaluated once. */
function once(level: Level, key: readonly unknown[], asked: Asked, answerOf: () => Value): Value {
  if (level !== 'clinic' && level !== 'region') return answerOf()
  const question = JSON.stringify([level, ...key])
  const answer = asked.answers.get(question) ?? answerOf()
  asked.answers.set(question, answer)
  return answer
}

/**
 * A formula at its entity, over its own months (or the payment's window) and scope, rounded as it says. What is per time
 * then counts in the months of who asks.
 */
export function formulaAt(found: Asked['model']['formulas'][number], asked: Asked, here: Here): Value {
  const months = monthsOver(found.months, asked)
  const value = evaluate(found.expression, { ...asked, scope: found.scope, months }, here)
  if (found.kind === 'boolean') return value
  const declared = inUnitsTime(found.unit, { ...asked, months })
  const isRate = found.unit.powers['time'] === -1
  const written = isRate ? inMonths(asNumber(value), months.length, declared) : asNumber(value)
  const rounded = found.round ? roundTo(written, found.round) : written
  return isRate ? inMonths(rounded, declared.months.length, asked) : rounded
}

/** So many months back to the cut-off, or those of the payment's window. */
function monthsOver(own: number | undefined, { window }: Pick<Asked, 'window'>): Months {
  return own === undefined ? window.months : monthsBack(window.cutOff, own)
}

/** An entity without what stands below it. */
function atLevel(level: Level, { clinic, indicator: its, patient, contact }: Here): Here {
  switch (level) {
    case 'region':
      return {}
    case 'clinic':
      return { clinic }
    case 'indicator':
      return { clinic, indicator: its }
    case 'patient':
      return { clinic, patient, indicator: its }
    case 'contact':
      return { clinic, patient, contact, indicator: its }
  }
}

function indicator(part: Part<'indicator'>, asked: Asked, here: Here): Fraction {
  const place = placeOf(part, here)
  const found = indicatorNamed(part, asked, place)
  if (!place.clinic) throw new Error('An indicator is measured at a clinic.')
  const { numerator, denominator } = measured(found, asked, place)
  switch (part.what) {
    case 'numerator':
      return numerator()
    case 'denominator':
      return denominator()
    case 'share':
      return quotient(numerator(), denominator())
  }
}

function previous({ name }: Part<'previous'>, asked: Asked, { clinic }: Here): Fraction {
  if (!clinic) throw new Error(`\`previous.${name}\` is of a clinic.`)
  return asked.before(name, asked, clinic)
}

/** Each is asked for by itself: who is asked about needs no fact that only says who of them reaches it. */
interface Measured {
  readonly numerator: () => Fraction
  readonly denominator: () => Fraction
}

/** Counted over the indicator's own months or the payment's window; what is excluded is in neither. */
function measured(found: Indicator, asked: Asked, { clinic }: Here): Measured {
  const { counted } = found
  if (!counted) return delivered(found, asked, { clinic })
  const own = { ...asked, scope: undefined, months: monthsOver(found.months, asked) }
  const holds = (condition: Expression, row: Row) => asBoolean(evaluate(condition, own, { ...atRow(row, found), row }))
  const among = () =>
    rowsOf(counted.rows, own, { clinic })
      .filter((row) => !counted.excluding || !holds(counted.excluding, row))
      .filter((row) => holds(counted.denominator, row))
  return {
    denominator: () => count(among().map(({ n }) => ({ value: true, n }))),
    numerator: () => count(among().map((row) => ({ value: holds(counted.numerator, row), n: row.n }))),
  }
}

function delivered(found: Indicator, { run, window }: Asked, { clinic }: Here): Measured {
  const row = run.rows.indicators.find(
    (one) => one.indicator === found.name && one.clinic === clinic?.id && one.month === lastMonth(window),
  )
  if (!row) throw new NoAnswer(`\`${found.name}\` was not delivered.`)
  return { numerator: () => exactly(row.numerator), denominator: () => exactly(row.denominator) }
}

function aggregate(part: Part<'aggregate'>, asked: Asked, here: Here): Value {
  const rows = part.rows === 'indicators' ? indicatorRows(part, asked, here) : rowsOf(part.rows, asked, here)
  const at = (expression: Expression) => (row: Row) => evaluate(expression, asked, { ...here, row })
  const weighed = (row: Row) => (part.weight ? multiply(row.n, asNumber(at(part.weight)(row))) : row.n)
  const numbers = () => rows.map((row) => ({ value: asNumber(at(part.each)(row)), n: weighed(row) }))
  const conditions = () => rows.map((row) => ({ value: asBoolean(at(part.each)(row)), n: weighed(row) }))
  const other = () => numberOf(part.with as Expression, asked, here)
  switch (part.function) {
    case 'sum':
      return sum(numbers())
    case 'count':
      return count(conditions())
    case 'any':
      return conditions().some(({ value }) => value)
    case 'mean':
      return mean(numbers())
    case 'share':
      return share(conditions())
    case 'rank':
      return rank(plain(numbers()), other())
    case 'percentile':
      return percentile(plain(numbers()), other())
  }
}

/** Each indicator of the clinic that has what is read of it, once. */
function indicatorRows({ among = [] }: Part<'aggregate'>, { model }: Asked, { clinic }: Here): readonly Row[] {
  if (!clinic) throw new Error('Indicators are rows of a clinic.')
  return among.map((name) => ({ entity: 'indicator', indicator: named(model.indicators, name), clinic, n: ONE }))
}

function plain(rows: readonly { readonly value: Fraction }[]): readonly Fraction[] {
  return rows.map(({ value }) => value)
}

function named<T extends { readonly name: string }>(all: readonly T[], name: string): T {
  const found = all.find((one) => one.name === name)
  if (!found) throw new Error(`There is nothing called \`${name}\`.`)
  return found
}
