import { type Model, printDiagnostic, readModel } from '../../../models/index.ts'
import { hashOf } from '../../run/hashOf.ts'
import { findBase, findDocument } from '../../catalogue/findDocument.ts'

/** A checked model: of the catalogue by its name, or a scenario of one by its text. */
export function readDocument(document: { readonly name: string } | { readonly scenario: string }): Model {
  const { file, text } =
    'name' in document ? findDocument(document.name) : { file: 'recompute.yaml', text: document.scenario }
  const { model, diagnostics } = readModel(text, file, { base: (name) => findBase(name, file), hashOf })
  if (model) return model
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  throw new Error(errors.map((one) => printDiagnostic(one, () => undefined)).join('\n'))
}
