import type { DisclosureRules } from '../../models/index.ts'
import type { Region } from '../region/createRegion.ts'
import { controlledRegion } from './controlledRegion.ts'
import { DisclosureTrouble, readDisclosure } from './readDisclosure.ts'
import { openReleaseLog } from './ReleaseLog.ts'
import { releaseLogPath } from './releaseLogPath.ts'

/**
 * A region under the rules of KAPITERA_DISCLOSURE, as `kapitera serve --disclosure` sets it; without it, under those that its datasets
 * state, the strictest of each; where none does, as it is.
 *
 * @throws DisclosureTrouble where one of them names no rule
 */
export function asDisclosed(region: Region, say: (line: string) => void): Region {
  const text = process.env['KAPITERA_DISCLOSURE']
  const rules = text === undefined ? strictest(rulesStated(region)) : readDisclosure(text)
  if (!rules) return region
  if (rules.payouts === 'controlled')
    throw new DisclosureTrouble(
      'The pages show what every clinic is paid, and the rules say `payouts=controlled`. Say `serve --disclosure k=5,payouts=public` to show it, or `--disclosure off` for the region’s own use.',
    )
  const path = releaseLogPath()
  say(`Groups of fewer than ${rules.fewest} are hidden. What is released is written to ${path}.`)
  return controlledRegion(region, { rules, log: openReleaseLog(path, () => new Date()) })
}

function rulesStated(region: Region): readonly DisclosureRules[] {
  const settings = region.datasets().map(({ name }) => region.served(name).dataset.description.disclosure)
  return settings.flatMap((text) => (text === undefined ? [] : (readDisclosure(text) ?? [])))
}

/** One page shows all datasets, by one set of rules. */
function strictest(all: readonly DisclosureRules[]): DisclosureRules | undefined {
  const [first, ...others] = all
  return others.reduce(
    (before, rules) =>
      before && {
        ...before,
        fewest: Math.max(before.fewest, rules.fewest),
        zeros: before.zeros === 'hidden' ? 'hidden' : rules.zeros,
        payouts: before.payouts === 'controlled' ? 'controlled' : rules.payouts,
      },
    first,
  )
}
