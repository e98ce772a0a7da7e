import { basename } from 'node:path'
import type { TableMapping } from '../Mapping.ts'
import { nearestWord } from '../nearestWord.ts'
import type { Problems } from '../Problems.ts'
import type { ReadingRules } from '../ReadingRules.ts'
import type { Filling } from '../Source.ts'
import { type TableName, TABLE_NAMES } from '../tables.ts'
import type { ChosenMapping } from './readyMappings.ts'
import type { SourceFile } from './sourceFiles.ts'

/** What a mapping names. A file that is not there is named with the nearest that is. */
export function mappedFillings(
  { path, mapping: { tables }, files: matched }: ChosenMapping,
  files: readonly SourceFile[],
  problems: Problems,
): readonly Filling[] {
  const file = basename(path)
  const fillings = TABLE_NAMES.flatMap((table) =>
    [tables[table] ?? []].flat().flatMap((mapping: TableMapping): readonly Filling[] => {
      const { from, rows } = mapping
      if ((from === undefined) === (rows === undefined)) {
        const message = `The table \`${table}\` is filled by \`from\` a file or by \`rows\`, by one of the two.`
        problems.add({ code: 'broken-mapping', file, message })
        return []
      }
      if (from === undefined) return [{ table, file, mapping }]
      const found = matched.get(from) ?? fileOf(from, mapping.sheet, files)
      if (found)
        return [
          {
            table,
            file: found.file,
            path: found.path,
            mapping,
            rules: rulesOf(mapping),
            missing: mapping.missing,
            isSheet: found.sheet !== undefined,
          },
        ]
      tellAbsent(table, mapping, { file, files, problems })
      return []
    }),
  )
  tellUnreadSheets(files, fillings, problems)
  return fillings
}

/** A sheet beside others that are read is easily taken for read: it is said that it is not. */
function tellUnreadSheets(files: readonly SourceFile[], fillings: readonly Filling[], problems: Problems): void {
  const isRead = ({ path }: SourceFile): boolean => fillings.some((filling) => filling.path === path)
  const books = new Set(files.filter(isRead).flatMap(({ book }) => book ?? []))
  for (const one of files) {
    if (one.book === undefined || one.sheet === undefined || !books.has(one.book) || isRead(one)) continue
    problems.warn({
      code: 'unknown-file',
      file: one.file,
      message: `The sheet \`${one.sheet}\` is not read: no table is filled from it.`,
      hint: 'Name it in the mapping if it belongs to the data.',
    })
  }
}

function fileOf(from: string, sheet: string | undefined, files: readonly SourceFile[]): SourceFile | undefined {
  const sheets = files.filter(({ book }) => book === from)
  if (sheets.length === 0) return files.find(({ file }) => file === from)
  if (sheet !== undefined) return sheets.find((one) => one.sheet === sheet)
  const [only, ...more] = sheets.filter(({ isHidden }) => !isHidden)
  return more.length === 0 ? only : undefined
}

function tellAbsent(
  table: TableName,
  { from = '', sheet }: TableMapping,
  {
    file,
    files,
    problems,
  }: { readonly file: string; readonly files: readonly SourceFile[]; readonly problems: Problems },
): void {
  const sheets = files.flatMap((one) => (one.book === from && one.sheet !== undefined ? [one.sheet] : []))
  if (sheets.length > 0) {
    const near = sheet === undefined ? undefined : nearestWord(sheet, sheets)
    problems.add({
      code: 'unknown-file',
      file,
      value: sheet ?? from,
      message:
        sheet === undefined
          ? `\`${from}\` has several sheets, and the mapping does not say which fills \`${table}\`.`
          : `\`${from}\` has no sheet \`${sheet}\`.`,
      hint: near === undefined ? `Its sheets are ${sheets.join(', ')}.` : `Did you mean \`${near}\`?`,
    })
    return
  }
  const near = nearestWord(
    from,
    files.map((one) => one.book ?? one.file),
  )
  problems.add({
    code: 'unknown-file',
    file,
    value: from,
    message: `The mapping fills \`${table}\` from \`${from}\`, and there is no such file.`,
    hint: near === undefined ? undefined : `Did you mean \`${near}\`?`,
  })
}

function rulesOf({ delimiter, header_row, encoding, decimal, thousands, dates }: TableMapping): ReadingRules {
  return { delimiter, header_row, encoding, decimal, thousands, dates }
}
