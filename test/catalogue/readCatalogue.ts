import { globSync, readFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { type Diagnostic, type Model, readModel } from '../../models/index.ts'
import { hashOf } from '../../server/run/hashOf.ts'

const root = join(import.meta.dirname, '..', '..')

/** One document of the catalogue, read. */
export interface CatalogueEntry {
  readonly file: string
  readonly text: string
  readonly model?: Model | undefined
  readonly diagnostics: readonly Diagnostic[]
}

let read: readonly CatalogueEntry[] | undefined

/** Every model and scenario of the catalogue. Groupings and assignments are read with the models that name them. A worker reads them once. */
export function readCatalogue(): readonly CatalogueEntry[] {
  read ??= readAll()
  return read
}

function readAll(): readonly CatalogueEntry[] {
  const files = globSync('models/catalogue/**/*.yaml', { cwd: root }).toSorted()
  const texts = new Map(
    files.map((file) => [basename(file, '.yaml'), { file, text: readFileSync(join(root, file), 'utf8') }]),
  )
  return [...texts.values()]
    .filter(({ text }) => /^(model|scenario):/m.test(text))
    .map(({ file, text }) => {
      const { model, diagnostics } = readModel(text, relative(root, join(root, file)), {
        base: (name) => texts.get(name),
        hashOf,
      })
      return { file, text, model, diagnostics }
    })
}
