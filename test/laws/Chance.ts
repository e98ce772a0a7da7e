/** Random choices from a seed: the same seed chooses the same, on any machine. */
export interface Chance {
  /** A whole number, both ends included. */
  readonly whole: (from: number, to: number) => number
  /** True with this probability. */
  readonly flip: (probability?: number) => boolean
  readonly pick: <T>(list: readonly [T, ...T[]]) => T
  /** Each of the list with this probability, in the list's order. */
  readonly some: <T>(list: readonly T[], probability?: number) => T[]
  readonly shuffle: <T>(list: readonly T[]) => T[]
  /** A number with so many decimals, both ends included. */
  readonly decimal: (from: number, to: number, decimals: number) => number
}

/**
 * Chance from a seed (mulberry32, by Tommy Ettinger, in the public domain).
 *
 * @example
 * chanceFrom(1).whole(1, 6) === chanceFrom(1).whole(1, 6) // => true
 */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  const flip = (probability = 0.5) => next() < probability
  return {
    whole,
    flip,
    pick: (list) => list[whole(0, list.length - 1)] as (typeof list)[0],
    some: (list, probability) => list.filter(() => flip(probability)),
    shuffle: (list) => {
      const left = [...list]
      return list.map(() => left.splice(whole(0, left.length - 1), 1)[0] as (typeof list)[0])
    },
    decimal: (from, to, decimals) =>
      whole(Math.round(from * 10 ** decimals), Math.round(to * 10 ** decimals)) / 10 ** decimals,
  }
}
