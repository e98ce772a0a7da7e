import { Transform } from 'node:stream'
import { crc32 } from 'node:zlib'
import type { Entry } from 'yauzl'
import type { Problems } from '../Problems.ts'
import { shorten } from '../shorten.ts'

/** How much an archive may hold. What is over is refused before it is unpacked, and again while it is. */
export interface ArchiveLimits {
  readonly entries: number
  /** Bytes of all its files together, unpacked. */
  readonly bytes: number
  /** Unpacked bytes for one packed, of a file that is longer than a megabyte. Tables reach 50; a bomb reaches 1000. */
  readonly ratio: number
}

const SMALL = 1 << 20
/** Bytes; file systems take no more. */
const LONGEST_NAME = 255

/** What judging an archive needs. */
export interface ArchiveReading {
  readonly file: string
  readonly problems: Problems
  readonly limits: ArchiveLimits
}

/** What the list itself says: names twice, links, encryption, and sizes that no table has. */
export function isSafe(
  entries: readonly Entry[],
  { file, problems, limits, size }: ArchiveReading & { readonly size: number },
): boolean {
  const before = problems.count()
  const unsafe = (message: string, hint?: string): void => problems.add({ code: 'unsafe-archive', file, message, hint })
  const names = new Map<string, string>()
  const folders = new Set<string>()
  for (const entry of entries) {
    const name = shorten(entry.fileName)
    const plain = entry.fileName.normalize('NFC').toLowerCase()
    const twin = names.get(plain)
    if (twin !== undefined) unsafe(`\`${name}\` and \`${twin}\` have one name.`, 'Give each file a name of its own.')
    names.set(plain, name)
    const parts = plain.split('/')
    if (parts.some((part) => Buffer.byteLength(part) > LONGEST_NAME))
      unsafe(`\`${name}\` has a longer name than a disk takes.`, 'Give the file a shorter name.')
    parts.slice(0, -1).forEach((_, place) => folders.add(parts.slice(0, place + 1).join('/')))
    if (isLink(entry)) unsafe(`\`${name}\` is a link and not a file.`, 'Pack the file that it leads to.')
    if (entry.isEncrypted())
      unsafe(`\`${name}\` is encrypted.`, 'Unpack it with its password, and import what was in it.')
    if (entry.uncompressedSize > SMALL && entry.uncompressedSize > limits.ratio * Math.max(entry.compressedSize, 1))
      unsafe(
        `\`${name}\` would unpack to more than ${limits.ratio} times its size, which no table does.`,
        'If the file is yours, unpack it and import the folder.',
      )
  }
  for (const [plain, name] of names)
    if (folders.has(plain)) unsafe(`\`${name}\` is a file and a folder.`, 'Give each a name of its own.')
  const total = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0)
  if (total > limits.bytes)
    unsafe(`The archive would unpack to ${inWords(total)}, and ${inWords(limits.bytes)} is the most.`)
  if (entries.reduce((sum, entry) => sum + entry.compressedSize, 0) > size)
    unsafe('Files of the archive lie on top of each other, as in an archive made to fill a disk.')
  return problems.count() === before
}

/** Unix keeps the kind of a file in the upper half of its attributes; a plain file or folder, or nothing, is no link. */
function isLink({ externalFileAttributes }: Entry): boolean {
  const kind = (externalFileAttributes >>> 16) & 0xf000
  return ![0, 0x8000, 0x4000].includes(kind)
}

/** More than the archive may hold. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge'
}

/** Stops a file that is longer than the archive says, and one whose checksum is another. */
export function guardStream(entry: Entry, { ratio }: Pick<ArchiveLimits, 'ratio'>): Transform {
  let length = 0
  let checksum = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      length += chunk.length
      checksum = crc32(chunk, checksum)
      if (length > entry.uncompressedSize) done(new TooLarge('it is longer than the archive says'))
      else if (length > SMALL && length > ratio * Math.max(entry.compressedSize, 1))
        done(new TooLarge(`it is more than ${ratio} times longer than it was packed`))
      else done(null, chunk)
    },
    flush(done) {
      done(checksum === entry.crc32 ? null : new Error('its checksum is wrong'))
    },
  })
}

function inWords(bytes: number): string {
  const [size, unit] = bytes >= 2 ** 30 ? [bytes / 2 ** 30, 'GB'] : [bytes / 2 ** 20, 'MB']
  return `${Math.round(size * 10) / 10} ${unit}`
}
