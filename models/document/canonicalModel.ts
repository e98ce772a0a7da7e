import type { Expression } from '../formula/Expression.ts'
import { type Unit, writeUnit } from '../formula/Unit.ts'
import { FACTS } from '../vocabulary/facts.ts'
import type { Indicator, Model, Table } from './Model.ts'

/**
 * The text of a model that its hash is made of: all that moves a payout, and nothing else. Labels, notes, comments,
 * tests, places in the file and the titles of sources may change without another hash; so may the order in which parts
 * of one kind stand, where it means nothing.
 */
export function canonicalModel(model: Model): string {
  const { name, status, valid, currency, cutOff, fixedShare, grouping } = model
  return canonicalText({
    format: 1,
    name,
    status,
    valid,
    currency,
    cutOff,
    fixedShare: fixedShare.toSorted(),
    sources: byName(model.sources.map(({ id, published, via }) => ({ name: id, published, via }))),
    facts: byName(ownFacts(model)),
    grouping: grouping && { ...grouping, conditions: byWord(grouping.conditions) },
    parameters: byName(model.parameters),
    tables: byName(model.tables.map(withRowsInOrder)),
    indicators: byName(model.indicators.map(withNamesAsValues)),
    formulas: byName(model.formulas.map((formula) => ({ ...formula, name: `${formula.level}.${formula.name}` }))),
    // Where a rule is printed is a reference for its reader; of a figure it is a part of what the figure is.
    payments: byName(model.payments.map((payment) => ({ ...payment, source: undefined }))),
  })
}

/** Facts of the vocabulary belong to the program, not to the model, unless the model says something else of them. */
function ownFacts({ facts }: Model) {
  const own = facts.filter((fact) => !FACTS.includes(fact))
  return own.map((fact) => ({ ...fact, name: `${fact.entity}.${fact.name}` }))
}

function byName<T extends { readonly name: string }>(things: readonly T[]): readonly T[] {
  return things.toSorted((one, other) => order(one.name, other.name))
}

function byWord<T extends { readonly word: string }>(things: readonly T[]): readonly T[] {
  return things.toSorted((one, other) => order(one.word, other.word))
}

/** Rows of words stand in the order of the document, which means nothing. */
function withRowsInOrder(table: Table) {
  const values = table.values.map(({ rows, ...dated }) => {
    const inOrder = rows
      ?.map((row) => ({ row, text: canonicalText(row.keys) }))
      .toSorted((one, other) => order(one.text, other.text))
    return { ...dated, rows: inOrder?.map(({ row }) => row) }
  })
  return { ...table, values }
}

/** Limits may have any name, also one that is left out elsewhere. */
function withNamesAsValues(indicator: Indicator) {
  const listed = <T>(record: Readonly<Record<string, T>>) =>
    byName(Object.entries(record).map(([name, value]) => ({ name, value })))
  const limits = indicator.limits.map((dated) => ({ ...dated, limits: listed(dated.limits) }))
  return { ...indicator, limits, limitUnits: listed(indicator.limitUnits) }
}

/** By code unit, which is the same on every machine. */
function order(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

/** What does not move a payout. `text` is the formula as its author spaced it. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  'label',
  'decimalKeys',
  'limitLabels',
  'note',
  'place',
  'text',
  'wordLabels',
])

/**
 * JSON with sorted keys and without spaces, so that equal values have equal texts. Formulas and units are written out, so
 * that a hash outlives changes of how the program holds them.
 *
 * @example
 * canonicalText({ b: 1, a: [true], label: 'x' }) // => '{"a":[true],"b":1}'
 */
export function canonicalText(value: unknown): string {
  return JSON.stringify(value, (key, part: unknown) => (LEFT_OUT.has(key) ? undefined : written(part)))
}

function written(part: unknown): unknown {
  if (typeof part !== 'object' || part === null || Array.isArray(part)) return part
  if (isExpression(part)) return writeExpression(part)
  if (isUnit(part)) return part.any ? 'any' : writeUnit(part)
  return Object.fromEntries(Object.entries(part).toSorted(([one], [other]) => order(one, other)))
}

function isExpression(part: object): part is Expression {
  return 'span' in part && 'kind' in part
}

function isUnit(part: object): part is Unit {
  return 'powers' in part
}

/** An expression as text: what does what to what. */
function writeExpression(expression: Expression): string {
  const call = (name: string, of: readonly (Expression | undefined)[]) =>
    `${name}(${of.flatMap((part) => (part ? writeExpression(part) : [])).join(',')})`
  switch (expression.type) {
    case 'constant':
      return String(expression.value)
    case 'word':
      return JSON.stringify(expression.word)
    case 'parameter':
    case 'table':
      return expression.name
    case 'limit':
      return `${nameOfIndicator(expression)}.${expression.name}${expression.row ? '*' : ''}`
    case 'fact':
      return `${expression.entity}.${expression.name}${expression.row ? '*' : ''}`
    case 'formula':
      return `${expression.indicator ?? expression.level}.${expression.name}${expression.row ? '*' : ''}`
    case 'indicator':
      return `${nameOfIndicator(expression)}.${expression.what}${expression.row ? '*' : ''}`
    case 'previous':
      return `previous.${expression.name}`
    case 'known':
      return call('known', [expression.of])
    case 'operation':
      return call(expression.operator, expression.of)
    case 'call':
      return call(expression.function, expression.of)
    case 'aggregate':
      return `${expression.rows}:${call(expression.function, [expression.each, expression.weight])}${
        expression.with ? `@${writeExpression(expression.with)}` : ''
      }`
  }
}

function nameOfIndicator({ indicator }: { readonly indicator?: string | undefined }): string {
  return indicator ?? 'indicator'
}
