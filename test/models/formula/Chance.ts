/** Chance that can be repeated: the same seed gives the same choices. */
export interface Chance {
  /** A whole number from 0, less than `below`. */
  readonly whole: (below: number) => number
  readonly pick: <T>(list: readonly T[]) => T
  readonly isTrue: (share: number) => boolean
}

/** Mulberry32, which is short and good enough for choosing. */
export function chanceOf(seed: number): Chance {
  let state = seed | 0
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const whole = (below: number) => Math.floor(next() * below)
  return {
    whole,
    pick: <T>(list: readonly T[]) => list[whole(list.length)] as T, // never of an empty list
    isTrue: (share) => next() < share,
  }
}

/** A seed made of another and a text, so that the same name always has the same value. */
export function seedOf(seed: number, text: string): number {
  let hash = seed | 0
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return hash
}
