import { userInfo } from 'node:os'
import { canonicalModel } from '../../models/index.ts'
import { type HiddenPayouts, hiddenPayouts, REGION } from '../disclosure/hiddenPayouts.ts'
import { manifestShown } from '../disclosure/manifestShown.ts'
import { DisclosureTrouble } from '../disclosure/readDisclosure.ts'
import { releasedRun, type ReleasedRun } from '../disclosure/releasedRun.ts'
import { shareShown } from '../disclosure/shareShown.ts'
import { openReleaseLog, type Withheld } from '../disclosure/ReleaseLog.ts'
import { releaseLogPath } from '../disclosure/releaseLogPath.ts'
import { hashOfData } from '../run/hashOf.ts'
import { type DisclosureAsked, OWN_USE } from './disclosureAsked.ts'
import type { Run, RunOrder } from './engine.ts'
import { InputError } from './UsageError.ts'

/** A run with the order that it was made by. */
export interface OrderedRun {
  readonly run: Run
  readonly order: RunOrder
}

/** Of a clinic or the region, in the run at a place, what was hidden in a release with others: a repetition hides it too. */
export type AlsoHidden = (clinic: string, place: number) => Iterable<string>

/**
 * Runs as they may be shown. What is hidden in one is hidden in all that are shown together, for two models may pay the same amount. What is
 * a release is on the disk before it leaves.
 */
export async function releasedAs(
  runs: readonly OrderedRun[],
  asked: DisclosureAsked,
  { table, also = () => [] }: { readonly table: 'run' | 'compare'; readonly also?: AlsoHidden },
): Promise<readonly ReleasedRun[]> {
  const { rules, release, isOwnUse } = asked
  if (!rules) return runs.map(({ run }) => (isOwnUse ? ownUse(run) : run))
  const together = rules.payouts === 'controlled' ? await hiddenTogether(runs, asked) : undefined
  const released = runs.map(({ run }, place) => {
    const hidden = together && {
      ...together,
      of: (clinic: string) => new Set([...together.of(clinic, place), ...also(clinic, place)]),
    }
    const shown = { ...(hidden ? releasedRun(run, hidden) : run), disclosure: rules }
    return { ...shown, manifest: manifestShown(shown.manifest), undecidedShare: shareShown(shown.undecidedShare) }
  })
  const [first] = runs
  if (release === undefined || !first) return released
  const { description, hash } = first.order.dataset
  openReleaseLog(releaseLogPath(), () => new Date()).add({
    who: userInfo().username,
    table,
    dataset: { name: description.name, hash },
    parameters: { release, models: runs.map(({ run }) => run.model), period: first.run.period },
    rules,
    released: released.map(({ clinics, region }) => ({ clinics, region })),
    shown: together?.shown ?? {},
    withheld: together?.withheld,
  })
  return released
}

/** A result that is not controlled although its dataset has rules says so in its manifest. */
export function ownUse<T extends Pick<Run, 'manifest'>>(run: T): T {
  return { ...run, manifest: { ...run.manifest, disclosure: OWN_USE } }
}

/** Amounts that no run shows, and what the log is to remember. */
export interface HiddenTogether extends Omit<HiddenPayouts, 'of' | 'resting'> {
  /** Of a clinic, or of `region`, in the run at a place. */
  readonly of: (clinic: string, place?: number) => ReadonlySet<string>
  readonly withheld: Withheld | undefined
}

/**
 * What no run shows, and on how many rests what they show. One model may pay what another pays under another name, or the rest of it:
 * of a clinic of which one hides anything, others show nothing, also those of which a release is in the log. And the totals of the
 * region are shown of one order alone: each order's totals are one more equation between the clinics that are withheld, and two
 * orders that weigh two clinics differently would tell both.
 */
export async function hiddenTogether(
  runs: readonly Pick<OrderedRun, 'order'>[],
  { rules, release }: DisclosureAsked,
): Promise<HiddenTogether> {
  const log = openReleaseLog(releaseLogPath(), () => new Date())
  const all: HiddenPayouts[] = []
  for (const { order } of runs) {
    const beside = all.flatMap(({ resting }) => resting)
    if (rules) all.push(await hiddenIn(order, { before: (cell) => log.before(datasetOf(order), cell), beside }))
  }
  const rows = [...new Set(all.flatMap((one) => one.rows))]
  const orders = new Map(runs.map(({ order }) => [payingHash(order), order] as const))
  const [[hash, first] = []] = orders
  const earlier =
    release === undefined || first === undefined
      ? []
      : [...orders].flatMap(([own, order]) => [...log.withheld(datasetOf(order), { year: yearOf(order), order: own })])
  const whole = new Set(orders.size > 1 ? [...rows, ...earlier] : earlier)
  const names = [...new Set(all.flatMap((one) => one.names))]
  const totals = (release === undefined ? undefined : first && log.totals(datasetOf(first), yearOf(first))) ?? hash
  const hasTotals = ({ order }: Pick<OrderedRun, 'order'>): boolean => payingHash(order) === totals
  const isShown = runs.map((one) => whole.size === 0 || hasTotals(one))
  return {
    of: (clinic, place = 0) => {
      const isWhole = whole.has(clinic) || (clinic === REGION && isShown[place] === false)
      return new Set(isWhole ? names : all.flatMap((one) => [...one.of(clinic)]))
    },
    rows: [...new Set([...rows, ...whole])],
    names,
    withheld: first && {
      year: yearOf(first),
      order: orders.size > 1 ? hashOfData([...orders.keys()]) : (hash ?? ''),
      rows: [...new Set([...rows, ...whole])],
      ...(totals !== undefined && { totals }),
    },
    shown: Object.assign({}, ...all.map(({ shown }) => shown)) as HiddenPayouts['shown'],
  }

  async function hiddenIn(order: RunOrder, known: Parameters<typeof hiddenPayouts>[2]): Promise<HiddenPayouts> {
    try {
      return await hiddenPayouts(order, rules as NonNullable<DisclosureAsked['rules']>, known)
    } catch (error) {
      throw error instanceof DisclosureTrouble || error instanceof RangeError ? new InputError(error.message) : error
    }
  }
}

const yearOf = ({ period }: RunOrder): string => period.text.slice(0, 4)

function datasetOf({ dataset }: RunOrder): { readonly name: string; readonly hash: string } {
  return { name: dataset.description.name, hash: dataset.hash }
}

/** Models, clinics and rates: what has the same pays the same. */
function payingHash({ models, entries, ratesOf }: RunOrder): string {
  return hashOfData({ models: models.map(canonicalModel), entries, ratesOf })
}
