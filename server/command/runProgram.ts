import { nearestWord } from '../dataset/nearestWord.ts'
import { PROGRAM } from './engine.ts'
import { helpOf, helpOfOne } from './help.ts'
import { readCall } from './readCall.ts'
import type { ExitCode, World } from './Subcommand.ts'
import { SUBCOMMANDS, subcommandOf, subcommands } from './subcommands.ts'
import { tellFailure } from './tellFailure.ts'
import { UsageError } from './UsageError.ts'

/** The whole command: words in, an exit code out. Whatever goes wrong leaves as a sentence. */
export async function runProgram(args: readonly string[], world: World): Promise<ExitCode> {
  try {
    const [name, ...rest] = args
    if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
      const asked = await subcommandOf(rest[0])
      const text = asked ? helpOfOne(asked) : helpOf(await subcommands())
      if (name === undefined) world.err(text)
      else world.out(text)
      return name === undefined ? 2 : 0
    }
    if (name === '--version') {
      world.out(`${PROGRAM}\n`)
      return 0
    }
    const subcommand = await subcommandOf(name)
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
  const near = nearestWord(name, Object.keys(SUBCOMMANDS))
  return `There is no command \`${name}\`. ${near === undefined ? 'kapitera --help lists them.' : `Did you mean \`${near}\`?`}`
}
