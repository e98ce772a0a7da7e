import { join } from 'node:path'
import type { UploadChoice } from '../contract/upload.ts'
import type { Session } from './Session.ts'

/** One zip alone is a source itself; other files are the folder that they lie in. */
export function sourceOf({ folder, files }: Session): string {
  const [first, ...more] = files
  return first && more.length === 0 && /\.zip$/i.test(first.name)
    ? join(folder, 'files', first.name)
    : join(folder, 'files')
}

/** The mapping by which it is read. */
export function mappingOf({ folder }: Session): string {
  return join(folder, 'mapping.yaml')
}

/** Where an upload becomes a dataset, before it is approved. */
export function outOf({ folder }: Session): string {
  return join(folder, 'dataset')
}

/** Tables by the bytes of the files that fill them; of a mapping that was found, by the tables that the files seem to be. */
export function weighTables(
  { files, look }: Session,
  choice: UploadChoice,
): { readonly table: string; readonly weight: number }[] {
  const filled = choice.mapping === 'own' ? choice.files : (look?.tables ?? [])
  const weights = new Map<string, number>()
  for (const { file, table } of filled) {
    if (!table) continue
    const bytes = files.find(({ name }) => file === name || file.startsWith(`${name}, `))?.bytes ?? 1
    weights.set(table, (weights.get(table) ?? 0) + bytes)
  }
  return [...weights].map(([table, weight]) => ({ table, weight }))
}
