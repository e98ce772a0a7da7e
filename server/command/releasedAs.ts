import { userInfo } from 'node:os'
import { type HiddenPayouts, hiddenPayouts } from '../disclosure/hiddenPayouts.ts'
import { DisclosureTrouble } from '../disclosure/readDisclosure.ts'
import { releasedRun, type ReleasedRun } from '../disclosure/releasedRun.ts'
import { openReleaseLog } from '../disclosure/ReleaseLog.ts'
import { releaseLogPath } from '../disclosure/releaseLogPath.ts'
import { type DisclosureAsked, OWN_USE } from './disclosureAsked.ts'
import type { Run, RunOrder } from './engine.ts'
import { InputError } from './UsageError.ts'

/** A run with the order that it was made by. */
export interface OrderedRun {
  readonly run: Run
  readonly order: RunOrder
}

/**
 * Runs as they may be shown. What is hidden in one is hidden in all that are shown together, for two models may pay the same amount. What is
 * a release is on the disk before it leaves.
 */
export async function releasedAs(
  runs: readonly OrderedRun[],
  asked: DisclosureAsked,
  table: 'run' | 'compare',
): Promise<readonly ReleasedRun[]> {
  const { rules, release, isOwnUse } = asked
  if (!rules) return runs.map(({ run }) => (isOwnUse ? ownUse(run) : run))
  const hidden = rules.payouts === 'controlled' ? await hiddenTogether(runs, asked) : undefined
  const released = runs.map(({ run }) => ({ ...(hidden ? releasedRun(run, hidden) : run), disclosure: rules }))
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
    shown: hidden?.shown ?? {},
  })
  return released
}

/** A result that is not controlled although its dataset has rules says so in its manifest. */
export function ownUse<T extends Pick<Run, 'manifest'>>(run: T): T {
  return { ...run, manifest: { ...run.manifest, disclosure: OWN_USE } }
}

/** What no run shows, and on how many rests what they show. */
export async function hiddenTogether(
  runs: readonly Pick<OrderedRun, 'order'>[],
  { rules }: DisclosureAsked,
): Promise<HiddenPayouts> {
  const log = openReleaseLog(releaseLogPath(), () => new Date())
  const all: HiddenPayouts[] = []
  for (const { order } of runs)
    if (rules) all.push(await hiddenIn(order, (cell) => log.before(order.dataset.description.name, cell)))
  return {
    of: (clinic) => new Set(all.flatMap((one) => [...one.of(clinic)])),
    shown: Object.assign({}, ...all.map(({ shown }) => shown)) as HiddenPayouts['shown'],
  }

  async function hiddenIn(order: RunOrder, before: (cell: string) => number | undefined): Promise<HiddenPayouts> {
    try {
      return await hiddenPayouts(order, rules as NonNullable<DisclosureAsked['rules']>, before)
    } catch (error) {
      throw error instanceof DisclosureTrouble || error instanceof RangeError ? new InputError(error.message) : error
    }
  }
}
