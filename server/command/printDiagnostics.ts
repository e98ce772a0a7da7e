import { printDiagnostic } from '../../models/index.ts'
import { type Found, findBase } from '../catalogue/findDocument.ts'
import type { ReadDocument } from '../catalogue/readDocument.ts'
import type { World } from './Subcommand.ts'

/** Nobody reads more of one document; `check --json` gives all. */
const MOST = 200

/** Prints what is wrong or doubtful with the lines where it stands. Where it is too much, errors go first. */
export function printDiagnostics(
  { found, diagnostics }: Pick<ReadDocument, 'found' | 'diagnostics'>,
  { err }: Pick<World, 'err'>,
): void {
  const texts = new Map<string, string | undefined>([[found.file, textOf(found)]])
  const textIn = (file: string): string | undefined => {
    if (!texts.has(file)) texts.set(file, textOf(findBase(file, found.file)))
    return texts.get(file)
  }
  const more = diagnostics.length - MOST
  const isError = ({ severity }: (typeof diagnostics)[number]): boolean => severity === 'error'
  const shown =
    more > 0
      ? [...diagnostics.filter(isError), ...diagnostics.filter((one) => !isError(one))].slice(0, MOST)
      : diagnostics
  for (const diagnostic of shown) err(`${printDiagnostic(diagnostic, textIn)}\n\n`)
  if (more > 0)
    err(
      `There ${more === 1 ? 'is one more' : `are ${more} more`} that ${more === 1 ? 'is' : 'are'} not shown; kapitera check --json gives all.\n\n`,
    )
}

function textOf(found: Found | undefined): string | undefined {
  return found && new TextDecoder().decode(found.text)
}
