/** Sooner nothing can be said of the time left. */
const [SOONEST_SECONDS, SOONEST_SHARE] = [2, 0.05]

/**
 * How long the rest may take, from how long what is done has taken; nothing while too little is done to tell.
 *
 * @example
 * secondsLeft(10, 0.25) // => 30
 * secondsLeft(1, 0.5) // => null
 */
export function secondsLeft(seconds: number, share: number): number | null {
  if (seconds < SOONEST_SECONDS || share < SOONEST_SHARE) return null
  return Math.ceil((seconds * (1 - Math.min(1, share))) / share)
}
