import { createWriteStream, mkdirSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Entry, ZipFile } from 'yauzl'
import type { Problems } from '../Problems.ts'
import { shorten } from '../shorten.ts'
import { type ArchiveLimits, type ArchiveReading, guardStream, isSafe, TooLarge } from './archiveSafety.ts'

const LIMITS: ArchiveLimits = { entries: 1000, bytes: 64 * 2 ** 30, ratio: 250 }

/** Files that an import looks at; all others of an archive are left where they are. */
const WANTED = /\.(csv|tsv|txt|parquet|xlsx|json|ya?ml|zip|xls|ods)$/i

/**
 * Unpacks a zip into a folder. Refused are names that lead out of it, names given twice, links, encrypted files, and
 * archives that unpack to more than the limits; nothing comes back then, and what is wrong was added to the problems.
 */
export async function unpackArchive(
  path: string,
  into: string,
  {
    file,
    problems,
    limits = LIMITS,
  }: { readonly file: string; readonly problems: Problems; readonly limits?: ArchiveLimits },
): Promise<string | undefined> {
  const archive = await openArchive(path, file, problems)
  if (!archive) return undefined
  try {
    const entries = await readEntries(archive, { file, problems, limits })
    if (!entries || !isSafe(entries, { file, problems, limits, size: archive.fileSize })) return undefined
    mkdirSync(into, { recursive: true })
    for (const entry of entries.filter((one) => isWanted(one.fileName)))
      if (!(await unpackEntry(archive, entry, { into, file, problems, limits }))) return undefined
  } finally {
    archive.close()
  }
  return rootOf(into)
}

/** Opens a zip; nothing where it is none or is cut. */
export async function openArchive(path: string, file: string, problems: Problems): Promise<ZipFile | undefined> {
  const { openPromise } = await import('yauzl')
  try {
    return await openPromise(path, { lazyEntries: true, autoClose: false, strictFileNames: false })
  } catch (error) {
    if (error instanceof Error && 'code' in error) throw error
    problems.add({
      code: 'broken-archive',
      file,
      message: `The archive cannot be read: ${why(error)}.`,
      hint: 'It may have been cut when it was sent. Pack it again.',
    })
    return undefined
  }
}

/** The list of the archive's files. Its library refuses names with `..` and absolute ones. */
export async function readEntries(
  archive: ZipFile,
  { file, problems, limits }: ArchiveReading,
): Promise<readonly Entry[] | undefined> {
  const entries: Entry[] = []
  try {
    for await (const entry of archive.eachEntry()) {
      if (entries.length === limits.entries) {
        problems.add({
          code: 'unsafe-archive',
          file,
          message: `The archive has more than ${limits.entries} files.`,
          hint: 'Pack only the tables.',
        })
        return undefined
      }
      entries.push(entry)
    }
  } catch (error) {
    const isName = /^(invalid relative path|absolute path|invalid characters in fileName)/.test(why(error))
    problems.add({
      code: isName ? 'unsafe-archive' : 'broken-archive',
      file,
      message: isName
        ? `A name in the archive leads out of it: ${why(error)}.`
        : `The archive cannot be read: ${why(error)}.`,
      hint: isName
        ? 'Pack the files without folders above them.'
        : 'It may have been cut when it was sent. Pack it again.',
    })
    return undefined
  }
  return entries
}

function isWanted(name: string): boolean {
  return (
    !name.endsWith('/') &&
    !name.split('/').some((part) => part.startsWith('.') || part === '__MACOSX') &&
    WANTED.test(name)
  )
}

async function unpackEntry(
  archive: ZipFile,
  entry: Entry,
  { into, file, problems, limits }: ArchiveReading & { readonly into: string },
): Promise<boolean> {
  const target = join(into, entry.fileName)
  mkdirSync(dirname(target), { recursive: true })
  const guard = guardStream(entry, limits)
  try {
    await pipeline(await archive.openReadStreamPromise(entry), guard, createWriteStream(target, { flags: 'wx' }))
    return true
  } catch (error) {
    if (isOfDisk(error)) throw error
    problems.add({
      code: error instanceof TooLarge ? 'unsafe-archive' : 'broken-archive',
      file,
      message: `\`${shorten(entry.fileName)}\` cannot be unpacked: ${why(error)}.`,
      hint: error instanceof TooLarge ? undefined : 'The archive may have been cut when it was sent. Pack it again.',
    })
    return false
  }
}

/** An archive of one folder is that folder. */
async function rootOf(into: string): Promise<string> {
  const { readdirSync, statSync } = await import('node:fs')
  const names = readdirSync(into)
  const [only] = names
  if (names.length === 1 && only !== undefined && statSync(join(into, only)).isDirectory())
    return rootOf(join(into, only))
  return into
}

/** Whether a file is a zip by its name: `region.zip`, but not `region.xlsx`, which is one inside. */
export function isArchive(path: string): boolean {
  return extname(basename(path)).toLowerCase() === '.zip'
}

function isOfDisk(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && /^E[A-Z]+$/.test(error.code)
}

function why(error: unknown): string {
  return shorten(error instanceof Error ? error.message : String(error), 160).replace(/\.$/, '')
}
