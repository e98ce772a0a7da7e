import type { DisclosureRules, Merged } from '../../models/index.ts'
import { reduceToClinics } from '../../models/payout/index.ts'
import type { KeptModel } from '../region/countedModels.ts'
import { readersOf } from '../region/readersOf.ts'
import { mergedTerms } from './mergedTerms.ts'
import { restingOn, type RestingPayment } from './restingOn.ts'

/** What may be shown of one model on one year of a dataset. It is one pattern for every period in the year, so that no two releases differ by a small group. */
export interface Pattern {
  readonly clinics: readonly string[]
  readonly payments: readonly RestingPayment[]
  /** Of a payment to a clinic: the terms that are shown only as their sum. */
  readonly mergedIn: (payment: string, clinic: string) => Merged
  /** Payments that rest on few somewhere: no sum that they are made from is sent. */
  readonly held: ReadonlySet<string>
  /** Figures whose change would tell a small number, by the difference it makes. */
  readonly locked: ReadonlySet<string>
}

/** Works out what may be shown of a model, from the whole year. */
export async function patternOf(
  kept: KeptModel,
  rules: DisclosureRules,
  before: (name: string) => number | undefined,
): Promise<Pattern> {
  const { plan, quantities } = await kept.explained()
  const { model, ratesOf } = kept
  const payments = restingOn(plan, { quantities, ratesOf })
  const merged = new Map<string, Merged>()
  const held = new Set<string>()
  const locked = new Set(
    reduceToClinics(kept.counted.plan.program, { quantities: kept.counted.quantities, ratesOf }).rowBound,
  )
  // A table that is not linear in what it pays is locked in all its rows.
  for (const { name } of plan.program.tables) if (locked.has(name)) locked.add(`${name}[*]`)
  const readers = readersOf(plan.program)
  for (const payment of payments) {
    const isFew = payment.fewest.some((window) => window.some((rows) => rows !== null && rows < rules.fewest))
    const small = new Set<string>()
    quantities.clinics.forEach((clinic, place) => {
      const found = mergedTerms(payment, { model: model.name, clinic, place }, rules, before)
      merged.set(keyOf(payment.name, clinic), found)
      for (const name of found.merged) small.add(name)
    })
    if (!isFew && small.size === 0) continue
    held.add(payment.name)
    const terms = new Set(payment.terms.map(({ name }) => figureOf(name)))
    for (const name of small) for (const figure of [figureOf(name), tableOf(name)]) locked.add(figure)
    // A limit that is no rate of a term decides who is counted: moving it takes people from one side to the other.
    for (const [figure, reading] of readers) {
      const isRate = [...terms].some((term) => term === figure || term.startsWith(`${figure}[`))
      if (reading.has(payment.name) && !isRate) locked.add(figure)
    }
  }
  // What a payment was in the window before is made from sums of its own.
  if (held.size > 0)
    for (const { steps, payments: paid } of plan.program.windows)
      if (steps.some(({ op }) => op === 'previous')) for (const { name } of paid) held.add(name)
  return {
    clinics: quantities.clinics,
    payments,
    mergedIn: (payment, clinic) => merged.get(keyOf(payment, clinic)) ?? { merged: new Set(), isProtected: true },
    held,
    locked,
  }
}

const keyOf = (payment: string, clinic: string): string => `${payment}\n${clinic}`

/** The figure that a term is about, as changes name it. */
function figureOf(term: string): string {
  const of = JSON.parse(term) as { readonly type: string; readonly name?: string; readonly row?: number }
  return of.type === 'table' ? `${of.name}[${of.row}]` : (of.name ?? of.type)
}

/** The same without its row: a change of the whole table moves that row too. */
const tableOf = (term: string): string => figureOf(term).replace(/\[\d+\]$/, '')
