/** A block of draws: a column has for each clinic a value for each draw. */
export interface BlockSize {
  readonly clinics: number
  /** A multiple of four. */
  readonly draws: number
}

/** What the sums begin with: a value for each clinic and draw, wherever they lie. */
export interface Beginning {
  readonly values: Float64Array
  readonly byClinic: number
  readonly byDraw: number
}

/** So many clinics are in hand at once: with four draws, as many sums as a processor's registers hold. */
export const CLINICS_IN_HAND = 3

/**
 * For each clinic and draw *beginning + rate × quantity + rate × quantity …*, from left to right as the program adds, so that
 * the bits are the same. Four draws and three clinics are in hand at once: each number that is read is then used in several
 * products.
 *
 * @param rates of each four draws, all rates of each draw: place (four draws, rate, draw in four)
 * @param quantities of each three clinics, all quantities of each: place (three clinics, quantity, clinic of three); the last
 *   three are whole, whatever stands beyond the clinics
 */
export function sumOfProducts(
  into: Float64Array,
  {
    rates,
    quantities,
    terms,
  }: { readonly rates: Float64Array; readonly quantities: Float64Array; readonly terms: number },
  { values, byClinic, byDraw }: Beginning,
  { clinics, draws }: BlockSize,
): void {
  for (let clinic = 0; clinic < clinics; clinic += CLINICS_IN_HAND) {
    // Where no second or third clinic is left, the last one is computed in its place and not written.
    const second = Math.min(clinic + 1, clinics - 1)
    const third = Math.min(clinic + 2, clinics - 1)
    const [startA, startB, startC] = [clinic * byClinic, second * byClinic, third * byClinic]
    for (let draw = 0; draw < draws; draw += 4) {
      const d0 = draw * byDraw
      const d1 = d0 + byDraw
      const d2 = d1 + byDraw
      const d3 = d2 + byDraw
      let a0 = values[startA + d0] as number
      let a1 = values[startA + d1] as number
      let a2 = values[startA + d2] as number
      let a3 = values[startA + d3] as number
      let b0 = values[startB + d0] as number
      let b1 = values[startB + d1] as number
      let b2 = values[startB + d2] as number
      let b3 = values[startB + d3] as number
      let c0 = values[startC + d0] as number
      let c1 = values[startC + d1] as number
      let c2 = values[startC + d2] as number
      let c3 = values[startC + d3] as number
      let rate = draw * terms
      const end = rate + 4 * terms
      for (let quantity = clinic * terms; rate < end; rate += 4, quantity += CLINICS_IN_HAND) {
        const qa = quantities[quantity] as number
        const qb = quantities[quantity + 1] as number
        const qc = quantities[quantity + 2] as number
        const r0 = rates[rate] as number
        a0 += r0 * qa
        b0 += r0 * qb
        c0 += r0 * qc
        const r1 = rates[rate + 1] as number
        a1 += r1 * qa
        b1 += r1 * qb
        c1 += r1 * qc
        const r2 = rates[rate + 2] as number
        a2 += r2 * qa
        b2 += r2 * qb
        c2 += r2 * qc
        const r3 = rates[rate + 3] as number
        a3 += r3 * qa
        b3 += r3 * qb
        c3 += r3 * qc
      }
      const toA = clinic * draws + draw
      into[toA] = a0
      into[toA + 1] = a1
      into[toA + 2] = a2
      into[toA + 3] = a3
      if (second > clinic) {
        const toB = second * draws + draw
        into[toB] = b0
        into[toB + 1] = b1
        into[toB + 2] = b2
        into[toB + 3] = b3
      }
      if (third > second) {
        const toC = third * draws + draw
        into[toC] = c0
        into[toC + 1] = c1
        into[toC + 2] = c2
        into[toC + 3] = c3
      }
    }
  }
}
