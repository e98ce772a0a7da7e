import { type DisclosureRules, type Period, readPeriod } from '../../models/index.ts'
import { countModel, countWithTerms } from '../run/countModel.ts'
import type { ExplainedByModel, ExplainedRun } from '../run/explainRun.ts'
import type { RunOrder } from '../run/payRun.ts'
import { mergedTerms } from './mergedTerms.ts'
import { DisclosureTrouble } from './readDisclosure.ts'
import { restingOn } from './restingOn.ts'
import { restOf, smallGroups } from './smallGroups.ts'

/** A statement of the command with its small lines merged. */
export interface ControlledExplained {
  readonly explained: ExplainedRun
  /** Payments whose lines are all merged and still tell, by the public amount alone, of fewer than the rules allow: for the owner to know. */
  readonly telling: readonly string[]
}

/**
 * Merges what rests on few in a statement that is to leave. What is small is read off the whole year, whatever period is
 * explained, so that a quarter and its months merge the same lines.
 */
export async function controlExplained(
  explained: ExplainedRun,
  order: RunOrder,
  { clinic, rules }: { readonly clinic: string; readonly rules: DisclosureRules },
): Promise<ControlledExplained> {
  const period = readPeriod(order.period.text.slice(0, 4)) as Period
  const telling: string[] = []
  const payments = new Map<string, ExplainedByModel>()
  for (const { model } of explained.paid.parts) {
    const year = { ...order, period }
    const { plan, quantities } = await countWithTerms(await countModel(model, year), year)
    if (plan.program.fixed)
      throw new DisclosureTrouble(
        `The cells of \`${model.name}\` stay in the database, so nobody here knows on how many patients a line rests. Release it where cells may leave.`,
      )
    const place = quantities.clinics.indexOf(clinic)
    for (const resting of restingOn(plan, { quantities, ratesOf: order.ratesOf })) {
      const own = explained.payments.find((one) => one.model === model.name && one.name === resting.name)
      if (!own) continue
      const { merged, isProtected } = mergedTerms(resting, { model: model.name, clinic, place }, rules)
      if (!isProtected) telling.push(resting.name)
      const isFew = resting.fewest.some((window) => (window[place] ?? rules.fewest) < rules.fewest)
      const hidden = own.terms.filter(({ of }) => merged.has(JSON.stringify(of)))
      const shown = own.terms.filter(({ of }) => !merged.has(JSON.stringify(of)))
      const amount = restOf(own.ore ?? 0, shown)
      const { of, quantity, rate } = smallGroups(amount, rules.fewest)
      payments.set(`${model.name} ${resting.name}`, {
        ...own,
        terms: hidden.length === 0 ? shown : [...shown, { of, quantity, rate, amount, windows: 1 }],
        reads: hidden.length > 0 || isFew ? [] : own.reads,
      })
    }
  }
  return {
    telling,
    explained: {
      ...explained,
      payments: explained.payments.map((one) => payments.get(`${one.model} ${one.name}`) ?? one),
    },
  }
}
