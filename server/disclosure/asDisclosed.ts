import type { DisclosureRules } from '../../models/index.ts'
import type { Region } from '../region/createRegion.ts'
import { RequestTrouble } from '../region/RequestTrouble.ts'
import { controlledRegion } from './controlledRegion.ts'
import { DisclosureTrouble, readDisclosure } from './readDisclosure.ts'
import { openReleaseLog } from './ReleaseLog.ts'
import { releaseLogPath } from './releaseLogPath.ts'
import { strictest } from './strictest.ts'

/**
 * A region under the rules of KAPITERA_DISCLOSURE, as `kapitera serve --disclosure` sets it; without it, under those that its datasets
 * state, the strictest of each, also of one that is imported while it is served; where none does, as it is.
 *
 * @throws DisclosureTrouble where one of them names no rule
 */
export function asDisclosed(region: Region, say: (line: string) => void): Region {
  const text = process.env['KAPITERA_DISCLOSURE']
  const asked = text === undefined ? undefined : readDisclosure(text)
  if (text !== undefined && !asked) return region
  if (asked?.payouts === 'controlled')
    throw new DisclosureTrouble(
      'The pages show what every clinic is paid, and the rules say `payouts=controlled`. Say `serve --disclosure k=5,payouts=public` to show it, or `--disclosure off` for the region’s own use.',
    )
  const path = releaseLogPath()
  const log = openReleaseLog(path, () => new Date())
  const told = new Set<number>()
  const rulesNow = (dataset?: string): DisclosureRules | undefined => asked ?? rulesStated(region, dataset)
  const first = rulesNow()
  if (first) tell(first)
  // By the rules that they are controlled by: what was worked out under some holds under no others.
  const controlled = new Map<string, Region>()

  function under(dataset: string): Region {
    const rules = rulesNow(dataset)
    if (!rules) return region
    tell(rules)
    const key = JSON.stringify(rules)
    const found = controlled.get(key) ?? controlledRegion(region, { rules, log })
    controlled.set(key, found)
    return found
  }

  /** The pages cannot hide what a clinic is paid: where that is controlled, nothing that pays is answered. */
  function paying(dataset: string): Region {
    if (rulesNow(dataset)?.payouts === 'controlled')
      throw new RequestTrouble(
        `What the clinics of \`${dataset}\` are paid is not shown here: the dataset says \`payouts=controlled\`.`,
        'Release it by `kapitera run … --release NAME`; or start the server with `--disclosure k=5,payouts=public` to show it, or `--disclosure off` for the region’s own use.',
        'not-now',
      )
    return under(dataset)
  }

  function tell({ fewest }: DisclosureRules): void {
    if (told.has(fewest)) return
    told.add(fewest)
    say(`Groups of fewer than ${fewest} are hidden. What is released is written to ${path}.`)
  }

  return {
    ...region,
    rules: rulesNow,
    region: async (request) => under(request.dataset).region(request),
    pricing: async (request) => paying(request.dataset).pricing(request),
    statement: async (request) => paying(request.order.dataset).statement(request),
    origin: async (request) => paying(request.order.dataset).origin(request),
  }
}

/** One server shows all datasets, by one set of rules; but whose payouts are controlled, each dataset says of itself. */
function rulesStated(region: Region, dataset: string | undefined): DisclosureRules | undefined {
  const stated = region.datasets().flatMap(({ name }) => {
    const rules = readDisclosure(region.served(name).dataset.description.disclosure ?? 'off')
    return rules ? [{ name, rules }] : []
  })
  const rules = strictest(stated.map((one) => one.rules))
  if (!rules || dataset === undefined) return rules
  return { ...rules, payouts: stated.find(({ name }) => name === dataset)?.rules.payouts }
}
