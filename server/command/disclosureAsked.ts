import { DEFAULT_RULES, type DisclosureRules } from '../../models/index.ts'
import type { Dataset } from '../dataset/Dataset.ts'
import { DisclosureTrouble, readDisclosure } from '../disclosure/readDisclosure.ts'
import type { Call, Flag } from './Subcommand.ts'
import { InputError, UsageError } from './UsageError.ts'

/** What may be said of how a result is shown to others. */
export const DISCLOSURE_FLAG = {
  disclosure: {
    value: 'RULES',
    mayBeBare: true,
    help: 'hide what tells of few, by these rules: k=5 (without a value), payouts=controlled; `off`: for the region’s own use',
  },
} as const satisfies Readonly<Record<string, Flag>>

/** The same where a result may be released. */
export const RELEASE_FLAGS = {
  ...DISCLOSURE_FLAG,
  release: {
    value: 'NAME',
    help: 'hide what tells of few, amounts by clinic among it, hold it against earlier releases, and log it under this name',
  },
} as const satisfies Readonly<Record<string, Flag>>

/** How a result is shown. */
export interface DisclosureAsked {
  /** Absent: as it is. */
  readonly rules?: DisclosureRules | undefined
  /** The name of the release, where it is one. */
  readonly release?: string | undefined
  /** Is it uncontrolled although the dataset has rules? Then the result says so. */
  readonly isOwnUse: boolean
}

/** What a manifest says of a result that is not controlled although its dataset has rules. */
export const OWN_USE = 'none: for the region’s own use'

/** In how near a share of it nobody shall be able to tell the largest part of a released amount, where nothing else is said: ten per cent. */
const WITHIN = 0.1

/**
 * How a result is to be shown: as the flags say, else as the dataset does, else as it is. A release is always controlled.
 *
 * @throws UsageError where a flag is no rule, InputError where the dataset's setting is none
 */
export function disclosureAsked(call: Call, { description }: Pick<Dataset, 'description'>): DisclosureAsked {
  const [asked, release, setting] = [call.text('disclosure'), call.text('release'), description.disclosure]
  if (release !== undefined && release.trim() === '') throw new UsageError('Name the release: --release NAME.')
  if (release !== undefined && asked === 'off')
    throw new UsageError('A release is always controlled: leave out `--release`, or `--disclosure off`.')
  const rules = asked === undefined ? rulesSet(setting, description.name) : rulesGiven(asked)
  if (release === undefined) return { rules, isOwnUse: asked === 'off' && setting !== undefined }
  const known = rules ?? DEFAULT_RULES
  return { rules: { payouts: 'controlled', within: WITHIN, ...known }, release, isOwnUse: false }
}

/**
 * Stops a command whose result is the region's own work, and is not controlled, on a dataset that has rules; unless it is said that it
 * is for the region's own use.
 *
 * @returns whether that was said, so that the result says it too
 */
export function refuseUncontrolled(call: Call, dataset: Pick<Dataset, 'description'>, command: string): boolean {
  const { rules, isOwnUse } = disclosureAsked(call, dataset)
  if (rules)
    throw new InputError(
      `What \`${command}\` gives tells of few, and is not controlled; the dataset \`${dataset.description.name}\` is shown to others by rules.`,
      'For the region’s own use: --disclosure off.',
    )
  return isOwnUse
}

function rulesGiven(text: string): DisclosureRules | undefined {
  try {
    return readDisclosure(text)
  } catch (error) {
    throw error instanceof DisclosureTrouble ? new UsageError(error.message) : error
  }
}

function rulesSet(text: string | undefined, dataset: string): DisclosureRules | undefined {
  if (text === undefined) return undefined
  try {
    return readDisclosure(text)
  } catch (error) {
    if (!(error instanceof DisclosureTrouble)) throw error
    throw new InputError(`The dataset \`${dataset}\` has the setting \`disclosure: ${text}\`. ${error.message}`)
  }
}
