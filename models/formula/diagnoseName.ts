import { AGGREGATES, FUNCTIONS } from './functions.ts'
import type { Level } from './Expression.ts'
import type { FormulaPlace, Names } from './Names.ts'
import { nearest } from './nearest.ts'
import { ROW_SOURCES, rowsOf } from './rowSources.ts'
import { suggest } from './suggest.ts'
import type { TroubleCode } from './TroubleCode.ts'
import { type Meaning, visibleNames } from './visibleNames.ts'

/** Where a name stands that means nothing there. */
interface Unknown {
  readonly name: string
  readonly place: FormulaPlace
  readonly names: Names
  readonly visible: ReadonlyMap<string, Meaning>
  readonly everywhere: Levels
}

/** What can be read at each level, found when it is first asked for. */
type Levels = () => readonly { readonly level: Level; readonly visible: ReadonlyMap<string, Meaning> }[]

interface Diagnosis {
  readonly code: TroubleCode
  readonly message: string
  readonly hint?: string | undefined
}

/** What is a row of the clinic's alone, and of no patient. */
function ofClinic(name: string): string | undefined {
  const [first = '', ...rest] = name.split('.')
  const plural = ['enrolments', 'costs'].find((rows) => first === rows || `${first}s` === rows)
  const last = rest.length > 0 ? `.${rest.join('.')}` : ''
  return (
    plural && `It is read by a clinic: \`count(clinic.${plural}${last || '.kind'} == "…")\` in a formula of the clinic.`
  )
}

/** Why a name means nothing in a formula, and what the author may have meant. */
export function diagnoseName(unknown: Unknown): Diagnosis {
  const { name } = unknown
  const levels = unknown
    .everywhere()
    .filter(({ visible }) => visible.has(name))
    .map(({ level }) => level)
  if (levels.length > 0) {
    const message = `\`${name}\` cannot be read in ${standing(unknown.place)}.`
    return { code: 'wrong-level', message, hint: wayThere(unknown, levels) }
  }
  return {
    code: 'unknown-name',
    message: `There is no parameter, table or fact called \`${name}\`.`,
    hint: misunderstanding(unknown) ?? suggestion(unknown),
  }
}

/**
 * Where a formula stands, in words.
 *
 * @example
 * standing({ level: 'clinic', wanted: { kind: 'number' }, hasScope: false }) // => 'a formula of a clinic'
 */
export function standing({ level, rows }: FormulaPlace): string {
  if (rows) return `a condition on each ${rows}`
  return `a formula of ${LEVEL_WORDS[level]}`
}

const LEVEL_WORDS: Readonly<Record<Level, string>> = {
  contact: 'a contact',
  patient: 'a patient',
  indicator: 'an indicator',
  clinic: 'a clinic',
  region: 'the region',
}

/** What can be read at each level. A text full of unknown names asks often, so it is found once. */
export function everyLevel(place: FormulaPlace, names: Names): Levels {
  let found: ReturnType<Levels> | undefined
  return () => {
    found ??= LEVELS.map((level) => ({ level, visible: visibleNames({ ...place, level, rows: undefined }, names) }))
    return found
  }
}

const LEVELS: readonly Level[] = ['contact', 'patient', 'indicator', 'clinic', 'region']

/** The same fact under a name that can be read here, or the level whose formula could bring it here. */
function wayThere(unknown: Unknown, levels: readonly Level[]): string | undefined {
  const { name, visible, place } = unknown
  if (levels.includes('indicator') && name.startsWith('indicator.') && !place.rows) return whichIndicator(unknown)
  if (visible.has(`clinics.${name}`))
    return `Use \`clinics.${name}\` inside \`sum\`, \`mean\` or another function of rows.`
  const last = name.slice(name.lastIndexOf('.') + 1)
  const readable = PREFIXES.map((prefix) => `${prefix}.${last}`).filter(
    (other) => isOfSame(name, other) && visible.has(other),
  )
  const plurals = readable.filter((other) => rowsOf(other) !== undefined).map((other) => `\`${other}\``)
  if (plurals.length > 0) return `Use ${plurals.join(' or ')} inside \`sum\`, \`count\` or another function of rows.`
  if (readable[0] !== undefined) return `Did you mean \`${readable[0]}\`?`
  if (place.rows === 'patient' && entityOf(name) === 'contact') {
    return 'Name what is needed as a formula of the patient, such as `any(contacts.…)`, or let the indicator `count: patients.contacts`.'
  }
  if (ofClinic(name) !== undefined) return ofClinic(name)
  const above = levels.find((level) => visibleFrom(level, place))
  return above && `Name what is needed as a formula of the ${above}, and use \`${above}.…\` here.`
}

const PREFIXES = [...ROW_SOURCES.keys(), 'contact', 'patient', 'clinic', 'region']

/** One indicator by its name, or all of them. */
function whichIndicator({ name, visible }: Unknown): string | undefined {
  const what = name.slice(name.indexOf('.'))
  const named = [...visible.keys()].find((other) => other.endsWith(what) && !rowsOf(other))
  if (named === undefined) return undefined
  const all = visible.has(`indicators${what}`) ? `, or all that have it: \`sum(indicators${what})\`` : ''
  return `Say which indicator: \`${named}\`${all}.`
}

/** `contact.kind` and `clinic.contacts.kind` are the same fact, `contact.kind` and `clinic.enrolments.kind` are not. */
function isOfSame(name: string, other: string): boolean {
  return entityOf(name) === entityOf(other) && name !== other
}

function entityOf(name: string): string {
  const rows = rowsOf(name)
  const entity = rows === undefined ? undefined : ROW_SOURCES.get(rows)?.entity
  return entity ?? name.slice(0, name.indexOf('.'))
}

function visibleFrom(level: Level, { level: own, rows }: FormulaPlace): boolean {
  if (level === 'patient') return own === 'contact' || rows !== undefined
  if (level === 'clinic') return own !== 'region' && own !== 'clinic'
  return level === 'region'
}

/** What can be said better than by a similar name. */
function misunderstanding(unknown: Unknown): string | undefined {
  const { name, names, place } = unknown
  const [first = '', last = ''] = name.split('.')
  const usage = FUNCTIONS.get(name)?.usage ?? AGGREGATES.get(name)?.usage
  if (usage !== undefined) return `\`${name}\` is a function: \`${usage}\`.`
  const rows = rowsNamed(unknown) ?? ofClinic(name)
  if (rows !== undefined) return rows
  if (!name.includes('.') && names.facts.some(({ words }) => words?.includes(name)))
    return `A word stands in double quotes: \`"${name}"\`.`
  if (first === 'clinic' && names.payments.includes(last)) {
    return `\`${last}\` is a payment, and only the payout adds payments. Name what it is paid by as a formula of the clinic.`
  }
  const lacking = first === 'indicator' ? indicatorsWithout(last, place, names) : []
  if (lacking.length > 0) return `\`${last}\` is not a figure of ${lacking.map((one) => `\`${one}\``).join(' or ')}.`
  if (names.indicators.has(first)) {
    const lacks = limitsLacking(first, last, names)
    if (lacks.length > 0)
      return `\`${last}\` reads ${lacks.map((one) => `\`indicator.${one}\``).join(' and ')}, and \`${first}\` has no such limit.`
  }
  if (names.indicators.has(name) && place.level === 'clinic') return `Did you mean \`${name}.share\`?`
  return name.includes('.') ? undefined : withItsEntity(unknown)
}

/** The limits that an indicator would need to have a formula of indicators. */
function limitsLacking(indicator: string, formula: string, { formulas, indicators }: Names): readonly string[] {
  const found = formulas.find(({ level, name }) => level === 'indicator' && name === formula)
  return (found?.limits ?? []).filter((limit) => !indicators.get(indicator)?.limits.has(limit))
}

/** Rows under a name that they do not have: `patient` for `patients`, `patient.contacts` for `contacts`. */
function rowsNamed({ name, visible, place }: Unknown): string | undefined {
  const plural = `${name}s`
  if (rowsOf(plural) !== undefined && !name.includes('.'))
    return visible.has(plural)
      ? `Rows are plural, \`${plural}\`; one of them stands before a dot.`
      : 'One of them stands before a dot, such as `patient.age`.'
  const last = name.slice(name.lastIndexOf('.') + 1)
  if (!name.includes('.') || rowsOf(last) === undefined) return undefined
  if (visible.has(last)) return `Rows stand without a name before them: \`${last}\`.`
  return place.level === 'contact' || place.level === 'patient'
    ? `Name what is needed as a formula of the clinic, with \`${last}\`, and use \`clinic.…\` here.`
    : undefined
}

/** Indicators that the formula is for and that lack a figure which others of them have. */
function indicatorsWithout(limit: string, { of = [] }: FormulaPlace, { indicators }: Names): readonly string[] {
  const lacking = of.filter((name) => !indicators.get(name)?.limits.has(limit))
  return lacking.length < of.length ? lacking : []
}

/** A fact whose entity was left out: first that of the formula's own level. */
function withItsEntity({ name, visible, place }: Unknown): string | undefined {
  const all = [...visible.keys()].filter((other) => other.endsWith(`.${name}`) && !other.startsWith('previous.'))
  const dotted = all.find((other) => other === `${place.rows ?? place.level}.${name}`) ?? all[0]
  return dotted && `Did you mean \`${dotted}\`?`
}

/** A similar name. One that runs over rows is no remedy for one that does not. */
function suggestion({ name, visible }: Unknown): string | undefined {
  const isPlural = rowsOf(name) !== undefined
  const alike = [...visible.keys()].filter((other) => isPlural || rowsOf(other) === undefined || !other.includes('.'))
  const close = nearest(name, alike)
  if (close !== undefined) return suggest(name, [close])
  const prefix = name.slice(0, name.lastIndexOf('.') + 1)
  const all = alike
  return suggest(
    name,
    prefix === ''
      ? all.filter((other) => !other.includes('.') && !rowsOf(other))
      : all.filter((other) => other.startsWith(prefix)),
  )
}
