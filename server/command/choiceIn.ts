import type { Call } from './Subcommand.ts'
import { UsageError } from './UsageError.ts'

/**
 * One of some words, as a flag gives it; nothing where it is not given.
 *
 * @throws UsageError where it is another word
 */
export function choiceIn<T extends string>({ text }: Call, flag: string, choices: readonly T[]): T | undefined {
  const given = text(flag)
  const choice = choices.find((one) => one === given)
  if (given === undefined || choice !== undefined) return choice
  const known = `${choices.slice(0, -1).join(', ')} or ${choices.at(-1) ?? ''}`
  throw new UsageError(`\`--${flag} ${given}\` is not known. It is ${known}.`)
}
