import { statSync } from 'node:fs'
import { canonicalModel, type Model } from '../../models/index.ts'
import { catalogue } from '../catalogue/catalogue.ts'
import { readDocument } from '../catalogue/readDocument.ts'
import { nearestWord } from '../dataset/nearestWord.ts'
import { hashOf } from '../run/hashOf.ts'
import { RequestTrouble } from './RequestTrouble.ts'

/** A model of the catalogue with the hash of all that it pays by. */
export interface NamedModel {
  readonly model: Model
  readonly hash: string
}

const read = new Map<string, { readonly changed: number; readonly named: NamedModel | undefined }>()

/**
 * A model of the catalogue. Only names are taken: a request can reach no other file of the machine.
 *
 * @throws RequestTrouble where there is none of the name, or it has errors
 */
export function modelByName(name: string): NamedModel {
  const found = catalogue().find((one) => one.name === name)
  const named = found && readPath(found.path)
  if (named) return named
  if (found)
    throw new RequestTrouble(`The document \`${name}\` has errors.`, `kapitera check ${name} says which, and where.`)
  const near = nearestWord(name, namesOfModels())
  throw new RequestTrouble(
    `There is no model \`${name}\` in the catalogue.`,
    near === undefined ? 'Choose one from the list of models.' : `Did you mean \`${near}\`?`,
  )
}

/** Every model and scenario of the catalogue that has no errors. */
export function allModels(): readonly NamedModel[] {
  return catalogue().flatMap(({ path }) => readPath(path) ?? [])
}

const namesOfModels = (): readonly string[] => allModels().map(({ model }) => model.name)

/** Read again when the file has changed. */
function readPath(path: string): NamedModel | undefined {
  const changed = statSync(path).mtimeMs
  const before = read.get(path)
  if (before?.changed === changed) return before.named
  const { model } = readDocument(path)
  const named = model && { model, hash: hashOf(canonicalModel(model)) }
  read.set(path, { changed, named })
  return named
}
