import type { PaidPeriod } from './PaidLine.ts'

/** The share of a period's kronor that rests on figures that nobody decided, 0 to 1; `null` where nothing is paid. */
export function undecidedShareOf({ lines }: PaidPeriod): number | null {
  let all = 0
  let undecided = 0
  for (const { basis, amount } of lines.flatMap(({ terms }) => terms)) {
    all += Math.abs(amount)
    if (basis !== null && basis !== 'decided') undecided += Math.abs(amount)
  }
  return all === 0 ? null : undecided / all
}

/** The share of a period's kronor in the groups that the payer calls fixed; `null` where nothing is paid. */
export function fixedShareOf({ lines, ore }: PaidPeriod, groups: ReadonlySet<string>): number | null {
  if (ore === 0) return null
  return lines.reduce((sum, line) => sum + (groups.has(line.group) ? (line.ore ?? 0) : 0), 0) / ore
}
