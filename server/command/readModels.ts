import { type Diagnostic, type Model, printDiagnostic, readModel } from '../../models/index.ts'
import { hashOf } from './engine.ts'
import { type Found, findBase, findDocument } from './findDocument.ts'
import type { World } from './Subcommand.ts'

/** A document that was read: the model, if nothing is wrong with it, and everything to say of it. */
export interface ReadDocument {
  readonly found: Found
  readonly model: Model | undefined
  readonly diagnostics: readonly Diagnostic[]
}

/** Reads a model or scenario with everything that it builds on. */
export function readDocument(name: string): ReadDocument {
  const found = findDocument(name)
  const { model, diagnostics } = readModel(found.text, found.file, {
    base: (base) => findBase(base, found.file),
    hashOf,
  })
  return { found, model, diagnostics }
}

/** Models to run. Everything wrong with any of them is printed first; then there are none. */
export function readModels(names: readonly string[], world: World): readonly Model[] | undefined {
  const documents = names.map(readDocument)
  for (const document of documents) printDiagnostics(document, world)
  const models = documents.flatMap(({ model }) => model ?? [])
  return models.length === documents.length ? models : undefined
}

/** Prints what is wrong or doubtful with the lines where it stands. */
export function printDiagnostics(
  { found, diagnostics }: Pick<ReadDocument, 'found' | 'diagnostics'>,
  { err }: Pick<World, 'err'>,
): void {
  const texts = new Map<string, string | undefined>([[found.file, textOf(found)]])
  const textIn = (file: string): string | undefined => {
    if (!texts.has(file)) texts.set(file, textOf(findBase(file, found.file)))
    return texts.get(file)
  }
  for (const diagnostic of diagnostics) err(`${printDiagnostic(diagnostic, textIn)}\n\n`)
}

function textOf(found: Found | undefined): string | undefined {
  return found && new TextDecoder().decode(found.text)
}
