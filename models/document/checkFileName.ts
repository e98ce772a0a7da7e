import type { Diagnostic } from './Diagnostic.ts'
import { shorten } from './expected.ts'
import { collect } from './Report.ts'
import { type DocumentFile, readDocument } from './readDocument.ts'

const KINDS = ['model', 'scenario', 'grouping']

/**
 * Says that a file is called otherwise than the document in it. It is for those who read files by their names: another
 * document finds this one by `NAME.yaml`.
 */
export function checkFileName(document: DocumentFile): readonly Diagnostic[] {
  const root = readDocument(document, collect())
  const name = KINDS.map((kind) => root?.entries.get(kind)?.value).find((value) => value !== undefined)
  const file = /[^/\\]*$/.exec(document.file)?.[0] ?? ''
  if (name?.type !== 'scalar' || name.text === '' || file === `${name.text}.yaml`) return []
  return [
    {
      code: 'other-file-name',
      severity: 'warning',
      place: name.place,
      message: `The document is called \`${shorten(name.text)}\`, and the file \`${shorten(file)}\`.`,
      hint: `Call the file \`${shorten(name.text)}.yaml\`: a scenario or a model looks for it there.`,
    },
  ]
}
