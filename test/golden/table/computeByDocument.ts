import {
  type Payment,
  type Period,
  type Plan,
  planModel,
  readPeriod,
  requestFor,
  tabulateRows,
} from '../../../models/index.ts'
import { type Priced, price } from '../../../models/payout/index.ts'
import { fill } from './fill.ts'
import type { GoldenCase, Json } from './GoldenCase.ts'
import { readDocument } from './readDocument.ts'
import type { DocumentEntry } from './readMapping.ts'
import { decimalsOf } from './toleranceOf.ts'

/** Answers what a target such as `practice.target_payment` came to, and says which figures were the case's own. */
export interface Computation {
  readonly valueOf: (target: string, published: number) => number
  /** Figures that the case gives and the document has otherwise, or not at all on that day. */
  readonly given: readonly string[]
  /** Those of them that are known to exist and were not found. */
  readonly missing: readonly string[]
}

/**
 * Computes a case by a document of the catalogue, on the way that any run takes: rows are built from the facts, counted in
 * memory, and priced.
 */
export function computeByDocument(entry: DocumentEntry, one: GoldenCase): Computation {
  const { model, test, period } = readCaseAsTest(entry, one)
  const names = Object.values(entry.gives).map((target) => splitTarget(target).name)
  const payments = model.payments.filter((payment) => isAsked(payment, names))
  const plan = planModel({ ...model, payments }, { facts: [...new Set(names)] })
  const changes = fill(entry.figures ?? {}, one.inputs) as Readonly<Record<string, number>>
  const own = ownFigures(plan, test.ratesOf ?? firstDay(period))
  const unknown = Object.keys(changes).filter((name) => !own.has(name))
  if (unknown.length > 0) throw new Error(`\`${model.name}\` has no figure ${unknown.join(', ')}.`)
  const quantities = tabulateRows(test.given, requestFor(plan.program, model, period))
  const priced = price(plan.program, { quantities, changes, ratesOf: test.ratesOf })
  const given = Object.keys(changes).filter((name) => own.get(name) !== changes[name])
  return {
    valueOf: (target, published) => {
      const { sign, ...wanted } = splitTarget(target)
      return sign * amountOf(priced, wanted, published)
    },
    given,
    missing: given.filter((name) => own.get(name) === null),
  }
}

function readCaseAsTest({ document, period, rates_of, given, codes }: DocumentEntry, { id, inputs }: GoldenCase) {
  const model = readDocument(document, {
    name: id,
    period: String(period),
    ...(rates_of === undefined ? {} : { rates_of }),
    given: byClinic(fill(given, inputs)),
    ...(codes === undefined ? {} : { codes: fill(codes, inputs) }),
    expect: {},
  })
  const [test] = model.tests
  const read = readPeriod(String(period))
  if (!test || !read) throw new Error(`${id} was not read as a test.`)
  return { model, test, period: read }
}

/** A case has the facts and figures of what it is about: the document's other payments are left out. */
function isAsked({ name, group }: Payment, names: readonly string[]): boolean {
  return names.includes('total') || names.includes(name) || names.includes(group)
}

/** A list stands for clinics named by their places. */
function byClinic(given: Json): Json {
  return Array.isArray(given) ? Object.fromEntries(given.map((one: Json, place) => [String(place), one])) : given
}

const firstDay = ({ first }: Period): string => `${Math.floor(first / 100)}-${String(first % 100).padStart(2, '0')}-01`

/** Of which clinic, or the region, which formula, payment, group or `total`. */
interface Wanted {
  readonly clinic: string
  readonly name: string
}

/** A case may print a charge as an amount above 0, which is below it in a document: `-practice.loss_charge`. */
function splitTarget(target: string): Wanted & { readonly sign: 1 | -1 } {
  const isTurned = target.startsWith('-')
  const split = target.lastIndexOf('.')
  return {
    clinic: target.slice(isTurned ? 1 : 0, split),
    name: target.slice(split + 1),
    sign: isTurned ? -1 : 1,
  }
}

/** Every figure that may be given, with its value on a day: `null` where it is missing, nothing for a table as a whole. */
function ownFigures({ program }: Plan, day: string): ReadonlyMap<string, number | null | undefined> {
  const figures = program.figures.map(
    ({ name, values }) => [name, values.findLast(({ from }) => from <= day)?.value ?? null] as const,
  )
  const tables = program.tables.flatMap(({ name, values }) => {
    const rows = values.findLast(({ from }) => from <= day)?.rows ?? []
    return [[name, undefined] as const, ...rows.map((row, place) => [`${name}[${place}]`, row.value] as const)]
  })
  return new Map([...figures, ...tables])
}

/**
 * A formula's value in the last window, or what a payment, a group or all together paid in the period. Money is as paid,
 * to the öre; where more decimals are published, it is the amount before that last rounding.
 */
function amountOf(priced: Priced, { clinic, name }: Wanted, published: number): number {
  const place = priced.clinics.indexOf(clinic)
  if (place < 0 && clinic !== 'region') throw new Error(`No clinic is called \`${clinic}\`.`)
  const value = priced.formulas[name]?.at(-1)?.[Math.max(0, place)]
  if (value !== undefined) return value
  const payments = priced.payments.filter((one) => name === 'total' || one.name === name || one.group === name)
  if (payments.length === 0) throw new Error(`\`${priced.model}\` has no payment or formula \`${name}\`.`)
  const isFine = decimalsOf(published) > 2
  const windows = payments.flatMap(({ ore, exact }) => (isFine ? exact : ore))
  const sum = windows.reduce((all, row) => all + (place < 0 ? total(row) : (row[place] as number)), 0)
  return isFine ? sum : sum / 100
}

const total = (row: readonly number[]): number => row.reduce((sum, one) => sum + one, 0)
