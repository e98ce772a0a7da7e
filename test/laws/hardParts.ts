import type { Table } from '../../models/document/Model.ts'
import type { Expression } from '../../models/formula/Expression.ts'
import { firstDate, firstMonth, monthBefore, monthsOfPeriod } from '../oracle/calendar.ts'
import { compareNumbers, isNear } from '../oracle/compareNumbers.ts'
import { conditionsAsCoded } from '../oracle/conditionsOf.ts'
import { evaluate, numberOf } from '../oracle/evaluate.ts'
import { exactly, type Fraction, floor, fraction, multiply, order, subtract, ZERO } from '../oracle/Fraction.ts'
import { givenFact } from '../oracle/givenFact.ts'
import { atRow } from '../oracle/Here.ts'
import { NoAnswer } from '../oracle/NoAnswer.ts'
import { rowsOf } from '../oracle/rowsOf.ts'
import { asBoolean, asNumber } from '../oracle/Value.ts'
import type { Seen } from '../oracle/World.ts'
import { partsOf } from './partsOf.ts'

type Part<T extends Expression['type']> = Extract<Expression, { type: T }>
type At<T extends Expression['type']> = Omit<Seen, 'part'> & { readonly part: Part<T> }

/** What is hard in one part of a formula that had a value, by the names in `HARD_CASES`. */
export function hardIn(seen: Seen): readonly string[] {
  const { part } = seen
  switch (part.type) {
    case 'operation':
      return inOperation({ ...seen, part })
    case 'call':
      return inCall({ ...seen, part })
    case 'aggregate':
      return inAggregate({ ...seen, part })
    case 'fact':
      return inFact({ ...seen, part })
    case 'table':
      return inTable({ ...seen, part })
    case 'formula':
      return inFormula({ ...seen, part })
    case 'limit':
      return part.indicator === undefined ? [] : ['indicator: a limit read by the clinic']
    case 'known':
      return seen.value === false ? ['known: no'] : []
    case 'indicator':
      return part.what === 'denominator' && isZero(seen) ? ['indicator: nobody in the denominator'] : []
    case 'previous':
      return [isBeforeRun(seen) ? 'previous: as delivered' : 'previous: as computed']
    case 'constant':
    case 'word':
    case 'parameter':
      return []
  }
}

function isZero({ value }: Pick<Seen, 'value'>): boolean {
  return asNumber(value).over === 0n
}

function isBeforeRun({ asked }: Pick<Seen, 'asked'>): boolean {
  return monthBefore(firstMonth(asked.window)) < (monthsOfPeriod(asked.run.period)[0] ?? 0)
}

function inOperation({ part, asked, here, value }: At<'operation'>): readonly string[] {
  const [first, second] = part.of
  if (!first || !second) return []
  switch (part.operator) {
    case 'less':
    case 'lessOrEqual':
    case 'greater':
    case 'greaterOrEqual':
      return atThreshold(numberOf(first, asked, here), numberOf(second, asked, here))
    case 'equal':
    case 'unequal':
      return first.kind === 'number' ? atThreshold(numberOf(first, asked, here), numberOf(second, asked, here)) : []
    case 'and':
      return value === false && !hasAnswer(second, { asked, here }) ? ['and: the rest has no answer'] : []
    case 'or':
      return value === true && !hasAnswer(second, { asked, here }) ? ['or: the rest has no answer'] : []
    default:
      return []
  }
}

function atThreshold(a: Fraction, b: Fraction): readonly string[] {
  if (a.over === 0n && b.over === 0n) return []
  if (order(a, b) === 0) return ['threshold: met exactly']
  return compareNumbers(a, b) === 0 ? ['threshold: met but for the tolerance'] : []
}

function hasAnswer(part: Expression, { asked, here }: Pick<Seen, 'asked' | 'here'>): boolean {
  try {
    evaluate(part, { ...asked, run: { ...asked.run, watch: undefined } }, here)
    return true
  } catch (error) {
    if (error instanceof NoAnswer) return false
    throw error
  }
}

function inCall({ part, asked, here, value }: At<'call'>): readonly string[] {
  const isBelowClinic = (here.patient ?? here.contact) !== undefined
  const hasRate = part.of.some((one) => partsOf(one).some(({ type }) => type === 'parameter'))
  const marks = isBelowClinic && hasRate ? [`row-bound: ${part.function}`] : []
  switch (part.function) {
    case 'when': {
      const [condition, then, otherwise] = part.of
      if (!condition || !then || !otherwise) return []
      const isTrue = asBoolean(evaluate(condition, { ...asked, run: { ...asked.run, watch: undefined } }, here))
      return hasAnswer(isTrue ? otherwise : then, { asked, here }) ? [] : ['when: the other has no answer']
    }
    case 'min': {
      const sum = part.of.find(({ type }) => type === 'aggregate')
      const isCeiling = here.patient && asked.window.months.length === 12 && sum !== undefined
      const isHeld = isCeiling && order(asNumber(value), numberOf(sum, asked, here)) < 0
      return isHeld ? [...marks, 'ceiling per patient and year: reached'] : marks
    }
    case 'max':
    case 'clamp':
    case 'ramp':
      return marks
    case 'has':
    case 'percentage_points':
      return []
  }
}

function inAggregate({ part, asked, here, value }: At<'aggregate'>): readonly string[] {
  if (part.rows === 'indicators') return ['rows: indicators']
  const rows = rowsOf(part.rows, asked, here)
  const marks: string[] = []
  if (rows.length === 0) marks.push(`no rows: ${part.function}`)
  if (part.rows === 'contacts' && (here.patient?.n ?? 1) > 1 && rows.length > 0)
    marks.push('exact profile: contacts shared')
  if (asked.months !== asked.window.months && rows.length > 0) marks.push('rows over months of their own')
  if (part.rows === 'clinic.enrolments' && rows.length > 0) marks.push('rows: enrolments')
  if (part.rows === 'clinic.costs' && rows.length > 0) marks.push('rows: costs')
  if (part.weight && rows.length > 1) marks.push('weighted mean or share')
  if (rows.some(({ n }) => order(n, exactly(1)) > 0)) marks.push('row weights in an aggregate')
  if (part.function === 'rank' || part.function === 'percentile') {
    const values = rows.map((row) => numberOf(part.each, asked, { ...here, row }))
    if (
      part.function === 'rank' &&
      values.some((one, index) => values.slice(index + 1).some((other) => isNear(one, other)))
    )
      marks.push('rank: a tie')
    if (part.function === 'percentile' && !values.some((one) => order(one, asNumber(value)) === 0))
      marks.push('percentile: between neighbours')
  }
  return marks
}

function inFact({ part, asked, here, value }: At<'fact'>): readonly string[] {
  const marks: string[] = []
  const place = part.row && here.row ? { ...atRow(here.row, here.indicator), row: here.row } : here
  const given = givenFact(part.entity, part.name, asked, place)
  if (given === undefined) marks.push('missing: another value in its stead')
  if (
    part.kind === 'number' &&
    (part.entity === 'patient' || part.entity === 'contact') &&
    asNumber(value).under >= 1000n
  )
    marks.push('decimals in weights')
  if (part.entity === 'clinic' && part.unit.powers['time'] === -1 && !isZero({ value }))
    marks.push('given fact with a time')
  const { patient } = place
  if (part.entity === 'patient' && part.name === 'age' && (patient?.birth ?? 0) > asked.window.cutOff)
    marks.push('a patient born after the cut-off')
  const { grouping } = asked.model
  if (!grouping || !patient || part.entity !== 'patient') return marks
  if (grouping.counts.some(({ name }) => name === part.name) && !isZero({ value }))
    marks.push('grouping: conditions counted')
  if (part.name !== 'conditions') return marks
  const coded = conditionsAsCoded(asked.run.rows, grouping, patient, asked.window.cutOff)
  const has = value as readonly string[]
  if ([...coded].some((word) => !has.includes(word))) marks.push('grouping: one condition replaces another')
  if (has.some((word) => !coded.has(word))) marks.push('grouping: a condition made of others')
  if (coded.size > 0 && grouping.codesFromData) marks.push('grouping: codes of the dataset')
  return marks
}

function inTable({ part, asked, here }: At<'table'>): readonly string[] {
  const table = asked.model.tables.find(({ name }) => name === part.name)
  if (!table) return []
  const place = here.row && here.row.entity === table.level ? atRow(here.row, here.indicator) : here
  const keys = table.by.map((key) => evaluate(key, asked, place))
  const date = asked.run.ratesOf ?? firstDate(firstMonth(asked.window))
  const rows = table.values.findLast(({ from }) => from <= date)?.rows ?? []
  const last = keys[keys.length - 1]
  if (table.many) {
    const words = new Set(rows.flatMap((row) => row.keys.flatMap((key) => (key.type === 'word' ? key.word : []))))
    const matching = keys.flat().filter((key) => typeof key === 'string' && words.has(key)).length
    return matching > 1
      ? [`table: several rows match, ${table.many}`]
      : matching === 0
        ? ['table: no row of many matches']
        : []
  }
  if (typeof last !== 'object' || !('over' in last)) return []
  const starts = rows.flatMap((row) => {
    const key = row.keys[row.keys.length - 1]
    return key?.type === 'band' ? exactly(key.from) : []
  })
  return alongBands(table, starts, last)
}

function alongBands({ reads }: Table, starts: readonly Fraction[], number: Fraction): readonly string[] {
  const begun = starts.filter((start) => order(start, number) <= 0).length
  const isAt = starts.some((start) => order(start, number) === 0 && start.over !== 0n)
  const at = isAt ? ['table: at the bound of a band'] : []
  if (reads === 'line' && begun > 0 && begun < starts.length) return [...at, 'table: on a line between rows']
  if (reads === 'marginal' && begun > 1) return [...at, 'table: in a further bracket']
  return at
}

function inFormula({ part, asked, here }: At<'formula'>): readonly string[] {
  const found = asked.model.formulas.find(({ level, name }) => level === part.level && name === part.name)
  if (part.indicator !== undefined) return ['indicator: a formula read by the clinic']
  if (!found?.round || found.months !== undefined) return []
  const place = part.row && here.row ? atRow(here.row, here.indicator) : here
  const quiet = { ...asked, scope: found.scope, months: asked.window.months, run: { ...asked.run, watch: undefined } }
  const steps = numberOf(found.expression, quiet, place)
  const inSteps = multiply(steps, inverse(exactly(found.round.to)))
  const rest = subtract(inSteps, fraction(floor(inSteps)))
  if (rest.over === 0n) return []
  const sign = order(inSteps, ZERO) < 0 ? 'below zero' : 'above zero'
  const { how } = found.round
  if (how === 'up' || how === 'down') return [`rounded ${how}, ${sign}`]
  if (!isNear(rest, fraction(1n, 2n))) return [`rounded, ${sign}`]
  const parity = how === 'half_even' ? `, to the ${floor(inSteps) % 2n === 0n ? 'lower' : 'higher'}` : ''
  return [`rounded at a tie ${how}${parity}, ${sign}`]
}

function inverse(number: Fraction): Fraction {
  return fraction(number.under, number.over)
}
