/** The oldest that is told apart. */
export const OLDEST = 120

/**
 * The ages of a band, both ends in it; nothing where it is no band.
 *
 * @example
 * ageBand('65-74') // => [65, 74]
 * ageBand('75+') // => [75, 120]
 * ageBand('old') // => undefined
 */
export function ageBand(text: string): readonly [number, number] | undefined {
  const found = /^(\d{1,3})(?:(\+)|\s*[-–]\s*(\d{1,3}))?$/.exec(text)
  if (!found) return undefined
  const from = Number(found[1])
  const to = found[2] === '+' ? OLDEST : Number(found[3] ?? found[1])
  return from <= to && to <= OLDEST ? [from, to] : undefined
}
