import { hasUndecided, reduceToClinics, undecidedShare } from '../../models/payout/index.ts'
import type { Changes, Pricing } from '../contract/pricing.ts'
import { writeCommand } from '../command/commandLine.ts'
import { manifestOf } from '../run/manifestOf.ts'
import type { KeptModel } from './countedModels.ts'
import { cardOf } from './modelCards.ts'
import { ratesOf as figuresOf } from './ratesOf.ts'
import { refuseUnknownChanges } from './refuseUnknownChanges.ts'
import type { ServedDataset } from './ServedDataset.ts'

/** A model reduced to its clinics, with all that a reader is told of it. */
export async function pricingOf(kept: KeptModel, served: ServedDataset, changes: Changes = {}): Promise<Pricing> {
  const { model, period, ratesOf, counted } = kept
  const { program } = counted.plan
  refuseUnknownChanges(program, changes)
  const reduced = reduceToClinics(program, { quantities: counted.quantities, ratesOf, changes })
  return {
    model: cardOf(model),
    ratesOf: ratesOf ?? null,
    program: reduced.program,
    quantities: reduced.quantities,
    payments: model.payments.map(({ name, label, group, each, over, text }) => ({
      name,
      label,
      group,
      each,
      over,
      formula: text,
    })),
    fixedShare: [...model.fixedShare],
    rates: [...figuresOf(model, program, { period, ratesOf, rowBound: reduced.rowBound })],
    undecidedShare: await undecidedOf(kept),
    warnings: [],
    manifest: { ...manifestIn(kept, served) },
  }
}

/** The share of the kronor that rests on figures whose basis is not `decided`, as a run says it. */
async function undecidedOf({ counted, explained, ratesOf }: KeptModel): Promise<number | null> {
  if (!hasUndecided(counted.plan.program)) return 0
  const { plan, quantities } = await explained()
  const { undecided, all } = undecidedShare(plan.program, plan.terms, { quantities, ratesOf })
  return all === 0 ? null : Math.round((undecided / all) * 1e6) / 1e6
}

/** The manifest of the run of this model alone: the command gives the same. */
export function manifestIn({ model, period, ratesOf, counted }: KeptModel, { dataset, data }: ServedDataset) {
  const command = writeCommand([
    'kapitera',
    'run',
    model.name,
    '--data',
    data,
    '--period',
    period.text,
    ...(ratesOf === undefined ? [] : ['--rates-of', ratesOf]),
  ])
  return manifestOf({ entries: [{ model: model.name, clinics: 'all' }], dataset, period, ratesOf, command }, [counted])
}
