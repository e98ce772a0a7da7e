import { quantilesOf } from './quantilesOf.ts'
import type { Strided } from './Strided.ts'

/** What an amount is in all draws: its mean, its standard deviation (n − 1), and its quantiles in the order they were asked. */
export interface Spreading {
  readonly mean: number
  readonly deviation: number
  readonly quantiles: readonly number[]
}

/** Collects one payment's draws, clinic by clinic and for the region. */
export interface Series {
  /** Takes a block of draws in, from one on. */
  readonly add: (block: Strided, from: number, draws: number) => void
  readonly spreading: (shares: readonly number[]) => {
    readonly clinics: readonly Spreading[]
    readonly region: Spreading
  }
}

/**
 * A collection that keeps each draw where quantiles are wanted, and else only sums. Deviations from the first draw are summed,
 * draw after draw, so that neither the size of blocks nor of amounts shows in the result.
 */
export function createSeries(clinics: number, count: number, keeps: boolean): Series {
  const first = new Float64Array(clinics)
  const sums = new Float64Array(clinics)
  const squares = new Float64Array(clinics)
  const region = new Float64Array(count)
  const kept = new Float64Array(keeps ? clinics * count : 0)

  function add({ values, byClinic }: Strided, from: number, draws: number): void {
    for (let clinic = 0; clinic < clinics; clinic += 1) {
      const start = clinic * byClinic
      if (from === 0) first[clinic] = values[start] as number
      const begin = first[clinic] as number
      let [sum, square] = [sums[clinic] as number, squares[clinic] as number]
      for (let draw = 0; draw < draws; draw += 1) {
        const value = values[start + draw] as number
        const off = value - begin
        sum += off
        square += off * off
        region[from + draw] = (region[from + draw] as number) + value
      }
      sums[clinic] = sum
      squares[clinic] = square
      if (keeps) kept.set(values.subarray(start, start + draws), clinic * count + from)
    }
  }

  return {
    add,
    spreading: (shares) => ({
      clinics: Array.from({ length: clinics }, (_, clinic) => ({
        ...moments(
          { first: first[clinic] as number, sum: sums[clinic] as number, square: squares[clinic] as number },
          count,
        ),
        quantiles: keeps ? quantilesOf(kept.subarray(clinic * count, (clinic + 1) * count), shares) : [],
      })),
      region: ofRegion(region, shares),
    }),
  }
}

function moments({ first, sum, square }: { first: number; sum: number; square: number }, count: number) {
  const variance = count < 2 ? 0 : (square - (sum * sum) / count) / (count - 1)
  return { mean: first + sum / count, deviation: Math.sqrt(Math.max(0, variance)) }
}

function ofRegion(values: Float64Array, shares: readonly number[]): Spreading {
  const [first = 0] = values
  let [sum, square] = [0, 0]
  for (const value of values) {
    sum += value - first
    square += (value - first) * (value - first)
  }
  return { ...moments({ first, sum, square }, values.length), quantiles: quantilesOf(values, shares) }
}
