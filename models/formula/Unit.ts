import { nearest } from './nearest.ts'

/**
 * What a number is counted in, as powers of dimensions: `SEK/point/month` is `{ SEK: 1, point: -1, time: -1 }` with
 * `months: 1`. The months are a scale, not a dimension: kronor per month and per year are alike in kind, and reading a
 * figure converts it to the window that is paid.
 *
 * The dimensions are currencies, `patient`, `contact`, `point`, `percentage_point`, `region`, `clinic`, `time` (what a
 * rate is per), `age` (years), `months` (a number of months), and those that are only compared, such as `mmol/mol`.
 */
export interface Unit {
  readonly powers: Readonly<Record<string, number>>
  /** How many months the `/month`, `/quarter` or `/year` in the unit is; absent where there is no time. */
  readonly months?: 1 | 3 | 12 | undefined
  /** Constants 0 and 1, and limits without a unit of their own, take the unit of what they meet. */
  readonly any?: true | undefined
}

/** A bare number: a share or a weight. */
export const NUMBER: Unit = { powers: {} }

/** The unit of what may be in any unit. */
export const ANY: Unit = { powers: {}, any: true }

/** A unit, or what is wrong with its text. */
export type UnitReading = { readonly unit: Unit } | { readonly trouble: string; readonly hint?: string | undefined }

/** What may stand first in a unit, and its dimension; a share and a weight are bare numbers. */
const FIRST: ReadonlyMap<string, string | undefined> = new Map([
  ['share', undefined],
  ['weight', undefined],
  ['patients', 'patient'],
  ['contacts', 'contact'],
  ['points', 'point'],
  ['percentage_point', 'percentage_point'],
  ['clinics', 'clinic'],
  ['regions', 'region'],
  ['years', 'age'],
  ['months', 'months'],
  ...['days', 'minutes', 'hours', 'km', 'kg', 'cm', 'percent', 'mmHg'].map((name) => [name, name] as const),
  ...['mmol/mol', 'mmol/l', 'umol/l', 'g/l', 'kg/m2', 'ml/min'].map((name) => [name, name] as const),
])

/** What may stand after a `/`, in the order in which it is written, and its dimension. */
const PER: ReadonlyMap<string, string> = new Map([
  ...['patient', 'contact', 'point', 'percentage_point', 'region', 'clinic', 'km'].map((name) => [name, name] as const),
  ['day', 'days'],
  ['hour', 'hours'],
  ['minute', 'minutes'],
])
const PER_DIMENSIONS = [...PER.values()]

const TIMES: ReadonlyMap<string, 1 | 3 | 12> = new Map([
  ['month', 1],
  ['quarter', 3],
  ['year', 12],
])

/** Of a conversion too, which a document states as a parameter: `SEK/EUR`. */
const CURRENCY_CODE = /^[A-Z]{3}$/

/** Vocabulary facts say this where the document's own currency is meant. */
const OWN_CURRENCY = 'CURRENCY'

/**
 * Reads a unit as a document writes it. Any three capitals are a currency; another than the document's own is a
 * dimension of its own, so that the two are never added.
 *
 * @example
 * readUnit('SEK/point/month', 'SEK') // => { unit: { powers: { SEK: 1, point: -1, time: -1 }, months: 1 } }
 * readUnit('share', 'SEK') // => { unit: { powers: {} } }
 */
export function readUnit(text: string, currency: string): UnitReading {
  const first = [...FIRST.keys()].find((name) => name.includes('/') && `${text}/`.startsWith(`${name}/`))
  const [numerator = '', ...denominators] = first
    ? [first, ...text.slice(first.length).split('/').slice(1)]
    : text.split('/')
  const dimension = dimensionOf(numerator, currency)
  if ('trouble' in dimension) return dimension

  const powers = new Map<string, number>()
  if (dimension.name !== undefined) powers.set(dimension.name, 1)
  let months: 1 | 3 | 12 | undefined
  for (const per of denominators) {
    const time = TIMES.get(per)
    if (time !== undefined && months !== undefined) return { trouble: `\`${text}\` has two times.`, hint: 'Keep one.' }
    if (time === undefined && !PER.has(per) && !CURRENCY_CODE.test(per)) return unknownPer(per)
    const name = time === undefined ? (PER.get(per) ?? per) : 'time'
    if (powers.get(name) === -1) return { trouble: `\`${text}\` has \`/${per}\` twice.`, hint: 'Keep one.' }
    if (powers.has(name)) return { trouble: `\`${text}\` has one thing above and below.`, hint: 'Leave both out.' }
    powers.set(name, -1)
    months ??= time
  }
  return { unit: unitOf(powers, months) }
}

/**
 * The unit as a document writes it. What a document could not write, such as kronor squared, comes out readable too.
 *
 * @example
 * writeUnit({ powers: { SEK: 1, time: -1, point: -1 }, months: 12 }) // => 'SEK/point/year'
 * writeUnit({ powers: {} }) // => 'share'
 */
export function writeUnit(unit: Unit): string {
  const dimensions = Object.keys(unit.powers).toSorted((one, other) => orderOf(one) - orderOf(other))
  const repeated = (sign: 1 | -1, word: (name: string) => string) =>
    dimensions.flatMap((name) => Array<string>(Math.max(0, sign * (unit.powers[name] ?? 0))).fill(word(name)))
  const above = repeated(1, (name) => (name === 'time' ? timeWord(unit) : firstWord(name)))
  const below = repeated(-1, (name) => (name === 'time' ? timeWord(unit) : (perWord(name) ?? firstWord(name))))
  if (above.length === 0 && below.length === 0) return 'share'
  return [above.length > 0 ? above.join('·') : '1', ...below].join('/')
}

/**
 * Whether two units are alike in kind. Their months may differ.
 *
 * @example
 * sameUnit({ powers: { SEK: 1, time: -1 }, months: 1 }, { powers: { time: -1, SEK: 1 }, months: 12 }) // => true
 */
export function sameUnit(one: Unit, other: Unit): boolean {
  return Object.keys(divide(one, other).powers).length === 0
}

/**
 * The unit of a product. What may be in any unit counts as a bare number.
 *
 * @example
 * multiply({ powers: { SEK: 1, point: -1 } }, { powers: { point: 1 } }) // => { powers: { SEK: 1 } }
 */
export function multiply(one: Unit, other: Unit): Unit {
  return combine(one, other, 1)
}

/**
 * The unit of a quotient.
 *
 * @example
 * divide({ powers: { SEK: 1 } }, { powers: { patient: 1 } }) // => { powers: { SEK: 1, patient: -1 } }
 */
export function divide(one: Unit, other: Unit): Unit {
  return combine(one, other, -1)
}

/**
 * The unit without some of its dimensions: a fee per patient, read for one patient, is in kronor.
 *
 * @example
 * without({ powers: { SEK: 1, patient: -1 } }, ['patient']) // => { powers: { SEK: 1 } }
 */
export function without(unit: Unit, dimensions: readonly string[]): Unit {
  if (!dimensions.some((name) => name in unit.powers)) return unit
  const kept = new Map(Object.entries(unit.powers).filter(([name]) => !dimensions.includes(name)))
  return { ...unitOf(kept, unit.months), ...(unit.any && { any: true }) }
}

function combine(one: Unit, other: Unit, sign: 1 | -1): Unit {
  const powers = new Map(Object.entries(one.powers))
  for (const [name, power] of Object.entries(other.powers)) powers.set(name, (powers.get(name) ?? 0) + sign * power)
  return unitOf(powers, one.months ?? other.months)
}

function unitOf(powers: ReadonlyMap<string, number>, months: 1 | 3 | 12 | undefined): Unit {
  const kept = Object.fromEntries([...powers].filter(([, power]) => power !== 0))
  return { powers: kept, ...(months !== undefined && 'time' in kept && { months }) }
}

function dimensionOf(
  numerator: string,
  currency: string,
): { readonly name: string | undefined } | { readonly trouble: string; readonly hint?: string | undefined } {
  if (numerator === OWN_CURRENCY) return { name: currency }
  if (CURRENCY_CODE.test(numerator)) return { name: numerator }
  if (FIRST.has(numerator)) return { name: FIRST.get(numerator) }

  const plural = [...FIRST].find(([, dimension]) => dimension === numerator)?.[0]
  const own = numerator.toUpperCase() === currency ? currency : undefined
  const close = own ?? plural ?? nearest(numerator, [currency, ...FIRST.keys()])
  return {
    trouble: numerator === '' ? 'There is no unit here.' : `There is no unit called \`${numerator}\`.`,
    hint: close ? didYouMean(close) : (instead(numerator) ?? allUnits(currency)),
  }
}

/** What is no unit here, and what is written in its place. */
function instead(numerator: string): string | undefined {
  if (['boolean', 'bool', 'true', 'false'].includes(numerator))
    return 'What is true or false has no unit: leave `unit` out, and say `kind: boolean` of a fact.'
  if (['people', 'persons', 'inhabitants', 'count', 'number', 'index', 'factor', 'ratio', 'none'].includes(numerator))
    return 'A number of anything but patients, contacts and clinics is a bare number: `weight`.'
  return undefined
}

const allUnits = (currency: string): string =>
  `A unit begins with ${[currency, ...FIRST.keys()].join(', ')}. Any other number is a bare one: \`weight\`.`

function unknownPer(per: string): UnitReading {
  const all = [...PER.keys(), ...TIMES.keys()]
  const singular =
    [...PER].find(([, dimension]) => FIRST.get(per) === dimension)?.[0] ??
    [...TIMES.keys()].find((name) => `${name}s` === per)
  const close = singular ?? nearest(per, all)
  return {
    trouble: `There is no unit called \`/${per}\`.`,
    hint: close ? didYouMean(`/${close}`) : `After a \`/\` stands ${all.join(', ')} or a currency.`,
  }
}

function didYouMean(name: string): string {
  return `Did you mean \`${name}\`?`
}

function perWord(dimension: string): string | undefined {
  return [...PER].find(([, name]) => name === dimension)?.[0]
}

function firstWord(dimension: string): string {
  return [...FIRST].find(([, name]) => name === dimension)?.[0] ?? dimension
}

function timeWord(unit: Unit): string {
  return [...TIMES].find(([, months]) => months === unit.months)?.[0] ?? 'month'
}

/** Currencies first, then what a document may divide by, the time last. */
function orderOf(dimension: string): number {
  if (dimension === 'time') return PER_DIMENSIONS.length + 1
  return PER_DIMENSIONS.indexOf(dimension)
}
