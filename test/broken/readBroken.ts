import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Diagnostic } from '../../models/document/Diagnostic.ts'
import { decodeText } from '../../models/document/decodeText.ts'
import { printDiagnostic } from '../../models/document/printDiagnostic.ts'
import { readGrouping } from '../../models/document/readGrouping.ts'
import { readModel } from '../../models/document/readModel.ts'

const HERE = import.meta.dirname

/** The broken documents, by name. What they build on stands in `bases/`. */
export const broken: readonly string[] = readdirSync(HERE)
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => file.slice(0, -'.yaml'.length))
  .toSorted()

/** What an author should be told about a broken document. */
export function expectedText(name: string): string {
  return readFileSync(join(HERE, `${name}.txt`), 'utf8')
}

/** What reading a broken document tells. */
export function diagnose(name: string): readonly Diagnostic[] {
  const file = `${name}.yaml`
  const text = readFileSync(join(HERE, file))
  if (/^grouping:/m.test(text.toString())) return readGrouping(text, file).diagnostics
  return readModel(text, file, { base: readBase, hashOf }).diagnostics
}

function readBase(name: string) {
  const file = `bases/${name}.yaml`
  return existsSync(join(HERE, file)) ? { file, text: readFileSync(join(HERE, file)) } : undefined
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('hex')}`
}

/** What an author sees. */
export function print(diagnostics: readonly Diagnostic[]): string {
  const textOf = (file: string) => decodeText(readFileSync(join(HERE, file)))
  return `${diagnostics.map((one) => printDiagnostic(one, textOf)).join('\n\n')}\n`
}
