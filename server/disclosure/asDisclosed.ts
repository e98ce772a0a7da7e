import type { Region } from '../region/createRegion.ts'
import { controlledRegion } from './controlledRegion.ts'
import { readDisclosure } from './readDisclosure.ts'
import { openReleaseLog } from './ReleaseLog.ts'
import { releaseLogPath } from './releaseLogPath.ts'

/**
 * A region under the rules of KAPITERA_DISCLOSURE, as `kapitera serve --disclosure` sets it; without it, as it is.
 *
 * @throws DisclosureTrouble where it names no rule
 */
export function asDisclosed(region: Region, say: (line: string) => void): Region {
  const text = process.env['KAPITERA_DISCLOSURE']
  const rules = text === undefined ? undefined : readDisclosure(text)
  if (!rules) return region
  const path = releaseLogPath()
  say(`Groups of fewer than ${rules.fewest} are hidden. What is released is written to ${path}.`)
  return controlledRegion(region, { rules, log: openReleaseLog(path, () => new Date()) })
}
