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

/**
 * For each clinic and draw *beginning + rate × quantity + rate × quantity …*, from left to right as the program adds, so that
 * the bits are the same. Four draws and two clinics are in hand at once: each number that is read is then used in several
 * products.
 *
 * @param rates of each four draws, all rates of each draw: place (four draws, rate, draw in four)
 * @param quantities of each two clinics, all quantities of each: place (two clinics, quantity, clinic of two)
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
  for (let clinic = 0; clinic < clinics; clinic += 2) {
    const other = Math.min(clinic + 1, clinics - 1)
    const [startA, startB] = [clinic * byClinic, other * byClinic]
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
      let rate = draw * terms
      const end = rate + 4 * terms
      for (let quantity = clinic * terms; rate < end; rate += 4, quantity += 2) {
        const qa = quantities[quantity] as number
        const qb = quantities[quantity + 1] as number
        const r0 = rates[rate] as number
        const r1 = rates[rate + 1] as number
        const r2 = rates[rate + 2] as number
        const r3 = rates[rate + 3] as number
        a0 += r0 * qa
        a1 += r1 * qa
        a2 += r2 * qa
        a3 += r3 * qa
        b0 += r0 * qb
        b1 += r1 * qb
        b2 += r2 * qb
        b3 += r3 * qb
      }
      const toA = clinic * draws + draw
      into[toA] = a0
      into[toA + 1] = a1
      into[toA + 2] = a2
      into[toA + 3] = a3
      const toB = other * draws + draw
      if (other !== clinic) {
        into[toB] = b0
        into[toB + 1] = b1
        into[toB + 2] = b2
        into[toB + 3] = b3
      }
    }
  }
}
