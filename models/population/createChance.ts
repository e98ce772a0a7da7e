/** Chance from a seed: the same numbers on every machine, for it is made of whole numbers alone. */
export interface Chance {
  /** A whole number from 0 to 2³² − 1, each as likely. */
  readonly next: () => number
  /** At least 0 and less than 1, in steps of 2⁻³². */
  readonly share: () => number
  /** A whole number from 0 to one less than `count`. */
  readonly below: (count: number) => number
}

/**
 * A stream of chance by the generator xoshiro128** of Blackman and Vigna. Streams of other names are independent, so
 * that a table can be drawn in another way without changing the others.
 *
 * @example
 * createChance(7, 'births').next() === createChance(7, 'births').next() // => true
 */
export function createChance(seed: number, name: string): Chance {
  return chanceFrom(stateFrom(`${seed} ${name}`))
}

/**
 * The generator from its four words of state, which must not all be 0.
 *
 * @example
 * chanceFrom([1, 2, 3, 4]).next() // => 11520
 */
export function chanceFrom(state: readonly [number, number, number, number]): Chance {
  let [a, b, c, d] = state
  const next = (): number => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = rotate(d, 11)
    return result
  }
  const share = (): number => next() / 4_294_967_296
  return { next, share, below: (count) => Math.floor(share() * count) }
}

function rotate(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by))
}

/** Four words from a text: FNV-1a over its letters, then the last steps of MurmurHash3. */
function stateFrom(text: string): [number, number, number, number] {
  let hash = 0x811c9dc5
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  const word = (count: number): number => {
    let mixed = (hash + Math.imul(count, 0x9e3779b9)) | 0
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
    return mixed ^ (mixed >>> 16)
  }
  return [word(1), word(2), word(3), word(4) | 1]
}
