/** Whole numbers below another, from a seed. */
export function chance(seed: number): (n: number) => number {
  let state = seed >>> 0
  return (n) => {
    // Numerical Recipes' linear congruential generator; its high bits are the good ones.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * n)
  }
}
