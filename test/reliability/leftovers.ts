import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** What may lie in the folder of datasets beside them, in an upload, and in its files. */
const BESIDE = /^\.(place|uploads-1(\.lock(-journal)?)?)$/
const IN_UPLOAD = /^(session\.json|files|mapping\.yaml|dataset|checked-[0-9a-f-]{36}\.json)$/
const IN_FILES = /^[a-z]+_\d+\.csv$/

/** What is in a folder of datasets that should not be: what killed processes were making, and datasets without all their files. */
export function leftovers(
  data: string,
  { isFinished, all }: { readonly isFinished: boolean; readonly all: readonly string[] },
): readonly string[] {
  const found: string[] = []
  const files = all.toSorted().join()
  const half = (dataset: string): boolean => existsSync(dataset) && readdirSync(dataset).toSorted().join() !== files
  for (const name of readdirSync(data)) {
    if (!/^d\d+$/.test(name) && !BESIDE.test(name)) found.push(name)
    if (/^d\d+$/.test(name) && half(join(data, name))) found.push(`${name} is half`)
  }
  for (const id of readdirSync(join(data, '.uploads-1'))) {
    const upload = join(data, '.uploads-1', id)
    for (const name of readdirSync(upload)) {
      // A server that was just stopped in the midst of a check may leave this to the next start.
      const isForNext = !isFinished && name.startsWith('.dataset.importing-')
      if (!isForNext && !IN_UPLOAD.test(name)) found.push(name)
    }
    if (half(join(upload, 'dataset'))) found.push(`${id}/dataset is half`)
    const received = join(upload, 'files')
    if (existsSync(received)) found.push(...readdirSync(received).filter((name) => !IN_FILES.test(name)))
  }
  return found
}
