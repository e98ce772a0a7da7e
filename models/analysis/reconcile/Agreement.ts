import type { Residual } from './Residual.ts'

/** How far some lines of a reconciliation agree; amounts in öre. */
export interface Agreement {
  readonly paid: number
  readonly computed: number
  /** Paid less computed. */
  readonly residual: number
  /** The residuals without their signs, added up: what is too much does not make good what is too little. */
  readonly apart: number
  /** The share of the money that is reproduced; `null` where nothing was paid. */
  readonly share: number | null
  readonly lines: number
  /** Lines in which both amounts are the same to the öre. */
  readonly agreeing: number
}

/**
 * Adds up lines. The share of the money that is reproduced is
 *
 *     1 − Σ |paid − computed| / Σ |paid|
 *
 * over the lines: clinic, payment and period. It is 1 if and only if every line agrees to the öre, and below 0 where the
 * residuals are larger than what was paid. It is the complement of the weighted absolute percentage error of
 * forecasting (WAPE), there also called the MAD/mean ratio: Kolassa and Schütz, Advantages of the MAD/Mean ratio over the
 * MAPE, Foresight 6 (2007), 40–43 (cited from general knowledge). The money that was paid is its measure, so that a
 * large payment counts for more than a small one; what is paid outside the model, and what the model computes and
 * nobody was paid, both count in full.
 *
 * @example
 * agreementOf([{ paid: 900, computed: 1000, residual: -100 }, { paid: 100, computed: 0, residual: 100 }]).share // => 0.8
 * agreementOf([]).share // => null
 */
export function agreementOf(lines: readonly Pick<Residual, 'paid' | 'computed' | 'residual'>[]): Agreement {
  let [paid, computed, apart, size, agreeing] = [0, 0, 0, 0, 0]
  for (const line of lines) {
    paid += line.paid
    computed += line.computed
    apart += Math.abs(line.residual)
    size += Math.abs(line.paid)
    if (line.residual === 0) agreeing += 1
  }
  const share = size === 0 ? null : 1 - apart / size
  return { paid, computed, residual: paid - computed, apart, share, lines: lines.length, agreeing }
}

/**
 * A share as it is shown and kept, with so many decimals. It is never rounded up: only what is whole is shown as 1.
 *
 * @example
 * shownShare(0.99999999, 6) // => 0.999999
 * shownShare(1, 6) // => 1
 * shownShare(null, 6) // => null
 */
export function shownShare(share: number | null, decimals: number): number | null {
  if (share === null || share === 1) return share
  const step = 10 ** decimals
  // What a share misses of the next step by what doubles cannot hold, it has reached; but never the whole.
  const steps = Math.floor(share * step + 1e-9)
  return (share < 1 ? Math.min(steps, step - 1) : steps) / step
}
