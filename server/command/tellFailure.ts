import { CaseMixTrouble, PlanTrouble, RowsTrouble } from '../../models/index.ts'
import { RunTrouble } from '../../models/payout/index.ts'
import { DocumentTrouble } from '../catalogue/DocumentTrouble.ts'
import { DataError } from '../dataset/DataProblem.ts'
import { GroupingTrouble } from '../grouping/GroupingTrouble.ts'
import { StoreTrouble } from '../store/StoreTrouble.ts'
import { WarehouseTrouble } from '../warehouse/WarehouseTrouble.ts'
import { printDataError } from './printProblem.ts'
import type { ExitCode, World } from './Subcommand.ts'
import { InputError, UsageError } from './UsageError.ts'

/** Prints why a command stopped, never a stack trace, and gives its exit code. */
export function tellFailure(error: unknown, { err }: Pick<World, 'err'>): ExitCode {
  if (error instanceof UsageError) {
    err(`${error.message}\n`)
    return 2
  }
  if (error instanceof DataError) {
    err(`${printDataError(error)}\n`)
    return 1
  }
  if ((error instanceof WarehouseTrouble && error.fault === 'machine') || isOfStore(error)) {
    err(`The machine failed: ${error.message}\n  ${error.hint}\n`)
    return 3
  }
  if (
    error instanceof InputError ||
    error instanceof GroupingTrouble ||
    error instanceof CaseMixTrouble ||
    error instanceof WarehouseTrouble ||
    error instanceof StoreTrouble ||
    error instanceof DocumentTrouble ||
    error instanceof RunTrouble ||
    error instanceof PlanTrouble ||
    error instanceof RowsTrouble
  ) {
    const hint = 'hint' in error && error.hint !== undefined ? `\n  ${error.hint}` : ''
    const code = 'code' in error ? `  ${error.code}` : ''
    err(`error${code}\n  ${error.message}${hint}\n`)
    return 1
  }
  const message = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)
  if (isOfMachine(error)) {
    const remedy = REMEDIES.find(({ pattern }) => pattern.test(message))?.remedy
    err(`The machine failed: ${message}\n${remedy === undefined ? '' : `  ${remedy}\n`}`)
    return 3
  }
  err(
    `This is a fault of the program, not of your input: ${message}\nPlease report it with the command that you gave.\n`,
  )
  if (process.env['KAPITERA_DEBUG'] && error instanceof Error) err(`${error.stack ?? ''}\n`)
  return 3
}

/** What helps against what the disk or the memory refuses. */
const REMEDIES: readonly { readonly pattern: RegExp; readonly remedy: string }[] = [
  {
    pattern: /ENOSPC|No space left/i,
    remedy: 'Make room on that disk, or write to another, and run the command again.',
  },
  { pattern: /EACCES|EPERM|Permission denied/, remedy: 'Give this user the right to that place, or name another.' },
  { pattern: /EROFS/, remedy: 'That disk can only be read. Name another place.' },
  { pattern: /ELOOP/, remedy: 'A link there leads back to itself. Put the file itself in its place.' },
  { pattern: /EMFILE|ENFILE/, remedy: 'Too many files are open: raise the limit (`ulimit -n`).' },
  { pattern: /ENOMEM|Out of Memory/, remedy: 'Give the machine more memory, or end other programs.' },
]

/** What the place of the store refuses. */
function isOfStore(error: unknown): error is StoreTrouble {
  return error instanceof StoreTrouble && error.status >= 500
}

/** What the disk or the memory refuses: Node names it by a code, DuckDB by its first words. */
function isOfMachine(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if ('code' in error && typeof error.code === 'string' && /^E[A-Z]+$/.test(error.code)) return true
  return /^(IO Error|Out of Memory Error|Could not)/.test(error.message)
}
