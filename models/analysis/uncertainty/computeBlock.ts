import { percentileOf, ranks, spread } from '../../payout/ofClinics.ts'
import type { InScope } from '../../payout/evaluateStep.ts'
import type { ProductSum } from '../../payout/productSums.ts'
import { roundTo } from '../../payout/roundTo.ts'
import type { Step, WindowProgram } from '../../plan/Program.ts'
import type { DrawnSteps } from './drawnSteps.ts'
import { applyTo, type Strided } from './Strided.ts'
import { type BlockSize, CLINICS_IN_HAND, sumOfProducts } from './sumOfProducts.ts'

/** What one window's steps come to in a block of draws. */
export interface BlockInput {
  readonly part: WindowProgram
  readonly drawn: DrawnSteps
  /** The steps that no draw changes, and the rates before they are multiplied. */
  readonly fixed: readonly Float64Array[]
  readonly inScope: InScope
  readonly size: BlockSize
}

/** Computes the steps of a block; what comes back is overwritten by the next. */
export type ComputeBlock = (factorsOf: (step: number) => Float64Array) => (step: number) => Strided

/** −0, for it is what changes nothing that is added to it, not even 0. */
const NOTHING: Strided = { values: Float64Array.of(-0), byClinic: 0, byDraw: 0 }

/** Prepares one window for blocks of draws of one size. */
export function prepareBlock({ part, drawn, fixed, inScope, size }: BlockInput): ComputeBlock {
  const { clinics, draws } = size
  const columns: Strided[] = fixed.map((values) => ({ values, byClinic: values.length === 1 ? 0 : 1, byDraw: 0 }))
  for (const place of drawn.steps) {
    const isOnce = part.steps[place]?.domain === 'once'
    columns[place] = {
      values: new Float64Array(isOnce ? draws : clinics * draws),
      byClinic: isOnce ? 0 : draws,
      byDraw: 1,
    }
  }
  const at = (place: number): Strided => columns[place] as Strided
  const quantities = new Map([...drawn.chains].map(([place, chain]) => [place, quantitiesOf(chain)]))
  const rates = new Map([...drawn.chains].map(([place, { terms }]) => [place, new Float64Array(terms.length * draws)]))

  return (factorsOf) => {
    for (const place of drawn.steps) compute(place, factorsOf)
    return at
  }

  function compute(place: number, factorsOf: (step: number) => Float64Array): void {
    const step = part.steps[place] as Step
    const into = at(place)
    const chain = drawn.chains.get(place)
    if (chain) return sumChain(place, chain)
    switch (step.op) {
      case 'figure':
      case 'cell': {
        const factors = factorsOf(place)
        const value = fixed[place]?.[0] as number
        for (let draw = 0; draw < draws; draw += 1) into.values[draw] = value * (factors[draw] as number)
        return
      }
      case 'round': {
        const { values, byClinic, byDraw } = at(step.of[0] as number)
        for (let clinic = 0; clinic < (into.byClinic === 0 ? 1 : clinics); clinic += 1)
          for (let draw = 0; draw < draws; draw += 1)
            into.values[clinic * into.byClinic + draw] = roundTo(
              values[clinic * byClinic + draw * byDraw] as number,
              step.rounding,
            )
        return
      }
      case 'sumClinics':
        return sumClinics(at(step.of[0] as number), inScope(step.scope), into.values)
      case 'rank':
      case 'percentile':
        for (let draw = 0; draw < draws; draw += 1) {
          const [of, beside] = step.of.map((one) => ofDraw(at(one), draw))
          if (!of || !beside) throw new Error(`${step.op} has two parts`)
          if (step.op === 'rank') {
            const found = ranks(of, beside, inScope(step.scope), clinics)
            for (let clinic = 0; clinic < clinics; clinic += 1)
              into.values[clinic * draws + draw] = found[clinic] as number
          } else
            into.values[draw] = percentileOf(
              spread(of, clinics).filter((_, clinic) => inScope(step.scope)[clinic]),
              beside[0] as number,
            )
        }
        return
      case 'constant':
      case 'noAnswer':
      case 'word':
      case 'column':
      case 'bit':
      case 'gather':
      case 'look':
      case 'lookWeight':
      case 'sum':
      case 'clinicFact':
      case 'monthsOpen':
      case 'given':
      case 'previous':
        throw new Error(`${step.op} is not computed for many draws at once`)
      default:
        applyTo(step.op, step.of.map(at), into, size)
    }
  }

  function sumChain(place: number, { begins, terms }: ProductSum): void {
    const packed = rates.get(place) as Float64Array
    terms.forEach(({ rate }, term) => {
      const { values } = at(rate)
      for (let draw = 0; draw < draws; draw += 4)
        for (let one = 0; one < 4; one += 1) packed[draw * terms.length + term * 4 + one] = values[draw + one] as number
    })
    const factors = { rates: packed, quantities: quantities.get(place) as Float64Array, terms: terms.length }
    sumOfProducts(at(place).values, factors, begins === undefined ? NOTHING : at(begins), size)
  }

  function quantitiesOf({ terms }: ProductSum): Float64Array {
    const packed = new Float64Array(Math.ceil(clinics / CLINICS_IN_HAND) * CLINICS_IN_HAND * terms.length)
    for (let clinic = 0; clinic < clinics; clinic += 1) {
      const inHand = clinic % CLINICS_IN_HAND
      terms.forEach(({ quantity }, term) => {
        const { values, byClinic } = at(quantity)
        packed[(clinic - inHand) * terms.length + term * CLINICS_IN_HAND + inHand] = values[clinic * byClinic] as number
      })
    }
    return packed
  }

  /** Clinic after clinic, as the program adds them. */
  function sumClinics({ values, byClinic, byDraw }: Strided, isIn: readonly boolean[], into: Float64Array): void {
    into.fill(0)
    for (let clinic = 0; clinic < clinics; clinic += 1) {
      if (!isIn[clinic]) continue
      const from = clinic * byClinic
      for (let draw = 0; draw < draws; draw += 1)
        into[draw] = (into[draw] as number) + (values[from + draw * byDraw] as number)
    }
  }

  /** A column of one draw, as the program has it. */
  function ofDraw({ values, byClinic, byDraw }: Strided, draw: number): Float64Array {
    return Float64Array.from(
      { length: byClinic === 0 ? 1 : clinics },
      (_, clinic) => values[clinic * byClinic + draw * byDraw] as number,
    )
  }
}
