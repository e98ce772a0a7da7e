import { stringify } from 'yaml'
import type { Chance } from './Chance.ts'

/** The levels that a formula of a document may stand under. */
export type DraftLevel = 'contact' | 'patient' | 'indicator' | 'clinic' | 'region'

/** Keys of one thing in a document, as they will be written. */
export type Keys = Readonly<Record<string, unknown>>

/** A value of a figure, drawn anew for each date. */
export type Draw<T> = () => T

/** A model document while it is made up: each call writes one thing into it and gives the name that formulas use. */
export interface Draft {
  readonly chance: Chance
  readonly model: string
  readonly parameter: (name: string, unit: string, value: Draw<number>) => string
  /** Rows as the document writes them, nested by the keys of `by`. */
  readonly table: (name: string, keys: Keys, rows: Draw<Keys>) => string
  readonly fact: (level: 'patient' | 'contact' | 'clinic' | 'enrolment' | 'cost', name: string, keys: Keys) => string
  readonly formula: (level: DraftLevel, name: string, keys: Keys) => string
  readonly indicator: (name: string, keys: Keys, limits?: Draw<Keys>) => string
  readonly payment: (group: string, name: string, keys: Keys) => string
  /** Conditions are made of diagnoses, by the grouping of this name. */
  readonly group: (conditions: Keys) => void
  readonly text: () => string
}

/** What a document begins with. */
export interface DraftHead {
  readonly model: string
  readonly cutOff: string
  /** The first of a month; the first lies before everything, and figures change on the others. */
  readonly dates: readonly [string, ...string[]]
}

/** Begins a document. Names that were taken before get a letter behind them. */
export function beginDraft(chance: Chance, { model, cutOff, dates }: DraftHead): Draft {
  const taken = new Set<string>()
  const parts: Record<
    'facts' | 'parameters' | 'tables' | 'indicators' | 'formulas' | 'payments',
    Record<string, unknown>
  > = {
    facts: {},
    parameters: {},
    tables: {},
    indicators: {},
    formulas: {},
    payments: {},
  }
  let conditions: Keys | undefined

  function fresh(name: string): string {
    let free = name
    for (let letter = 98; taken.has(free); letter += 1) free = `${name}_${String.fromCharCode(letter)}`
    taken.add(free)
    return free
  }

  function under(part: keyof typeof parts, key: string, name: string, keys: Keys): void {
    parts[part][key] = { ...(parts[part][key] as Keys | undefined), [name]: keys }
  }

  function dated<T extends Keys>(value: Draw<T>): Keys {
    const [first, ...later] = dates
    return Object.fromEntries([first, ...chance.some(later)].map((date) => [date, { ...value(), source: 'terms § 1' }]))
  }

  return {
    chance,
    model,
    parameter(hint, unit, value) {
      const name = fresh(hint)
      parts.parameters[name] = { label: labelOf(name), unit, values: dated(() => ({ value: value() })) }
      return name
    },
    table(hint, keys, rows) {
      const name = fresh(hint)
      parts.tables[name] = { label: labelOf(name), ...keys, values: dated(() => ({ rows: rows() })) }
      return name
    },
    fact(level, hint, keys) {
      const name = fresh(hint)
      under('facts', level, name, { label: labelOf(name), ...keys })
      return `${level}.${name}`
    },
    formula(level, hint, keys) {
      const name = fresh(hint)
      under('formulas', level, name, keys)
      return `${level}.${name}`
    },
    indicator(hint, keys, limits) {
      const name = fresh(hint)
      parts.indicators[name] = { label: labelOf(name), ...keys, ...(limits && { limits: dated(limits) }) }
      return name
    },
    payment(group, hint, keys) {
      const name = fresh(hint)
      under('payments', group, name, { label: labelOf(name), ...keys })
      return name
    },
    group(keys) {
      conditions = keys
    },
    text() {
      const filled = Object.fromEntries(Object.entries(parts).filter(([, part]) => Object.keys(part).length > 0))
      const head = { format: 1, model, status: 'illustrative', label: labelOf(model), valid: { from: dates[0] } }
      const sources = {
        terms: { title: 'Terms (invented)', published: '2013-11-01', url: 'https://example.org/terms' },
      }
      const whole = { ...head, currency: 'SEK', cut_off: cutOff, ...(conditions && { conditions }), sources, ...filled }
      return stringify(inWords(whole), { schema: 'failsafe', lineWidth: 0, aliasDuplicateObjects: false })
    },
  }
}

/** Everything as text, which then stands in the document without quotes, as an author writes it. */
export function inWords(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(inWords)
  if (typeof part !== 'object' || part === null) return String(part)
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, inWords(value)]))
}

function labelOf(name: string): Keys {
  const words = name.replaceAll('_', ' ').slice(0, 40)
  return { sv: words, en: words }
}
