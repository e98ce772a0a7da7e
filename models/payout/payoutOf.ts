import type { Priced } from './price.ts'

/** What a run pays: amounts in the currency's main unit, with two decimals. `null`: not settled in this period. */
export interface Payout {
  readonly clinics: readonly {
    readonly clinic: string
    readonly payments: Readonly<Record<string, number | null>>
    readonly total: number
  }[]
  readonly region: {
    readonly payments: Readonly<Record<string, number | null>>
    readonly total: number
    /** Of pots: what is not paid out and stays with the region; only where there is any. */
    readonly unpaid: Readonly<Record<string, number>>
  }
}

/**
 * Adds up what one or several models paid. Every total is a sum of whole öre, so all views add up. Where two models of
 * an assignment have a payment of the same name, a clinic that changed model gets the sum.
 */
export function payoutOf(priced: readonly Priced[]): Payout {
  const clinics = priced[0]?.clinics ?? []
  const names = [...new Set(priced.flatMap((one) => one.payments.map((payment) => payment.name)))]
  const ofClinics = clinics.map((_, place) => names.map((name) => oreOf(priced, name, place)))
  const ofRegion = names.map((_, index) => totalOf(ofClinics.map((row) => row[index] ?? null)))
  const unpaid = names.map((name) =>
    priced.reduce(
      (sum, one) =>
        sum + (one.payments.find((payment) => payment.name === name)?.unpaid ?? []).reduce((a, b) => a + b, 0),
      0,
    ),
  )
  return {
    clinics: clinics.map((clinic, place) => ({
      clinic,
      payments: record(names, ofClinics[place] ?? []),
      total: (totalOf(ofClinics[place] ?? []) ?? 0) / 100,
    })),
    region: {
      payments: record(names, ofRegion),
      total: (totalOf(ofRegion) ?? 0) / 100,
      unpaid: Object.fromEntries(names.flatMap((name, index) => (unpaid[index] ? [[name, unpaid[index] / 100]] : []))),
    },
  }
}

/** Öre of one payment to one clinic; nothing where no model settles it in the period. */
function oreOf(priced: readonly Priced[], name: string, clinic: number): number | null {
  const settled = priced.flatMap((one) =>
    one.payments.filter((payment) => payment.name === name && payment.windows.length > 0),
  )
  return totalOf(settled.map((payment) => payment.ore.reduce((sum, window) => sum + (window[clinic] as number), 0)))
}

/** The sum of what is settled; nothing where nothing is. */
function totalOf(amounts: readonly (number | null)[]): number | null {
  const settled = amounts.filter((amount) => amount !== null)
  return settled.length === 0 ? null : settled.reduce((sum, amount) => sum + amount, 0)
}

function record(
  names: readonly string[],
  amounts: readonly (number | null)[],
): Readonly<Record<string, number | null>> {
  return Object.fromEntries(names.map((name, index) => [name, inKronor(amounts[index] ?? null)]))
}

const inKronor = (ore: number | null): number | null => (ore === null ? null : ore / 100)
