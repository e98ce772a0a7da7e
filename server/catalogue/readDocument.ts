import { type Diagnostic, type Model, readModel } from '../../models/index.ts'
import { hashOf } from '../run/hashOf.ts'
import { type Found, findBase, findDocument } from './findDocument.ts'

/** A document that was read: the model, if nothing is wrong with it, and everything to say of it. */
export interface ReadDocument {
  readonly found: Found
  readonly model: Model | undefined
  readonly diagnostics: readonly Diagnostic[]
}

/** Reads a model or scenario, by path or by name in the catalogue, with everything that it builds on. */
export function readDocument(name: string): ReadDocument {
  const found = findDocument(name)
  const { model, diagnostics } = readModel(found.text, found.file, {
    base: (base) => findBase(base, found.file),
    hashOf,
  })
  return { found, model, diagnostics }
}
