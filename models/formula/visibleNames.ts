import type { Entity, Fact } from '../vocabulary/facts.ts'
import type { Expression, Level, RowSource } from './Expression.ts'
import type { FormulaPlace, Names } from './Names.ts'
import { ROW_SOURCES } from './rowSources.ts'
import { ANY, NUMBER, readUnit, sameUnit, type Unit } from './Unit.ts'

/** What a name means in a formula at some place. */
export interface Meaning {
  /** Its span is nowhere yet. */
  readonly expression: Expression
  /** Of a plural name: the rows it runs over. */
  readonly rows?: RowSource | undefined
  /** Of `indicators.x`: the indicators that have it. */
  readonly among?: readonly string[] | undefined
  /** The plural alone, such as `patients`. */
  readonly isBare?: true | undefined
  /** Of a table below the formula's level: it can be read only for rows of this level. */
  readonly onlyForRowsOf?: Level | undefined
  /** Of a figure that the indicators in question have in different units. */
  readonly unlikeUnits?: readonly { readonly indicator: string; readonly unit: Unit }[] | undefined
}

/** What has a singular name at each level: the entity itself and those above. */
const SEES: Readonly<Record<Level, readonly Entity[]>> = {
  contact: ['contact', 'patient', 'clinic', 'region', 'period'],
  patient: ['patient', 'clinic', 'region', 'period'],
  indicator: ['indicator', 'clinic', 'region', 'period'],
  clinic: ['clinic', 'region', 'period'],
  region: ['region', 'period'],
}

const NOWHERE = { start: 0, end: 0 }
const SHARES = ['numerator', 'denominator', 'share'] as const

/**
 * Every name that a formula may use at a place, looked up whole. What needs a `scope` is here too, and refused where it
 * is used without.
 */
export function visibleNames(place: FormulaPlace, names: Names): ReadonlyMap<string, Meaning> {
  const known = made.get(names) ?? new Map<string, ReadonlyMap<string, Meaning>>()
  made.set(names, known)
  const key = `${place.level} ${place.rows ?? ''} ${place.of?.join(' ') ?? '*'}`
  const before = known.get(key)
  if (before) return before
  const visible = namesAt(place, names)
  known.set(key, visible)
  return visible
}

/** A large document has thousands of formulas at a handful of places: the names of each place are gathered once. */
const made = new WeakMap<Names, Map<string, ReadonlyMap<string, Meaning>>>()

function namesAt(place: FormulaPlace, names: Names): ReadonlyMap<string, Meaning> {
  return new Map([
    ...(place.level === 'clinic' || place.level === 'indicator' ? clinicNames(place, names) : []),
    ...(place.rows ? [] : pluralNames(place, names)),
    ...singularNames(place, names),
    ...tableNames(place, names),
    ...[...names.parameters].map(([name, { unit }]) => plain(name, { type: 'parameter', name, ...number(unit) })),
  ])
}

type Named = readonly [string, Meaning]

function plain(name: string, expression: Expression): Named {
  return [name, { expression }]
}

function singularNames(place: FormulaPlace, names: Names): readonly Named[] {
  const rows: readonly Entity[] = place.rows === 'contact' ? ['contact', 'patient'] : place.rows ? ['patient'] : []
  const above = place.rows ? SEES.clinic : SEES[place.level]
  return [
    ...(place.level === 'indicator' || place.rows ? indicatorAtHand(place, names) : []),
    ...[...rows, ...above].flatMap((entity) => ofEntity(entity, entity, rows.includes(entity), names)),
  ]
}

/** The facts and formulas of one entity under a prefix: `patient.age`, or `patients.age` for each row. */
function ofEntity(entity: Entity, prefix: string, row: boolean, names: Names): readonly Named[] {
  const formulas = names.formulas.filter(({ level }) => level === entity)
  const facts = names.facts.filter((fact) => fact.entity === entity)
  return [
    ...formulas.map(({ name, level, kind, unit }) =>
      plain(`${prefix}.${name}`, { type: 'formula', level, name, row, kind, unit, span: NOWHERE }),
    ),
    ...facts.map((fact) => plain(`${prefix}.${fact.name}`, factOf(fact, row, names.currency))),
  ]
}

function factOf(fact: Fact, row: boolean, currency: string): Expression {
  const { entity, name, kind } = fact
  return { type: 'fact', entity, name, row, kind, unit: unitOfFact(fact, currency), span: NOWHERE }
}

/** A unit that cannot be read is told where the fact is declared; here it fits everything, so that nothing is an echo. */
function unitOfFact({ unit }: Fact, currency: string): Unit {
  if (unit === undefined) return NUMBER
  const reading = readUnit(unit, currency)
  return 'unit' in reading ? reading.unit : ANY
}

function pluralNames({ level }: FormulaPlace, names: Names): readonly Named[] {
  return [...ROW_SOURCES]
    .filter(([, { levels }]) => levels.includes(level))
    .flatMap(([rows, { entity }]) => {
      if (rows === 'indicators') return indicatorRows(names)
      const named = ofEntity(entity, rows, true, names)
      const indicators = entity === 'clinic' ? namedIndicators('clinics.', true, names) : []
      return [
        ...[...indicators, ...named].map(([name, meaning]) => [name, { ...meaning, rows }] as const),
        [rows, { expression: EACH, rows, isBare: true }] as const,
      ]
    })
}

/** `indicators.x` for each indicator of the clinic that has it: its numbers, its limits, its formulas. */
function indicatorRows(names: Names): readonly Named[] {
  const all = [...names.indicators]
  if (all.length === 0) return []
  const everyOne = all.map(([name]) => name)
  const figures = limits(all, false).map(([name, meaning]): Named => {
    const limit = name.slice('indicator.'.length)
    const among = all.filter(([, its]) => its.limits.has(limit)).map(([indicator]) => indicator)
    const expression = { ...meaning.expression, row: true } as Expression
    return [`indicators.${limit}`, { ...meaning, expression, rows: 'indicators', among }]
  })
  const numbers = SHARES.map((what): Named => {
    const unit = what === 'share' ? NUMBER : countedIn(all)
    const expression: Expression = { type: 'indicator', what, row: true, ...number(unit) }
    return [`indicators.${what}`, { expression, rows: 'indicators', among: everyOne }]
  })
  const formulas = ofEntity('indicator', 'indicators', true, names).flatMap(([name, meaning]): readonly Named[] => {
    const among = everyOne.filter((indicator) => hasFormula(indicator, name.slice('indicators.'.length), names))
    return among.length === 0 ? [] : [[name, { ...meaning, rows: 'indicators', among }]]
  })
  const bare: Named = ['indicators', { expression: EACH, rows: 'indicators', isBare: true, among: everyOne }]
  return [...figures, ...numbers, ...formulas, bare]
}

/** Whether an indicator has all the limits that a formula of indicators reads. */
function hasFormula(indicator: string, name: string, { indicators, formulas }: Names): boolean {
  const formula = formulas.find((one) => one.level === 'indicator' && one.name === name)
  const own = indicators.get(indicator)?.limits
  return own !== undefined && (formula?.limits ?? []).every((limit) => own.has(limit))
}

/** The plural alone: true for each row. */
const EACH: Expression = { type: 'constant', value: 1, kind: 'boolean', unit: NUMBER, span: NOWHERE }

/** What stands beside the facts of a clinic: its indicators with their limits and formulas, and last period's values. */
function clinicNames(place: FormulaPlace, names: Names): readonly Named[] {
  if (place.rows) return []
  const payment: Unit = { powers: { [names.currency]: 1, time: -1 } }
  const formulas = names.formulas.filter(({ level }) => level === 'clinic')
  return [
    ...namedIndicators('', false, names),
    ...namedLimits(names),
    ...names.payments.map((name) => plain(`previous.${name}`, { type: 'previous', name, ...number(payment) })),
    ...formulas.map(({ name, kind, unit }) =>
      plain(`previous.${name}`, { type: 'previous', name, kind, unit, span: NOWHERE }),
    ),
  ]
}

function namedIndicators(prefix: string, row: boolean, names: Names): readonly Named[] {
  const formulas = names.formulas.filter(({ level }) => level === 'indicator')
  return [...names.indicators].flatMap(([indicator, { counts }]) => {
    const numbers = SHARES.map((what) => {
      const unit = what === 'share' ? NUMBER : COUNTED[counts]
      return plain(`${prefix}${indicator}.${what}`, { type: 'indicator', indicator, what, row, ...number(unit) })
    })
    const computed = formulas
      .filter(({ name }) => hasFormula(indicator, name, names))
      .map(({ name, level, kind, unit }) =>
        plain(`${prefix}${indicator}.${name}`, {
          type: 'formula',
          level,
          name,
          row,
          indicator,
          kind,
          unit,
          span: NOWHERE,
        }),
      )
    return [...numbers, ...computed]
  })
}

/** A limit is the same at every clinic. */
function namedLimits({ indicators }: Names): readonly Named[] {
  return [...indicators].flatMap(([indicator, its]) =>
    [...its.limits].map(([name, unit]) =>
      plain(`${indicator}.${name}`, { type: 'limit', name, indicator, ...number(unit) }),
    ),
  )
}

/** Contacts are counted during a window, patients at the cut-off. */
const COUNTED: Readonly<Record<'patient' | 'contact', Unit>> = {
  patient: { powers: { patient: 1 } },
  contact: { powers: { contact: 1, time: -1 } },
}

/** `indicator.x`. A condition of the indicator itself may use its figures, but not yet its numbers. */
function indicatorAtHand(place: FormulaPlace, names: Names): readonly Named[] {
  const all = [...names.indicators].filter(([name]) => place.of === undefined || place.of.includes(name))
  const unit = countedIn(all)
  const numbers: readonly Named[] = SHARES.map((what) =>
    plain(`indicator.${what}`, { type: 'indicator', what, row: false, ...number(what === 'share' ? NUMBER : unit) }),
  )
  return [...limits(all, place.of !== undefined), ...(place.rows ? [] : numbers)]
}

/** Indicators of patients and of contacts together: the number may then only be compared with what has no unit. */
function countedIn(indicators: readonly (readonly [string, { readonly counts: 'patient' | 'contact' }])[]): Unit {
  const counted = [...new Set(indicators.map(([, { counts }]) => counts))]
  return counted[0] !== undefined && counted.length === 1 ? COUNTED[counted[0]] : ANY
}

function limits(
  indicators: readonly (readonly [string, { readonly limits: ReadonlyMap<string, Unit> }])[],
  mustAllHave: boolean,
): readonly Named[] {
  const limitNames = [...new Set(indicators.flatMap(([, its]) => [...its.limits.keys()]))]
  return limitNames.flatMap((name) => {
    const having = indicators.filter(([, its]) => its.limits.has(name))
    if (mustAllHave && having.length < indicators.length) return []
    const units = having.map(([indicator, its]) => ({ indicator, unit: its.limits.get(name) ?? ANY }))
    const known = units.filter(({ unit }) => unit.any !== true)
    const unit = known.length === units.length ? (known[0]?.unit ?? ANY) : ANY
    const areUnlike = known.some((one) => !sameUnit(one.unit, known[0]?.unit ?? one.unit))
    const expression: Expression = { type: 'limit', name, ...number(unit) }
    return [[`indicator.${name}`, { expression, ...(areUnlike && { unlikeUnits: known }) }] as const]
  })
}

/** A table is read where all that it is by can be seen: at its own level and below, and for rows of its level. */
function tableNames(place: FormulaPlace, names: Names): readonly Named[] {
  const seen: readonly Entity[] = place.rows
    ? [...(place.rows === 'contact' ? SEES.contact : SEES.patient)]
    : SEES[place.level]
  return [...names.tables].map(([name, { unit, level }]) => {
    const expression: Expression = { type: 'table', name, ...number(unit) }
    return [name, { expression, ...(!seen.includes(level) && { onlyForRowsOf: level }) }] as const
  })
}

function number(unit: Unit): { readonly kind: 'number'; readonly unit: Unit; readonly span: typeof NOWHERE } {
  return { kind: 'number', unit, span: NOWHERE }
}
