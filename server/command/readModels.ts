import type { Model } from '../../models/index.ts'
import { readDocument } from '../catalogue/readDocument.ts'
import { printDiagnostics } from './printDiagnostics.ts'
import type { World } from './Subcommand.ts'

/** Models to run. Everything wrong with any of them is printed first; then there are none. */
export function readModels(names: readonly string[], world: World): readonly Model[] | undefined {
  const documents = names.map(readDocument)
  for (const document of documents) printDiagnostics(document, world)
  const models = documents.flatMap(({ model }) => model ?? [])
  return models.length === documents.length ? models : undefined
}
