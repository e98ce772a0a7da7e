import { userInfo } from 'node:os'
import type { DisclosureRules } from '../../models/index.ts'
import { controlExplained } from '../disclosure/controlExplained.ts'
import { manifestShown } from '../disclosure/manifestShown.ts'
import { DisclosureTrouble } from '../disclosure/readDisclosure.ts'
import { openReleaseLog, type Withheld } from '../disclosure/ReleaseLog.ts'
import { releaseLogPath } from '../disclosure/releaseLogPath.ts'
import type { DisclosureAsked } from './disclosureAsked.ts'
import type { ExplainedRun, RunOrder } from './engine.ts'
import { type AlsoHidden, hiddenTogether } from './releasedAs.ts'
import type { World } from './Subcommand.ts'
import { InputError } from './UsageError.ts'

/** A statement as it may be shown. */
export interface DisclosedStatement {
  readonly explained: ExplainedRun
  /** Payments whose amount is not shown, `total` among them. */
  readonly hidden: ReadonlySet<string>
}

/** For which clinic a statement is, and how it is shown. */
interface StatementAsked {
  readonly clinic: string
  readonly asked: DisclosureAsked
  readonly also?: AlsoHidden
}

/** A statement with its small lines merged and, where payouts are controlled, without the amounts that no run shows. */
export async function statementShown(
  whole: ExplainedRun,
  order: RunOrder,
  { clinic, asked, also = () => [] }: StatementAsked,
): Promise<
  DisclosedStatement & {
    readonly telling: readonly string[]
    readonly shown: Readonly<Record<string, number>>
    readonly withheld?: Withheld | undefined
  }
> {
  const { rules } = asked
  if (!rules) return { explained: whole, hidden: new Set(), telling: [], shown: {} }
  const merged = await controlled(whole, order, { clinic, rules })
  const { telling } = merged
  const { paid } = merged.explained
  const run = { ...paid.run, manifest: manifestShown(paid.run.manifest) }
  const explained = { ...merged.explained, paid: { ...paid, run } }
  if (rules.payouts !== 'controlled') return { explained, hidden: new Set(), telling, shown: {} }
  const { of, shown, withheld } = await hiddenTogether([{ order }], asked)
  const hidden = new Set([...of(clinic), ...also(clinic, 0)])
  const payments = explained.payments.map((one) =>
    hidden.has(one.name) ? { ...one, ore: undefined, terms: [], reads: [] } : one,
  )
  return {
    explained: { ...explained, payments },
    hidden,
    telling: telling.filter((name) => !hidden.has(name)),
    shown,
    withheld,
  }
}

async function controlled(
  whole: ExplainedRun,
  order: RunOrder,
  to: { readonly clinic: string; readonly rules: DisclosureRules },
): ReturnType<typeof controlExplained> {
  try {
    return await controlExplained(whole, order, to)
  } catch (error) {
    throw error instanceof DisclosureTrouble ? new InputError(error.message) : error
  }
}

/** A statement as it was asked for, written to the log of releases where it is controlled. */
export async function disclosedAs(
  whole: ExplainedRun,
  order: RunOrder,
  { world, ...of }: StatementAsked & { readonly world: World },
): Promise<DisclosedStatement> {
  const { clinic, asked } = of
  const { explained, hidden, telling, shown, withheld } = await statementShown(whole, order, of)
  const { rules, release } = asked
  if (!rules) return { explained, hidden }
  for (const payment of telling)
    world.err(
      `The amount of \`${payment}\` alone tells of fewer than ${rules.fewest}: whoever knows its rates can work it out. Merging lines cannot help.\n`,
    )
  const { description, hash } = order.dataset
  openReleaseLog(releaseLogPath(), () => new Date()).add({
    who: userInfo().username,
    table: 'explain',
    dataset: { name: description.name, hash },
    parameters: { model: order.name, period: order.period.text, clinic, ...(release !== undefined && { release }) },
    rules,
    released: explained.payments,
    // Of this clinic alone; what the log knows of other clinics was shown by another release.
    shown: Object.fromEntries(Object.entries(shown).filter(([name]) => name.includes(` ${clinic} `))),
    withheld,
  })
  return { explained, hidden }
}

/** The rules that a kept result says it was released by. */
export function rulesOf(result: Readonly<Record<string, unknown>> | undefined): DisclosureRules | undefined {
  const rules = (result?.['disclosure'] ?? {}) as Partial<DisclosureRules>
  const { fewest, zeros } = rules
  return typeof fewest === 'number' && zeros !== undefined ? { ...rules, fewest, zeros } : undefined
}
