import { nearestWord } from '../dataset/nearestWord.ts'
import { casemix } from './casemix.ts'
import { check } from './check.ts'
import { compare } from './compare.ts'
import { PROGRAM } from './engine.ts'
import { correct } from './correct.ts'
import { explain } from './explain.ts'
import { helpOf, helpOfOne } from './help.ts'
import { importCommand } from './importCommand.ts'
import { models } from './models.ts'
import { reconcileCommand } from './reconcile.ts'
import { recomputeCommand } from './recompute/recomputeCommand.ts'
import { generate } from './generate.ts'
import { group } from './group.ts'
import { readCall } from './readCall.ts'
import { repeat } from './repeat.ts'
import { rules } from './rules.ts'
import { run } from './run.ts'
import { schema } from './schema.ts'
import { serve } from './serve.ts'
import { suffices } from './suffices.ts'
import type { ExitCode, Subcommand, World } from './Subcommand.ts'
import { tellFailure } from './tellFailure.ts'
import { UsageError } from './UsageError.ts'

/** Every subcommand, in the order in which they are learnt. */
export const SUBCOMMANDS: readonly Subcommand[] = [
  check,
  run,
  compare,
  explain,
  reconcileCommand,
  correct,
  importCommand,
  generate,
  group,
  casemix,
  suffices,
  models,
  schema,
  rules,
  recomputeCommand,
  repeat,
  serve,
]

/** The whole command: words in, an exit code out. Whatever goes wrong leaves as a sentence. */
export async function runProgram(args: readonly string[], world: World): Promise<ExitCode> {
  try {
    const [name, ...rest] = args
    if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
      const asked = SUBCOMMANDS.find((one) => one.name === rest[0])
      const text = asked ? helpOfOne(asked) : helpOf(SUBCOMMANDS)
      if (name === undefined) world.err(text)
      else world.out(text)
      return name === undefined ? 2 : 0
    }
    if (name === '--version') {
      world.out(`${PROGRAM}\n`)
      return 0
    }
    const subcommand = SUBCOMMANDS.find((one) => one.name === name)
    if (!subcommand) throw new UsageError(unknownCommand(name))
    if (rest.includes('--help') || rest.includes('-h')) {
      world.out(helpOfOne(subcommand))
      return 0
    }
    return await subcommand.run(readCall(subcommand, rest, world))
  } catch (error) {
    return tellFailure(error, world)
  }
}

function unknownCommand(name: string): string {
  const near = nearestWord(
    name,
    SUBCOMMANDS.map((one) => one.name),
  )
  return `There is no command \`${name}\`. ${near === undefined ? 'kapitera --help lists them.' : `Did you mean \`${near}\`?`}`
}
