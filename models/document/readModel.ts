import type { Diagnostic } from './Diagnostic.ts'
import type { Model } from './Model.ts'
import { readWhole, type Sight } from './readWhole.ts'

export interface ModelReading {
  /** The checked model; absent when there is an error. */
  readonly model?: Model
  /** All that is wrong or doubtful, in the order of the file. */
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Reads a model or a scenario: from the text of a file to a checked model, or to what is wrong with it. Of a scenario it
 * gives the whole model, with the changes made.
 */
export function readModel(text: Uint8Array | string, file: string, sight: Sight = {}): ModelReading {
  const { model, report } = readWhole({ text, file }, sight)
  // What is doubtful in the model that a scenario extends is told where that model is read.
  const diagnostics = report.inOrder(file).filter(({ severity, place }) => severity === 'error' || place.file === file)
  return { ...(model && { model }), diagnostics }
}
