import { strToU8, zipSync } from 'fflate'
import type { ObjectKind, ObjectVersion } from '../../contract/objects.ts'
import { neutralised } from '../../dataset/neutralised.ts'
import { everyObject } from '../everyObject.ts'
import type { Objects } from '../Objects.ts'

/** How a kind is written: models, scenarios and assignments are documents, a run is its results, the rest is plain text. */
const ENDING: Readonly<Record<ObjectKind, string>> = {
  model: 'yaml',
  scenario: 'yaml',
  assignment: 'yaml',
  comparison: 'txt',
  run: 'json',
  dataset: 'json',
  note: 'txt',
}
/** The earliest day that a zip can say, so that the same objects are the same bytes. */
const MADE = new Date(1980, 0, 1)

/**
 * Everything that a user has created, every version of it and the deleted ones too, as files that need no program of ours:
 * the contents as they were written, and an index of them as CSV and as JSON.
 */
export async function exportObjects(objects: Objects, by: string): Promise<Uint8Array> {
  const rows: IndexRow[] = []
  const files: Record<string, Uint8Array> = {}
  for (const deleted of ['no', 'yes'] as const) {
    for (const { id, kind, createdBy } of await everyObject(objects, { deleted })) {
      if (createdBy !== by) continue
      for (const version of await objects.versions(id)) {
        const { content } = await objects.read(id, version.version)
        const file = `${kind}/${id}/${String(version.version).padStart(5, '0')}.${ENDING[kind]}`
        if (file in files) continue // deleted or restored meanwhile, it stands in both lists
        files[file] = strToU8(content)
        rows.push({ id, kind, ...version, file })
      }
    }
  }
  const index = rows.toSorted((a, b) => (a.file < b.file ? -1 : 1))
  files['index.json'] = strToU8(`${JSON.stringify(index, undefined, 2)}\n`)
  files['index.csv'] = strToU8(indexCsv(index))
  return zipSync(files, { mtime: MADE })
}

type IndexRow = ObjectVersion & { readonly id: string; readonly kind: ObjectKind; readonly file: string }

const COLUMNS = [
  'file',
  'id',
  'kind',
  'version',
  'action',
  'of',
  'name',
  'description',
  'at',
  'by',
  'bytes',
  'hash',
] as const

function indexCsv(rows: readonly IndexRow[]): string {
  const lines = [COLUMNS, ...rows.map((row) => COLUMNS.map((column) => String(row[column] ?? '')))]
  return lines.map((line) => `${line.map(quoted).join(',')}\n`).join('')
}

/** A cell that a spreadsheet takes for a formula is written as text. */
function quoted(text: string): string {
  const safe = neutralised(text)
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
