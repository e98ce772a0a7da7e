import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Diagnostic } from '../../../models/document/Diagnostic.ts'
import type { Model } from '../../../models/document/Model.ts'
import { readModel } from '../../../models/document/readModel.ts'
import type { Sight } from '../../../models/document/readWhole.ts'

const HERE = join(import.meta.dirname, '..', '..', '..', 'models', 'catalogue', 'illustrative')

/** The text of one of the illustrative documents. */
export function illustrative(name: string): string {
  return readFileSync(join(HERE, `${name}.yaml`), 'utf8')
}

/** The hash that `extends` writes. */
export function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('hex')}`
}

/** Sees these documents, by name. */
export function seeing(documents: Readonly<Record<string, string>>): Sight {
  return {
    base: (name) => {
      const text = documents[name]
      return text === undefined ? undefined : { file: `${name}.yaml`, text }
    },
    hashOf,
  }
}

/** What is wrong or doubtful, in a line each. */
export function told(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.map(({ code, place, message }) => `${place.file}:${place.line} ${code}: ${message}`)
}

/** The model of a document that has no error. */
export function modelOf(text: string, sight: Sight = {}): Model {
  const { model, diagnostics } = readModel(text, 'test.yaml', sight)
  if (!model) throw new Error(told(diagnostics).join('\n'))
  return model
}

/** The smallest model, to be changed by a test. */
export const SMALL = `format: 1
model: small
status: illustrative
label: { sv: Liten, en: Small }
valid: { from: 2026-01-01 }
currency: SEK
cut_off: last day of month
sources:
  terms: { title: Terms (invented) }
parameters:
  base_fee:
    label: { sv: Grundersättning, en: Base fee }
    unit: SEK/patient/month
    range: [0, 1000]
    values:
      2026-01-01: { value: 240, source: terms § 1 }
payments:
  fixed:
    base_payment:
      label: { sv: Grundersättning, en: Base payment }
      each: patient
      formula: base_fee
`

/** The smallest model with another formula of its payment, and parts before its payments. */
export function smallWith(parts: string, formula = 'base_fee'): string {
  return SMALL.replace('payments:\n', `${parts}payments:\n`).replace('formula: base_fee', `formula: ${formula}`)
}
