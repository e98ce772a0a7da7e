/** Four whole numbers below 2^32. */
export type Four = readonly [number, number, number, number]

const MULTIPLIER_0 = 0xd2511f53
const MULTIPLIER_1 = 0xcd9e8d57
const WEYL_0 = 0x9e3779b9
const WEYL_1 = 0xbb67ae85
const ROUNDS = 10

/**
 * The random generator Philox4x32-10: four random numbers below 2^32 for each counter and key, without any state. So a draw is
 * the same whatever was drawn before it. Source: Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3",
 * SC11, 2011.
 *
 * @example
 * philox([0, 0, 0, 0], [0, 0])[0] // => 1713891541
 */
export function philox(counter: Four, key: readonly [number, number]): Four {
  const into = new Uint32Array(4)
  philoxInto(into, { first: counter[0], others: [counter[1], counter[2], counter[3]], key })
  return [into[0] as number, into[1] as number, into[2] as number, into[3] as number]
}

/** The same for many counters, one after another: four numbers each. */
export function philoxInto(
  into: Uint32Array,
  {
    first,
    others,
    key,
  }: {
    readonly first: number
    readonly others: readonly [number, number, number]
    readonly key: readonly [number, number]
  },
): void {
  for (let place = 0; place < into.length; place += 4) {
    let a = (first + place / 4) >>> 0
    let b = others[0]
    let c = others[1]
    let d = others[2]
    let k0 = key[0]
    let k1 = key[1]
    for (let round = 0; round < ROUNDS; round += 1) {
      const highA = (high(MULTIPLIER_1, c) ^ b ^ k0) >>> 0
      const highC = (high(MULTIPLIER_0, a) ^ d ^ k1) >>> 0
      b = Math.imul(MULTIPLIER_1, c) >>> 0
      d = Math.imul(MULTIPLIER_0, a) >>> 0
      a = highA
      c = highC
      k0 = (k0 + WEYL_0) >>> 0
      k1 = (k1 + WEYL_1) >>> 0
    }
    into[place] = a
    into[place + 1] = b
    into[place + 2] = c
    into[place + 3] = d
  }
}

/** The upper half of a product of 64 bits, from products of halves. */
function high(one: number, other: number): number {
  const low = one & 0xffff
  const up = one >>> 16
  const lowOther = other & 0xffff
  const upOther = other >>> 16
  const middle = Math.imul(up, lowOther) + (Math.imul(low, lowOther) >>> 16)
  const carried = (Math.imul(low, upOther) >>> 0) + (middle & 0xffff)
  return (Math.imul(up, upOther) + (middle >>> 16) + (carried >>> 16)) >>> 0
}
