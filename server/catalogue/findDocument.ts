import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { nearestWord } from '../dataset/nearestWord.ts'
import { catalogue } from './catalogue.ts'
import { DocumentTrouble } from './DocumentTrouble.ts'

/** A document on the disk: its path as messages give it, and its bytes. */
export interface Found {
  readonly file: string
  readonly text: Uint8Array
}

/** A document by its path or by its name in the catalogue. */
export function findDocument(name: string): Found {
  if (existsSync(name)) {
    if (statSync(name).isDirectory()) throw new DocumentTrouble(`\`${name}\` is a folder; a document is a file.`)
    return read(name)
  }
  if (/\.ya?ml$/.test(name)) throw new DocumentTrouble(`There is no file \`${name}\`.`, nearFile(name))
  const named = inCatalogue(name)
  if (named) return read(named)
  const near = nearestWord(
    name,
    catalogue().map((one) => one.name),
  )
  throw new DocumentTrouble(
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
    throw new DocumentTrouble(
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
