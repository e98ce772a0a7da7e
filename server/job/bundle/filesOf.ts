import type { ObjectKind, StoredObject } from '../../contract/objects.ts'

/** In what form the content of each kind is kept. */
const ENDINGS: Readonly<Record<ObjectKind, string>> = {
  model: 'yaml',
  scenario: 'yaml',
  assignment: 'yaml',
  comparison: 'txt',
  run: 'json',
  dataset: 'json',
  note: 'txt',
}

/**
 * The files of an object in a bundle, by name: its content as it was kept, to the byte; of a run its manifests by themselves as
 * well.
 */
export function filesOf(
  object: Pick<StoredObject, 'id' | 'kind' | 'name' | 'content'>,
): Readonly<Record<string, string>> {
  const { id, kind, name, content } = object
  const folder = `${kind}/${plain(name)}-${id.slice(0, 8)}`
  const files = { [`${folder}.${ENDINGS[kind]}`]: content }
  const manifests = kind === 'run' ? manifestsIn(content) : undefined
  return manifests === undefined ? files : { ...files, [`${folder}.manifest.json`]: manifests }
}

/** A run is JSON that we wrote, or what a user has sent under its name. */
function manifestsIn(content: string): string | undefined {
  let runs: unknown
  try {
    runs = JSON.parse(content)
  } catch {
    return undefined // it stands in the bundle as it is
  }
  const manifests = (Array.isArray(runs) ? runs : [runs]).flatMap((run: unknown) =>
    typeof run === 'object' && run !== null && 'manifest' in run ? [run.manifest] : [],
  )
  return manifests.length === 0 ? undefined : `${JSON.stringify(manifests, undefined, 2)}\n`
}

/**
 * A name as that of a file, on every system.
 *
 * @example
 * plain('Vård & pris: 2026') // => 'Vård_pris_2026'
 */
export function plain(name: string): string {
  const words = name.normalize('NFC').match(/[\p{L}\p{N}-]+/gu) ?? []
  return words.join('_').slice(0, 80) || 'unnamed'
}
