import { parseArgs } from 'node:util'
import { nearestWord } from '../dataset/nearestWord.ts'
import type { Call, Subcommand, World } from './Subcommand.ts'
import { UsageError } from './UsageError.ts'

/** Reads what stands after a subcommand's name. A flag that is unknown is answered with the nearest that is known. */
export function readCall({ name, flags }: Subcommand, args: readonly string[], world: World): Call {
  const options = Object.fromEntries(
    Object.entries(flags).map(([flag, { value, many }]) => [
      flag,
      value === undefined
        ? ({ type: 'boolean' } as const)
        : ({ type: 'string', ...(many && { multiple: true }) } as const),
    ]),
  )
  refuseUnknown(args, Object.keys(flags))
  try {
    const { values, positionals } = parseArgs({
      args: repeatMany(withDefaults(args, flags), flags),
      options,
      allowPositionals: true,
    })
    const given: Readonly<Record<string, unknown>> = values
    return {
      words: positionals,
      text: (flag) => (typeof given[flag] === 'string' ? given[flag] : undefined),
      list: (flag) =>
        Array.isArray(given[flag]) ? given[flag].flatMap((one) => String(one).split(',')).filter(Boolean) : [],
      has: (flag) => given[flag] === true,
      world,
    }
  } catch (error) {
    const [, flag = ''] =
      /^Option '--([\w-]+) ?(?:<value>)?' argument (?:missing|is ambiguous)/.exec((error as Error).message) ?? []
    const value = flags[flag]?.value
    if (value !== undefined)
      throw new UsageError(`Say what --${flag} is to be: --${flag} ${value}. See kapitera ${name} --help.`)
    const message = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
    throw new UsageError(`${message.replace(/\.?$/, '.')} See kapitera ${name} --help.`)
  }
}

function refuseUnknown(args: readonly string[], flags: readonly string[]): void {
  const end = args.indexOf('--')
  for (const arg of end < 0 ? args : args.slice(0, end)) {
    const flag = /^--([^=]+)/.exec(arg)?.[1]
    if (flag === undefined || flags.includes(flag)) continue
    const near = nearestWord(flag, flags)
    throw new UsageError(`There is no flag --${flag}.${near === undefined ? '' : ` Did you mean --${near}?`}`)
  }
}

/** A flag whose value may be left out gets an empty one. */
function withDefaults(args: readonly string[], flags: Subcommand['flags']): readonly string[] {
  return args.map((arg, place) => {
    const isBare = flags[arg.slice(2)]?.mayBeBare && (args[place + 1] ?? '-').startsWith('-')
    return arg.startsWith('--') && isBare ? `${arg}=` : arg
  })
}

/** `--facts a b` is `--facts a --facts b`: its words go up to the next flag, or to what looks like a file. */
function repeatMany(args: readonly string[], flags: Subcommand['flags']): string[] {
  const repeated: string[] = []
  let open: string | undefined
  for (const [place, arg] of args.entries()) {
    const flag = /^--([^=]+)$/.exec(arg)?.[1]
    if (arg.startsWith('-')) open = flag !== undefined && flags[flag]?.many ? arg : undefined
    else if (open !== undefined && /[/\\]|\.ya?ml$/.test(arg)) open = undefined
    if (open !== undefined && arg !== open && args[place - 1] !== open) repeated.push(open)
    repeated.push(arg)
  }
  return repeated
}
