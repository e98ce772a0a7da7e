import { statSync } from 'node:fs'
import { hashFile } from '../hashFile.ts'
import type { Package, Resource } from '../Package.ts'
import type { Problems } from '../Problems.ts'
import { shorten } from '../shorten.ts'
import { isFileInside, pathInside } from './sourceFiles.ts'

const METHODS = ['md5', 'sha1', 'sha256', 'sha512'] as const

/** Files that are not those of the description any more: of another size, or with another hash. */
export async function tellChanged(folder: string, { resources }: Package, problems: Problems): Promise<void> {
  for (const resource of resources) {
    const [name] = [resource.path ?? []].flat()
    const path = name === undefined || !isFileInside(folder, name) ? undefined : pathInside(folder, name)
    if (name === undefined || path === undefined) continue
    const message = await changed(path, resource)
    if (message === undefined) continue
    problems.add({
      code: 'broken-description',
      file: name,
      message,
      hint: 'Fetch it again; or where it was changed on purpose, correct `bytes` and `hash` in datapackage.json.',
    })
  }
}

async function changed(path: string, { bytes, hash }: Resource): Promise<string | undefined> {
  const { size } = statSync(path)
  if (bytes !== undefined && bytes !== size) return `The file has ${size} bytes, and datapackage.json says ${bytes}.`
  if (hash === undefined) return undefined
  const [digits = '', named = 'md5'] = hash.split(/[:-]/).toReversed()
  const method = METHODS.find((one) => one === named.toLowerCase())
  if (!method) return `datapackage.json gives its hash by \`${shorten(named)}\`, and known are ${METHODS.join(', ')}.`
  return (await hashFile(path, method)) === digits.toLowerCase()
    ? undefined
    : `The file is not the one that datapackage.json describes: its ${method} is another.`
}
