import { readModel } from '../../models/document/readModel.ts'
import type { CaseModel } from './Case.ts'

/**
 * Reads a document that was made up, beside the grouping that it may name. One that is refused is a mistake of the
 * generator, and says so.
 */
export function readCase(name: string, text: string, grouping: string): CaseModel {
  const base = (wanted: string) => ({ file: `${wanted}.yaml`, text: grouping })
  const { model, diagnostics } = readModel(text, `${name}.yaml`, { base })
  if (model) return { text: model.grouping ? `${text}---\n${grouping}` : text, model }
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  const said = errors.map(({ message, hint, place }) => `${place.line}: ${message} ${hint ?? ''}`)
  throw new Error(`${said.join('\n')}\n\n${text}`)
}
