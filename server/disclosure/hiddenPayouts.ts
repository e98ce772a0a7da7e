import { type DisclosureRules, type Period, readPeriod, suppressTable } from '../../models/index.ts'
import { assignedTo } from '../../models/payout/index.ts'
import { countModel, countWithTerms } from '../run/countModel.ts'
import { payRun, type RunOrder } from '../run/payRun.ts'
import { DisclosureTrouble } from './readDisclosure.ts'
import { payoutsTable } from './payoutsTable.ts'
import { type RestingPayment, restingOn } from './restingOn.ts'
import { tellingAmounts } from './tellingAmounts.ts'

/** Which amounts of a run are not shown. */
export interface HiddenPayouts {
  /** Of a clinic, or of `region`: names of payments, and `total`. */
  readonly of: (clinic: string) => ReadonlySet<string>
  /** Clinics, and `region`, of which anything is hidden; and every name of an amount, to hide all of one. */
  readonly rows: readonly string[]
  readonly names: readonly string[]
  /** How many each amount that is shown rests on, by name, for the log. */
  readonly shown: Readonly<Record<string, number>>
  /** What it pays and on what that rests, for amounts that are shown beside. */
  readonly resting: readonly RestingPayment[]
}

/** What is known of other amounts. */
interface Known {
  /** Of how many a cell was when it was last shown. */
  readonly before: (cell: string) => number | undefined
  /** What other orders pay whose amounts are shown with these. */
  readonly beside: readonly RestingPayment[]
}

/** The region's own row. */
export const REGION = 'region'

/**
 * Looks for the amounts by clinic and payment that rest on few, or nearly all on one, and for others that must be hidden with them
 * so that no total gives them away. It is read off the whole year, whatever period is released: a quarter less two of its months
 * gives nothing.
 *
 * @throws DisclosureTrouble where it is not known on how many an amount rests
 */
export async function hiddenPayouts(
  order: RunOrder,
  rules: DisclosureRules,
  { before, beside }: Known,
): Promise<HiddenPayouts> {
  const year = order.period.text.slice(0, 4)
  const whole: RunOrder = { ...order, period: readPeriod(year) as Period }
  const { run } = await payRun(whole)
  const resting: RestingPayment[] = []
  const telling = run.clinics.map(() => new Map<string, number>())
  for (const model of order.models) {
    const { plan, quantities } = await countWithTerms(await countModel(model, whole), whole)
    if (plan.program.fixed)
      throw new DisclosureTrouble(
        `The cells of \`${model.name}\` stay in the database, so nobody here knows on how many patients an amount rests. Release it where cells may leave.`,
      )
    const assigned = assignedTo(model.name, order.entries, quantities)
    const own = restingOn(plan, { quantities, ratesOf: order.ratesOf, assigned })
    resting.push(...own)
    quantities.clinics.forEach((clinic, place) => {
      const told = telling[run.clinics.findIndex((row) => row.clinic === clinic)]
      for (const [payment, few] of tellingAmounts(own, { model: model.name, clinic, place, beside }, rules))
        told?.set(payment, few)
    })
  }
  const payments = Object.keys(run.region.payments)
  const clinics = run.clinics.map(({ clinic }) => clinic)
  const ore = run.clinics.map((row) => payments.map((name) => Math.round((row.payments[name] ?? 0) * 100)))
  const table = payoutsTable(
    { clinics, payments, ore, resting, telling },
    { name: `payout ${order.name} ${year}`, before },
  )
  const { hidden } = suppressTable(table, rules)
  const width = payments.length + 1
  const names = [...payments, 'total']
  const byClinic = new Map(
    [...clinics, REGION].map((clinic, row) => [
      clinic,
      new Set(names.filter((_, column) => hidden.has(row * width + column))),
    ]),
  )
  const shown = table.cells.flatMap((cell, place) =>
    hidden.has(place) || cell.patients === Number.MAX_SAFE_INTEGER ? [] : [[cell.name, cell.patients] as const],
  )
  return {
    of: (clinic) => byClinic.get(clinic) ?? new Set(),
    rows: [...byClinic].flatMap(([row, own]) => (own.size > 0 ? [row] : [])),
    names,
    shown: Object.fromEntries(shown),
    resting,
  }
}
