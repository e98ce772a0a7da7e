import { userInfo } from 'node:os'
import type { DisclosureRules } from '../../models/index.ts'
import { controlExplained } from '../disclosure/controlExplained.ts'
import { DisclosureTrouble, readDisclosure } from '../disclosure/readDisclosure.ts'
import { openReleaseLog } from '../disclosure/ReleaseLog.ts'
import { releaseLogPath } from '../disclosure/releaseLogPath.ts'
import type { ExplainedRun, RunOrder } from './engine.ts'
import type { Call } from './Subcommand.ts'
import { UsageError } from './UsageError.ts'

/** A statement as `--disclosure` asks for it, written to the log of releases; without the flag, or with `off`, as it is. */
export async function disclosedAs(
  whole: ExplainedRun,
  order: RunOrder,
  { clinic, call }: { readonly clinic: string; readonly call: Call },
): Promise<{ readonly explained: ExplainedRun; readonly rules?: DisclosureRules | undefined }> {
  const rules = rulesAsked(call.text('disclosure'))
  if (!rules) return { explained: whole }
  const { explained, telling } = await controlExplained(whole, order, { clinic, rules })
  for (const payment of telling)
    call.world.err(
      `The amount of \`${payment}\` alone tells of fewer than ${rules.fewest}: whoever knows its rates can work it out. Merging lines cannot help.\n`,
    )
  const { description, hash } = order.dataset
  openReleaseLog(releaseLogPath(), () => new Date()).add({
    who: userInfo().username,
    table: 'explain',
    dataset: { name: description.name, hash },
    parameters: { model: order.name, period: order.period.text, clinic },
    rules,
    released: explained.payments,
  })
  return { explained, rules }
}

function rulesAsked(text: string | undefined): DisclosureRules | undefined {
  if (text === undefined) return undefined
  try {
    return readDisclosure(text)
  } catch (error) {
    throw error instanceof DisclosureTrouble ? new UsageError(error.message) : error
  }
}

/** The rules that a kept result says it was released by. */
export function rulesOf(result: Readonly<Record<string, unknown>> | undefined): DisclosureRules | undefined {
  const { fewest, zeros } = (result?.['disclosure'] ?? {}) as Partial<DisclosureRules>
  return typeof fewest === 'number' && zeros !== undefined ? { fewest, zeros } : undefined
}
