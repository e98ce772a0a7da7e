import { compareWords } from '../../plan/compareWords.ts'

/** Payments that are held against each other: what the payer calls them, and what the model does. */
export interface PaymentPair {
  /** Those of the model with a `+` between them; of what no model pays, the payer's. */
  readonly name: string
  /** The payer's names; empty where the model computes what was not paid. */
  readonly paid: readonly string[]
  /** The model's names; empty where something was paid that the model does not have. */
  readonly model: readonly string[]
}

/** Of each name of the payer that is not the model's own, the payments of the model that it means. */
export type PaymentNames = Readonly<Record<string, readonly string[]>>

/**
 * Which payments belong together. A payer's name without an entry means the payment of that name, if the model has it.
 * Several names may mean one payment and one name several: all that hangs together is one pair.
 *
 * @example
 * pairPayments(['Besök', 'Jour'], ['visit_payment'], { Besök: ['visit_payment'] }).map(({ name }) => name)
 *   // => ['visit_payment', 'Jour']
 * pairPayments(['läkare', 'annan'], ['visits'], { läkare: ['visits'], annan: ['visits'] })
 *   // => [{ name: 'visits', paid: ['annan', 'läkare'], model: ['visits'] }]
 */
export function pairPayments(
  paid: readonly string[],
  model: readonly string[],
  names: PaymentNames = {},
): readonly PaymentPair[] {
  const pairs = new Set<{ paid: Set<string>; model: Set<string> }>()
  const pairOf = new Map<string, { paid: Set<string>; model: Set<string> }>()
  for (const name of model) {
    const own = { paid: new Set<string>(), model: new Set([name]) }
    pairs.add(own)
    pairOf.set(name, own)
  }
  for (const name of [...new Set(paid)].toSorted(compareWords)) {
    const meant = names[name] ?? (pairOf.has(name) ? [name] : [])
    const found = [...new Set(meant.flatMap((one) => pairOf.get(one) ?? []))]
    const joined = {
      paid: new Set([...found.flatMap((one) => [...one.paid]), name]),
      model: new Set(found.flatMap((one) => [...one.model])),
    }
    for (const one of found) pairs.delete(one)
    pairs.add(joined)
    for (const one of joined.model) pairOf.set(one, joined)
  }
  const place = (one: { readonly model: ReadonlySet<string> }): number =>
    Math.min(model.length, ...[...one.model].map((name) => model.indexOf(name)))
  return [...pairs]
    .toSorted((a, b) => place(a) - place(b))
    .map((one) => {
      const ofPayer = [...one.paid].toSorted(compareWords)
      const ofModel = model.filter((name) => one.model.has(name))
      return { name: (ofModel.length > 0 ? ofModel : ofPayer).join('+'), paid: ofPayer, model: ofModel }
    })
}
