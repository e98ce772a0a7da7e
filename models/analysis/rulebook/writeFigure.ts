import type { Label } from '../../document/Model.ts'
import type { Unit } from '../../formula/Unit.ts'
import type { Writing } from './Writing.ts'

/** What a figure is: its unit, and what tells a share from a weight, which are both bare numbers. */
export interface FigureKind {
  readonly name: string
  readonly unit: Unit
  readonly range?: readonly [number, number] | undefined
  /** A label that says per what the figure is, `fee per trainee`: then it is of one of those, and not of a clinic. */
  readonly label?: Label | undefined
}

/** Units that stand before a `/`, in the order of a document; money first. */
const PER = ['patient', 'contact', 'point', 'percentage_point', 'region', 'clinic'] as const

/** A label that says what a figure is for each of. */
const SAYS_PER =
  / (?:per|for each|för varje) (?!clinic|practice|year|quarter|month|vårdcentral|mottagning|år|kvartal|månad)/i

/** A figure with its unit, as a sentence says it: `3,15 kr per poäng och månad`, `50 %`, `27 poäng`. */
export function writeFigure(value: number, kind: FigureKind, { words, numbers, language }: Writing): string {
  const { currency, counted, per } = splitUnit(kind.unit)
  const isOfOther = kind.label !== undefined && SAYS_PER.test(kind.label[language])
  const below = perWords(isOfOther ? per.filter((name) => name !== 'clinic') : per, kind.unit, words)
  if (currency !== undefined) return `${numbers.money(value, currency)}${below}`
  if (isShare(kind)) return `${numbers.percent(value)}${below}`
  const [one, many] = counted === undefined ? ['', ''] : (words.units[counted] ?? [counted, counted])
  const unit = Math.abs(value) === 1 ? one : many
  return `${numbers.number(value)}${unit === '' ? '' : `\u00a0${unit}`}${below}`
}

/** The same without its unit, for a table whose heading has it, with as many decimals as the others beside it. */
export function writeBareFigure(value: number, kind: FigureKind, { numbers }: Writing, most = 0): string {
  if (isShare(kind)) return numbers.percent(value)
  const isMoney = splitUnit(kind.unit).currency !== undefined
  return numbers.number(value, isMoney && most > 0 ? Math.max(2, most) : most)
}

/** The most decimals that a document writes in any of these. */
export function mostDecimals(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, decimalsOf(value)), 0)
}

/** As a document writes it. */
function decimalsOf(value: number): number {
  const [, decimals = ''] = String(value).split('.')
  return decimals.includes('e') ? 0 : decimals.length
}

/** A unit in words: `kr per poäng och månad`; nothing of a bare number. */
export function writeUnitWords(unit: Unit, { words }: Writing): string {
  const { currency, counted, per } = splitUnit(unit)
  const below = perWords(per, unit, words)
  if (currency !== undefined) return `${words.moneyUnit(currency)}${below}`
  if (counted !== undefined) return `${words.units[counted]?.[1] ?? counted}${below}`
  return below.trimStart()
}

/**
 * A bare number is a share where its name says so, or where it can be no more than 1 and its name does not say that it is
 * a weight: then per cent says the same.
 */
function isShare({ name, unit, range }: FigureKind): boolean {
  if (Object.keys(unit.powers).length > 0) return false
  if (/_(weights?|index)$/.test(name)) return false
  return name.endsWith('_share') || (range !== undefined && range[0] >= 0 && range[1] <= 1)
}

function splitUnit({ powers }: Unit) {
  const above = Object.keys(powers).filter((name) => (powers[name] ?? 0) > 0)
  const below = Object.keys(powers).filter((name) => (powers[name] ?? 0) < 0)
  return {
    currency: above.find((name) => /^[A-Z]{3}$/.test(name)),
    counted: above.find((name) => !/^[A-Z]{3}$/.test(name)),
    per: below.toSorted((one, other) => orderOf(one) - orderOf(other)),
  }
}

/** The time comes last. */
function orderOf(dimension: string): number {
  const place = PER.findIndex((name) => name === dimension)
  return dimension === 'time' ? PER.length + 1 : place === -1 ? PER.length : place
}

function perWords(per: readonly string[], { months }: Unit, words: Writing['words']): string {
  if (per.length === 0) return ''
  return words.per(
    per.map((name) => (name === 'time' ? words.times[months ?? 1] : (words.units[name]?.[0] ?? words.moneyUnit(name)))),
  )
}
