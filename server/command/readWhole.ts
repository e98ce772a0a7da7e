import type { Call } from './Subcommand.ts'
import { UsageError } from './UsageError.ts'

/** The whole number of a flag; nothing where it was not given. */
export function readWhole(
  { text }: Pick<Call, 'text'>,
  flag: string,
  [least, most]: readonly [number, number],
): number | undefined {
  const given = text(flag)
  if (given === undefined) return undefined
  const value = /^\d{1,10}$/.test(given) ? Number(given) : Number.NaN
  if (value >= least && value <= most) return value
  throw new UsageError(`--${flag} needs a whole number from ${least} to ${most}, not \`${given}\`.`)
}
