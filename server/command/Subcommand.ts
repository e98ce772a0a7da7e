import type { Day } from '../../models/index.ts'

/** One flag: how it is written and what it does. */
export interface Flag {
  /** What stands after it, `DIR`; a flag without it is either there or not. */
  readonly value?: string
  readonly help: string
  /** Takes every word up to the next flag. */
  readonly many?: true
  /** Its value may be left out; it is then empty. */
  readonly mayBeBare?: true
}

/** What a subcommand was given, and where it writes. */
export interface Call {
  readonly words: readonly string[]
  readonly text: (flag: string) => string | undefined
  readonly list: (flag: string) => readonly string[]
  readonly has: (flag: string) => boolean
  readonly world: World
}

/** Everything outside that a command touches beside files; a test passes its own. */
export interface World {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  readonly outIsTerminal: boolean
  readonly errIsTerminal: boolean
  readonly today: Day
  /** Milliseconds that only ever rise. */
  readonly clock: () => number
}

/** A subcommand of `kapitera`, one file each. */
export interface Subcommand {
  readonly name: string
  /** What stands after the name: `MODEL… --data DIR`. */
  readonly usage: string
  readonly summary: string
  readonly flags: Readonly<Record<string, Flag>>
  readonly examples: readonly string[]
  /** Gives the exit code. */
  readonly run: (call: Call) => Promise<ExitCode>
}

/** 0 done, 1 the input is wrong, 2 usage, 3 the machine failed. */
export type ExitCode = 0 | 1 | 2 | 3
