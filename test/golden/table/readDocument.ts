import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { Document, parseDocument } from 'yaml'
import { type Model, printDiagnostic, readModel } from '../../../models/index.ts'
import { hashOf } from '../../../server/run/hashOf.ts'
import type { Json } from './GoldenCase.ts'

const root = join(import.meta.dirname, '..', '..', '..')

const texts = new Map(
  globSync('models/catalogue/**/*.yaml', { cwd: root })
    .toSorted()
    .map((file) => [basename(file, '.yaml'), { file, text: readFileSync(join(root, file), 'utf8') }]),
)

/**
 * A document of the catalogue with one test in place of its own: whatever a document's test can give, a case can, and the
 * same reader checks it.
 *
 * @throws Error with what the reader says is wrong
 */
export function readDocument(name: string, test: Readonly<Record<string, Json>>): Model {
  const found = texts.get(name)
  if (!found) throw new Error(`The catalogue has no document \`${name}\`.`)
  const { file } = found
  const document = parseDocument(found.text, { schema: 'failsafe', version: '1.2' })
  document.set('tests', new Document([asWritten(test)], { schema: 'failsafe' }).contents)
  const text = document.toString({ lineWidth: 0 })
  const { model, diagnostics } = readModel(text, file, { base: (base) => texts.get(base), hashOf })
  if (model) return model
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  throw new Error(errors.map((one) => printDiagnostic(one, () => text)).join('\n'))
}

/** Numbers as words, for the document's reader reads words alone. */
function asWritten(value: Json): Json {
  if (typeof value !== 'object' || value === null) return String(value)
  if (Array.isArray(value)) return value.map(asWritten)
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, asWritten(part)]))
}
