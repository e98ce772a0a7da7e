import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import type { World } from './Subcommand.ts'
import { UsageError } from './UsageError.ts'

/** The name of a document that shall be written, from its file: they are the same. */
export function documentName(out: string): string {
  const name = basename(out, '.yaml')
  if (out.endsWith('.yaml') && /^[a-z][a-z0-9_]*$/.test(name)) return name
  throw new UsageError(`\`${out}\` is no name of a document. Write small letters, digits and _, and .yaml.`)
}

/** Writes a document, whole or not at all. */
export function writeDocument(out: string, text: string, { err }: Pick<World, 'err'>): void {
  documentName(out)
  const folder = dirname(out)
  if (!existsSync(folder)) throw new UsageError(`The folder \`${folder}\` of --out does not exist.`)
  const part = `${out}.part-${process.pid}`
  try {
    writeFileSync(part, text)
    renameSync(part, out)
    err(`Written: ${out}\n`)
  } finally {
    rmSync(part, { force: true })
  }
}
