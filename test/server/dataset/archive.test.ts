import { strToU8, type Zippable, zipSync } from 'fflate'
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { DataError } from '../../../server/dataset/DataProblem.ts'
import { importDataset } from '../../../server/dataset/importDataset.ts'
import { folderOf } from './folderOf.ts'
import { rowsIn } from './rowsIn.ts'

const today = 20261122
const CLINICS = strToU8('id\nnorth\n')

function archiveOf(files: Zippable | Uint8Array): string {
  const path = join(folderOf({}), 'region.zip')
  writeFileSync(path, files instanceof Uint8Array ? files : zipSync(files))
  return path
}

/** The first problem; nothing is left beside the source. */
async function refusal(archive: string): Promise<string> {
  const out = join(dirname(dirname(archive)), 'out')
  const error: unknown = await importDataset(archive, out, { today }).catch((thrown: unknown) => thrown)
  if (!(error instanceof DataError)) throw error
  expect(readdirSync(dirname(out))).toEqual(['source'])
  expect(existsSync(join(dirname(out), '..', 'evil.csv'))).toBe(false)
  const [problem] = error.problems
  return `${problem?.code}: ${problem?.message}`
}

/** Replaces bytes everywhere in an archive, such as a name in both of its places. */
function patched(bytes: Uint8Array, from: string, to: string): Uint8Array {
  return Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll(from, to), 'latin1')
}

describe('an archive', () => {
  it('is imported as the folder that it holds, with what else lies in it left alone', async () => {
    const archive = archiveOf({
      region: { 'clinics.csv': CLINICS, 'patients.csv': strToU8('id;clinic\na;north\n'), 'notes.pdf': strToU8('x') },
      __MACOSX: { '._clinics.csv': strToU8('x') },
    })
    const out = join(dirname(dirname(archive)), 'out')
    await importDataset(archive, out, { today })
    expect(await rowsIn(join(out, 'listings.parquet'))).toMatchObject([{ patient: 'a', clinic: 'north' }])
  })

  it('is refused where one name is a file and a folder, or is longer than a disk takes', async () => {
    expect(await refusal(archiveOf({ 'a/clinics.csv': CLINICS, 'a/clinics.csv/x.csv': CLINICS }))).toBe(
      'unsafe-archive: `a/clinics.csv` is a file and a folder.',
    )
    const long = `${'n'.repeat(300)}.csv`
    expect(await refusal(archiveOf({ 'clinics.csv': CLINICS, [long]: CLINICS }))).toContain('unsafe-archive: `nnnnn')
  })

  it('is refused where a name leads out of it', async () => {
    expect(await refusal(archiveOf({ '../evil.csv': CLINICS }))).toBe(
      'unsafe-archive: A name in the archive leads out of it: invalid relative path: ../evil.csv.',
    )
    expect(await refusal(archiveOf({ '/evil.csv': CLINICS }))).toContain(
      'unsafe-archive: A name in the archive leads out',
    )
    expect(await refusal(archiveOf({ 'a\\..\\..\\evil.csv': CLINICS }))).toContain('unsafe-archive')
  })

  it('is refused where two files have one name', async () => {
    const twice = patched(zipSync({ 'clinics.csv': CLINICS, 'clinicz.csv': CLINICS }), 'clinicz', 'Clinics')
    expect(await refusal(archiveOf(twice))).toBe('unsafe-archive: `Clinics.csv` and `clinics.csv` have one name.')
  })

  it('is refused where a file is a link', async () => {
    const link = archiveOf({ 'clinics.csv': [strToU8('/etc/passwd'), { os: 3, attrs: (0o120777 << 16) >>> 0 }] })
    expect(await refusal(link)).toBe('unsafe-archive: `clinics.csv` is a link and not a file.')
  })

  it('is refused where a file is encrypted', async () => {
    const bytes = zipSync({ 'clinics.csv': CLINICS })
    const central = Buffer.from(bytes).indexOf(Buffer.from([0x50, 0x4b, 1, 2]))
    bytes[central + 8] = (bytes[central + 8] ?? 0) | 1
    expect(await refusal(archiveOf(bytes))).toBe('unsafe-archive: `clinics.csv` is encrypted.')
  })

  it('is refused before it is unpacked where it would fill the disk', async () => {
    const bomb = archiveOf({ 'clinics.csv': new Uint8Array(8 << 20) })
    expect(await refusal(bomb)).toBe(
      'unsafe-archive: `clinics.csv` would unpack to more than 250 times its size, which no table does.',
    )
  })

  it('is refused while it is unpacked where it lies about its size', async () => {
    const bytes = zipSync({ 'clinics.csv': new Uint8Array(4096).fill(65) })
    const central = Buffer.from(bytes).indexOf(Buffer.from([0x50, 0x4b, 1, 2]))
    Buffer.from(bytes.buffer).writeUInt32LE(16, central + 24)
    expect(await refusal(archiveOf(bytes))).toContain('`clinics.csv` cannot be unpacked')
  })

  it('is refused where it is cut, or its bytes are others than were packed', async () => {
    const whole = zipSync({ 'clinics.csv': CLINICS }, { level: 0 })
    expect(await refusal(archiveOf(whole.subarray(0, whole.length - 30)))).toContain('broken-archive')
    expect(await refusal(archiveOf(patched(whole, 'north', 'south')))).toBe(
      'broken-archive: `clinics.csv` cannot be unpacked: its checksum is wrong.',
    )
  })
})
