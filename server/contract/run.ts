import * as z from 'zod'

/** A name of the catalogue or of an imported dataset, a clinic's id, a payment's name. */
export const Name = z.string().min(1)

/** What a run pays for: `2016`, `2016-Q1` or `2016-03`. */
export const Period = z.string().regex(/^[1-9]\d{3}(-Q[1-4]|-(0[1-9]|1[0-2]))?$/)

/** Money in the currency's main unit, whole öre: a result to show, never to compute on. */
export const Amount = z.number()

/** `null`: no window of the payment ends in the period, so nothing is settled yet. */
const Payments = z.record(Name, Amount.nullable())

/** Facts that were asked for: formulas of clinics or the region in the last window. `null`: there is no answer. */
const Facts = z.record(Name, z.number().nullable()).optional()

/** What one model, or one assignment of models, pays each clinic. The command `kapitera run` prints an array of these. */
export const Run = z.object({
  model: Name,
  period: Period,
  currency: z.string().regex(/^[A-Z]{3}$/),
  /** What the run is for, and the day up to which its data is known; only where it was said. */
  kind: z.enum(['preliminary', 'final', 'correction']).optional(),
  knownAt: z.string().nullable().optional(),
  dataset: Name,
  manifest: z.record(z.string(), z.unknown()),
  clinics: z.array(z.object({ clinic: Name, payments: Payments, total: Amount, facts: Facts })),
  region: z.object({ payments: Payments, total: Amount, unpaid: z.record(Name, Amount), facts: Facts }),
  notSettled: z.array(Name).optional(),
  /** Of each model: `enacted`, `pilot`, `consultation`, `proposed` or `illustrative`. */
  status: z.record(Name, z.enum(['enacted', 'pilot', 'consultation', 'proposed', 'illustrative'])).optional(),
  /** The share of the kronor that rests on figures whose basis is not `decided`. */
  undecidedShare: z.number().min(0).max(1).nullable().optional(),
  /** What a reader should know, in sentences. */
  warnings: z.array(z.string()).optional(),
})
export type Run = z.output<typeof Run>
