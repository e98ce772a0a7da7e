import { existsSync, mkdirSync, readdirSync, realpathSync, type Stats, statSync } from 'node:fs'
import { basename, dirname, extname, isAbsolute, join, normalize, relative } from 'node:path'
import type { Package } from '../Package.ts'
import type { Problems } from '../Problems.ts'
import { LISTED } from '../../warehouse/listed/ListedTable.ts'
import { readWorkbook } from './readWorkbook.ts'

/** A file of the source that holds one table: a CSV or Parquet file, or a sheet of a workbook written as CSV. */
export interface SourceFile {
  /** As messages name it: `patients.csv`, or `region.xlsx, sheet patients`. */
  readonly file: string
  /** What it seems to be called after: `patients`. */
  readonly name: string
  readonly path: string
  /** Of a sheet, the workbook seen from the source folder. */
  readonly book?: string | undefined
  readonly sheet?: string | undefined
  /** A sheet that whoever opens the workbook does not see: read only where a mapping names it. */
  readonly isHidden?: boolean | undefined
}

const TABLE_FILE = /\.(csv|tsv|txt|parquet|xlsx)$/i
/** What looks like data and is not read: never passed over silently. */
const OTHER_DATA = /\.(xls|xlsb|xlsm|ods|zip|gz|7z|rar|sav|dta|sas7bdat|numbers)$/i

/** What an imported dataset has beside its tables, made of them. Elsewhere a file of that name is like any other. */
function isOurs(name: string, description: Package | undefined): boolean {
  const own = description?.['kapitera']
  return name === `${LISTED}.parquet` && typeof own === 'object' && own !== null && 'listed' in own
}

/** The files of a folder that may hold tables, in the order of their names; those that a description names in folders below, too. */
export function namesOfTables(folder: string, description: Package | undefined): readonly string[] {
  const names = readdirSync(folder).filter((name) => !isPassedOver(name) && isFile(join(folder, name)))
  const described = (description?.resources ?? [])
    .flatMap(({ path }) => [path ?? []].flat())
    .map((path) => normalize(path))
  const below = described.filter((path) => !names.includes(path) && TABLE_FILE.test(path) && isFileInside(folder, path))
  const isTable = (name: string): boolean => TABLE_FILE.test(name) && !isNote(name) && !isOurs(name, description)
  return [...names.filter(isTable), ...below].toSorted()
}

/** Names the files of a folder that look like data and are of no kind that is read. */
export function tellOtherData(folder: string, problems: Problems): void {
  for (const name of readdirSync(folder).filter((one) => TABLE_FILE.test(one) && !isPassedOver(one))) {
    const stat = statOf(join(folder, name))
    if (stat?.isFile()) continue
    problems.add({
      code: 'unknown-file',
      file: name,
      message: `\`${name}\` is ${stat === undefined ? 'a link to nothing or to itself' : stat.isDirectory() ? 'a folder and no file' : 'a pipe or a device and no file'}.`,
      hint:
        stat?.isDirectory() === true ? 'Import the folder by itself, or take it away.' : 'Put the file itself there.',
    })
  }
  for (const name of readdirSync(folder).filter((one) => OTHER_DATA.test(one) && !isPassedOver(one)))
    problems.add({
      code: 'unknown-file',
      file: name,
      message: `\`${name}\` may hold data and cannot be read.`,
      hint: name.toLowerCase().endsWith('.zip')
        ? 'Import the archive by itself, or unpack it here.'
        : 'Save it as .xlsx or CSV, or take it out of the folder.',
    })
}

/** Names the folders below that hold tables, where there are none in the folder itself. */
export function tellFoldersOfTables(folder: string, problems: Problems): void {
  for (const name of readdirSync(folder)
    .filter((one) => !isPassedOver(one))
    .toSorted()) {
    const below = join(folder, name)
    if (!statOf(below)?.isDirectory() || !readdirSync(below).some((one) => TABLE_FILE.test(one) && !isNote(one)))
      continue
    problems.add({
      code: 'unknown-file',
      file: name,
      message: `There is no table beside the folder \`${name}\`, which has files that may be tables and is not looked into.`,
      hint: 'Import that folder by itself, or put its files in the folder above.',
    })
  }
}

/** What a name leads to; nothing where it is a link that leads nowhere. */
function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ELOOP') return undefined
    throw error
  }
}

/** Hidden files, and the ones that Excel keeps beside a workbook that is open. */
function isPassedOver(name: string): boolean {
  return name.startsWith('.') || name.startsWith('~$')
}

function isFile(path: string): boolean {
  return statOf(path)?.isFile() === true
}

/** Whether a name seen from the folder leads to a file inside of it. */
export function isFileInside(folder: string, name: string): boolean {
  const path = pathInside(folder, name)
  return path !== undefined && existsSync(path) && statSync(path).isFile()
}

function isNote(name: string): boolean {
  return /^(readme|licen[cs]e|notes?|changelog)\b.*\.txt$/i.test(name)
}

/** Where a name seen from the folder leads, if it stays inside. */
export function pathInside(folder: string, name: string): string | undefined {
  if (isAbsolute(name) || /^[a-z][a-z0-9+.-]*:/i.test(name) || name.includes('\\')) return undefined
  const path = join(folder, name)
  if (relative(folder, path).startsWith('..')) return undefined
  if (!existsSync(path)) return path
  const real = realpathSync(path)
  // A link may lead out of the folder; a folder that is a link itself may not be compared by its own name.
  return relative(realpathSync(folder), real).startsWith('..') ? undefined : path
}

/** The tables in these files: a workbook gives one for each of its sheets. */
export async function openFiles(
  folder: string,
  names: readonly string[],
  { spill, problems }: { readonly spill: string; readonly problems: Problems },
): Promise<readonly SourceFile[]> {
  const files: SourceFile[] = []
  for (const name of names) {
    const path = join(folder, name)
    const plain = basename(name, extname(name))
    if (!name.toLowerCase().endsWith('.xlsx')) {
      files.push({ file: name, name: plain, path })
      continue
    }
    const into = join(spill, 'sheets', String(files.length), dirname(name))
    mkdirSync(into, { recursive: true })
    const sheets = (await readWorkbook(path, { file: name, folder: into, problems })) ?? []
    const isAlone = sheets.length === 1
    for (const sheet of sheets)
      files.push({
        file: isAlone ? name : `${name}, sheet ${sheet.sheet}`,
        name: isAlone && /^(sheet|blad|tabelle|feuil)\s*\d*$/i.test(sheet.sheet) ? plain : sheet.sheet,
        path: sheet.path,
        book: name,
        sheet: sheet.sheet,
        ...(sheet.isHidden && { isHidden: true }),
      })
  }
  return files
}
