import { closeSync, createWriteStream, openSync, readSync, statSync } from 'node:fs'
import { once } from 'node:events'
import { join } from 'node:path'
import { buffer as wholeOf } from 'node:stream/consumers'
import { finished } from 'node:stream/promises'
import type { Row } from 'read-excel-file/node'
import { decimalText } from '../decimalText.ts'
import type { Problems } from '../Problems.ts'
import { shorten } from '../shorten.ts'
import { type ArchiveLimits, guardStream, isSafe } from './archiveSafety.ts'
import { openArchive, readEntries } from './unpackArchive.ts'

/** A sheet of a workbook as a CSV file in UTF-8, with commas. */
export interface SheetFile {
  readonly sheet: string
  readonly path: string
  /** Whoever opens the workbook does not see it. */
  readonly isHidden: boolean
}

/** A workbook is read whole, so it must fit in memory. What is larger belongs in CSV or Parquet. */
const LIMITS: ArchiveLimits = { entries: 2000, bytes: 192 * 2 ** 20, ratio: 250 }
const MOST_BYTES = 64 * 2 ** 20
const [MOST_ROWS, MOST_COLUMNS, MOST_CELLS] = [1_048_576, 16_384, 10_000_000]

/** What of a workbook is read; pictures, styles of pages and macros are not. */
const PARTS = /^(\[Content_Types\]\.xml|_rels\/\.rels|xl\/(_rels\/)?[^/]+|xl\/worksheets\/[^/]+)$/i

/**
 * Writes the sheets of an `.xlsx` file as CSV files into a folder. Numbers are written as Excel shows them, with 15
 * digits, dates as 2026-01-31. Nothing comes back where it is no workbook, or one with formulas that failed.
 */
export async function readWorkbook(
  path: string,
  { file, folder, problems }: { readonly file: string; readonly folder: string; readonly problems: Problems },
): Promise<readonly SheetFile[] | undefined> {
  const before = problems.count()
  const parts = await readParts(path, file, problems)
  if (!parts) return undefined
  const named = sheetsOf(parts)
  const names = new Map(named.map(({ part, name }) => [part, name]))
  const hidden = new Set(named.flatMap(({ name, isHidden }) => (isHidden ? [name] : [])))
  for (const [name, bytes] of Object.entries(parts))
    if (name.startsWith('xl/worksheets/'))
      checkSheet(bytes, names.get(name) ?? name.replaceAll(/^.*\/|\.xml$/g, ''), { file, problems })
  if (problems.count() > before) return undefined
  const sheets = await readSheets(parts, file, problems)
  if (!sheets) return undefined
  const files: SheetFile[] = []
  for (const [place, { sheet, data }] of sheets.entries()) {
    if (data.every((row) => row.every((cell) => cell === null))) continue
    const target = join(folder, `sheet-${statSync(path).ino}-${place}.csv`)
    await writeRows(data, target)
    files.push({ sheet, path: target, isHidden: hidden.has(sheet) })
  }
  if (files.length > 0) return files
  problems.add({ code: 'empty-file', file, message: 'The workbook has no sheet with anything in it.' })
  return undefined
}

async function readParts(
  path: string,
  file: string,
  problems: Problems,
): Promise<Readonly<Record<string, Uint8Array>> | undefined> {
  if (statSync(path).size > MOST_BYTES) {
    problems.add({ code: 'broken-workbook', file, message: 'The workbook is larger than 64 MB.', hint: AS_CSV })
    return undefined
  }
  if (isCompound(path)) {
    problems.add(broken(file, new Error('it is protected by a password, or of the form before .xlsx')))
    return undefined
  }
  const archive = await openArchive(path, file, problems)
  if (!archive) return undefined
  try {
    const entries = await readEntries(archive, { file, problems, limits: LIMITS })
    if (!entries || !isSafe(entries, { file, problems, limits: LIMITS, size: archive.fileSize })) return undefined
    const parts: Record<string, Uint8Array> = {}
    for (const entry of entries.filter(({ fileName }) => PARTS.test(fileName))) {
      const stream = await archive.openReadStreamPromise(entry)
      parts[entry.fileName] = await wholeOf(stream.pipe(guardStream(entry, LIMITS)))
    }
    return parts
  } catch (error) {
    problems.add(broken(file, error))
    return undefined
  } finally {
    archive.close()
  }
}

/** Does it begin as Microsoft's compound files do, in which a workbook with a password lies, and an old .xls? */
function isCompound(path: string): boolean {
  const beginning = Buffer.alloc(COMPOUND.length)
  const file = openSync(path, 'r')
  try {
    readSync(file, beginning)
  } finally {
    closeSync(file)
  }
  return beginning.equals(COMPOUND)
}

const COMPOUND = Buffer.from('d0cf11e0a1b11ae1', 'hex')

/**
 * What the library that reads sheets would pass over: cells whose formula failed, which it takes for empty, and places
 * far outside of a sheet, up to which it would fill the memory with empty cells.
 */
function checkSheet(
  bytes: Uint8Array,
  sheet: string,
  { file, problems }: { readonly file: string; readonly problems: Problems },
): void {
  const text = Buffer.from(bytes).toString('utf8')
  const [, merged] = /<(?:\w+:)?mergeCell\s[^>]*ref="([^"]+)"/.exec(text) ?? []
  if (merged !== undefined)
    problems.add({
      code: 'broken-workbook',
      file,
      message: `The cells ${shorten(merged)} of the sheet \`${shorten(sheet)}\` are merged: the first alone has their value, and the others are empty.`,
      hint: 'Unmerge them, and write the value in each row.',
    })
  let [cells, errors, before] = [0, 0, 0]
  for (const { 0: tag, index } of text.matchAll(/<(?:\w+:)?(?:c|row)\s[^>]*>/g)) {
    const [, letters = '', digits = '0'] = /\br="([A-Z]*)(\d+)"/.exec(tag) ?? []
    const column = letters.split('').reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
    if (Number(digits) > MOST_ROWS || column > MOST_COLUMNS) {
      problems.add({
        code: 'broken-workbook',
        file,
        message: `\`${sheet}\` has a cell outside of any sheet: ${shorten(letters + digits)}.`,
      })
      return
    }
    if (/\bt="e"/.test(tag) && errors < 20) {
      errors += 1
      problems.add({
        code: 'broken-workbook',
        file,
        row: Number(digits),
        column: letters,
        message: 'The cell holds an error of a formula.',
        hint: 'Mend the formula, or empty the cell.',
      })
    }
    if (errors < 20 && isUncounted(text, index + tag.length, tag)) {
      errors += 1
      problems.add({
        code: 'broken-workbook',
        file,
        row: Number(digits),
        column: letters,
        message: `The cell ${letters}${digits} of the sheet \`${shorten(sheet)}\` has a formula without its value.`,
        hint: 'The program that wrote the workbook did not calculate it. Open it in Excel or LibreOffice, and save it again.',
      })
    }
    // A cell far to the right makes all before it, empty as they are.
    cells += Math.max(1, column - before)
    before = column
    if (cells > MOST_CELLS) {
      problems.add({
        code: 'broken-workbook',
        file,
        message: `\`${sheet}\` has more than ten million cells.`,
        hint: AS_CSV,
      })
      return
    }
  }
}

/** A cell with a formula and no value, which the library takes for an empty one. */
function isUncounted(text: string, start: number, tag: string): boolean {
  if (tag.endsWith('/>') || /^<(?:\w+:)?row/.test(tag) || !/^\s*<(?:\w+:)?f[\s/>]/.test(text.slice(start, start + 40)))
    return false
  const end = text.slice(start).search(/<\/(?:\w+:)?c>/)
  return end >= 0 && !/<(?:\w+:)?(?:v|is)[\s/>]/.test(text.slice(start, start + end))
}

/** The sheets: the part that has each, what it is called, and whether it is hidden. */
function sheetsOf(parts: Readonly<Record<string, Uint8Array>>) {
  const textOf = (name: string): string => Buffer.from(parts[name] ?? []).toString('utf8')
  const attribute = (tag: string, name: string): string => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? ''
  const targets = new Map(
    [...textOf('xl/_rels/workbook.xml.rels').matchAll(/<(?:\w+:)?Relationship\s[^>]*>/g)].map(([tag]) => [
      attribute(tag, 'Id'),
      attribute(tag, 'Target').replace(/^\/?(xl\/)?/, 'xl/'),
    ]),
  )
  return [...textOf('xl/workbook.xml').matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)].map(([tag]) => ({
    part: targets.get(attribute(tag, '\\w+:id')) ?? '',
    name: unescaped(attribute(tag, 'name')),
    isHidden: /hidden$/i.test(attribute(tag, 'state')),
  }))
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }

/** A text as XML writes it inside of an attribute. */
function unescaped(text: string): string {
  return text.replaceAll(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal?: string, hex?: string, name?: string) =>
    name === undefined
      ? String.fromCodePoint(decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal))
      : (ENTITIES[name] ?? whole),
  )
}

async function readSheets(parts: Readonly<Record<string, Uint8Array>>, file: string, problems: Problems) {
  // The archive is put together anew from what was checked: the library reads archives in another way.
  const [{ zipSync }, { default: readXlsxFile }] = await Promise.all([import('fflate'), import('read-excel-file/node')])
  try {
    const archive = Buffer.from(zipSync({ ...parts }, { level: 0 }))
    return await readXlsxFile<string>(archive, { parseNumber: shownNumber, trim: false })
  } catch (error) {
    problems.add(broken(file, error))
    return undefined
  }
}

function broken(file: string, error: unknown) {
  return {
    code: 'broken-workbook',
    file,
    message: `This is no workbook that can be read: ${shorten(error instanceof Error ? error.message : '', 160).replace(/\.$/, '')}.`,
    hint: 'Save it again as .xlsx, without a password, or as CSV.',
  } as const
}

const AS_CSV = 'Save the sheet as CSV.'

/** Rows that stand empty at the end are none, and neither are columns in which nothing stands. */
async function writeRows(rows: readonly Row<string>[], target: string): Promise<void> {
  const last = rows.findLastIndex((row) => row.some((cell) => cell !== null))
  const used = new Set<number>()
  for (const row of rows) for (const [place, cell] of row.entries()) if (cell !== null) used.add(place)
  const places = [...used].toSorted((a, b) => a - b)
  const out = createWriteStream(target)
  for (const row of rows.slice(0, last + 1)) {
    const isEmpty = row.every((cell) => cell === null)
    const cells = places.map((place) => quoted(cellText(row[place] ?? null)))
    if (!out.write(`${isEmpty ? '' : cells.join(',')}\n`)) await once(out, 'drain')
  }
  out.end()
  await finished(out)
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return cell.toISOString().replace(/T00:00:00\.000Z$|Z$/, '')
  if (typeof cell === 'boolean') return cell ? 'true' : 'false'
  return typeof cell === 'string' ? cell : ''
}

/** A number as Excel shows it: with 15 digits, for its 16th and 17th are noise of its arithmetic. */
function shownNumber(text: string): string {
  return Number.isFinite(Number(text)) ? decimalText(Number(Number(text).toPrecision(15))) : text
}

function quoted(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
