import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { nearestWord } from '../dataset/nearestWord.ts'
import { projectRoot } from '../projectRoot.ts'
import { InputError } from './UsageError.ts'

/** A document on the disk: its path as messages give it, and its bytes. */
export interface Found {
  readonly file: string
  readonly text: Uint8Array
}

/** Everything in the catalogue, by name: the file's own, and with the folders before it where two share one. */
export function catalogue(): readonly { readonly name: string; readonly path: string }[] {
  const root = join(projectRoot(), 'models', 'catalogue')
  if (!existsSync(root)) return []
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml'))
    .toSorted()
    .map((path) => ({ name: basename(path, '.yaml'), path: join(root, path) }))
}

/** A document by its path or by its name in the catalogue. */
export function findDocument(name: string): Found {
  if (existsSync(name)) {
    if (statSync(name).isDirectory()) throw new InputError(`\`${name}\` is a folder; a document is a file.`)
    return read(name)
  }
  if (/\.ya?ml$/.test(name)) throw new InputError(`There is no file \`${name}\`.`, nearFile(name))
  const named = inCatalogue(name)
  if (named) return read(named)
  const near = nearestWord(
    name,
    catalogue().map((one) => one.name),
  )
  throw new InputError(
    `There is no document \`${name}\`, neither as a file nor in the catalogue.`,
    near === undefined ? 'kapitera models lists the catalogue.' : `Did you mean \`${near}\`?`,
  )
}

/** What a document builds on: a file of that name beside it, or in the catalogue. */
export function findBase(name: string, beside: string): Found | undefined {
  const sibling = join(dirname(beside), `${name}.yaml`)
  if (existsSync(sibling)) return read(sibling)
  const named = inCatalogue(name)
  return named ? read(named) : undefined
}

function inCatalogue(name: string): string | undefined {
  const found = catalogue().filter((one) => one.name === name || one.path.endsWith(`/${name}.yaml`))
  if (found.length > 1)
    throw new InputError(
      `Several documents of the catalogue are called \`${name}\`.`,
      `Name one by its path: ${found.map(({ path }) => relative(process.cwd(), path)).join(', ')}.`,
    )
  return found[0]?.path
}

function nearFile(name: string): string | undefined {
  const folder = dirname(name)
  if (!existsSync(folder)) return undefined
  const near = nearestWord(basename(name), readdirSync(folder))
  return near === undefined ? undefined : `Did you mean \`${join(folder, near)}\`?`
}

function read(path: string): Found {
  return { file: path, text: readFileSync(path) }
}
