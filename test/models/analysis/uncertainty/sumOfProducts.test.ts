import { describe, expect, it } from 'vitest'
import { CLINICS_IN_HAND, sumOfProducts } from '../../../../models/analysis/uncertainty/sumOfProducts.ts'

const TERMS = 5
const DRAWS = 8
// Thirds and sevenths: sums whose last bits depend on the order of adding.
const quantityOf = (clinic: number, term: number): number => (1 + clinic) / 3 + term / 7
const rateOf = (draw: number, term: number): number => 100 / (1 + draw) + term / 11
const beginsOf = (clinic: number, draw: number): number => (clinic - draw) / 13

describe('sums of products of a block', () => {
  it('are to the bit those added one by one, however many clinics are left over', () => {
    for (const clinics of [1, 2, 3, 4, 5, 6, 7]) {
      const rates = new Float64Array(TERMS * DRAWS)
      const quantities = new Float64Array((clinics + CLINICS_IN_HAND) * TERMS)
      const values = new Float64Array(clinics * DRAWS)
      const expected = new Float64Array(clinics * DRAWS)
      for (let term = 0; term < TERMS; term += 1) {
        for (let draw = 0; draw < DRAWS; draw += 1)
          rates[Math.floor(draw / 4) * 4 * TERMS + term * 4 + (draw % 4)] = rateOf(draw, term)
        for (let clinic = 0; clinic < clinics; clinic += 1) {
          const hands = Math.floor(clinic / CLINICS_IN_HAND)
          quantities[(hands * TERMS + term) * CLINICS_IN_HAND + (clinic % CLINICS_IN_HAND)] = quantityOf(clinic, term)
        }
      }
      for (let clinic = 0; clinic < clinics; clinic += 1)
        for (let draw = 0; draw < DRAWS; draw += 1) {
          let sum = beginsOf(clinic, draw)
          values[clinic * DRAWS + draw] = sum
          for (let term = 0; term < TERMS; term += 1) sum += rateOf(draw, term) * quantityOf(clinic, term)
          expected[clinic * DRAWS + draw] = sum
        }
      // One place more than there are clinics, so that a sum that is written beyond them shows.
      const into = new Float64Array((clinics + 2) * DRAWS).fill(-1)
      const size = { clinics, draws: DRAWS }
      sumOfProducts(into, { rates, quantities, terms: TERMS }, { values, byClinic: DRAWS, byDraw: 1 }, size)
      expect(into.subarray(0, clinics * DRAWS)).toEqual(expected)
      expect(into.subarray(clinics * DRAWS).every((one) => one === -1)).toBe(true)
    }
  })
})
