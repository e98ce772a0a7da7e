import { extname, normalize } from 'node:path'
import { nearestWord } from '../nearestWord.ts'
import type { Package } from '../Package.ts'
import type { Problems } from '../Problems.ts'
import type { Filling } from '../Source.ts'
import { TABLE_NAMES } from '../tables.ts'
import { resourceRules } from './resourceRules.ts'
import type { SourceFile } from './sourceFiles.ts'

/** The tables of a source by the names of its files, sheets or resources. What looks like a table and is none is never passed over. */
export function plainFillings(
  files: readonly SourceFile[],
  description: Package | undefined,
  problems: Problems,
): readonly Filling[] {
  if (description) tellAbsent(description, files, problems)
  const fillings: Filling[] = []
  for (const one of files) {
    const { file, path } = one
    if (one.isHidden) {
      tellHidden(one, problems)
      continue
    }
    const resource = description?.resources.find((each) =>
      [each.path ?? []]
        .flat()
        .map((part) => normalize(part))
        .includes(one.book ?? file),
    )
    const name = (one.book === undefined || resource === undefined ? (resource?.name ?? one.name) : one.name)
      .trim()
      .toLowerCase()
    const table = TABLE_NAMES.find((each) => each === name)
    const twin = fillings.find((filling) => filling.table === table)
    if (table === undefined) {
      const near = nearestWord(name, TABLE_NAMES)
      problems.add({
        code: 'unknown-file',
        file,
        message: `\`${file}\` is none of the tables of a dataset.`,
        hint:
          near === undefined
            ? `The tables are ${TABLE_NAMES.join(', ')}. A mapping can fill them from other files.`
            : `Did you mean \`${near}${one.sheet === undefined ? extname(file) : ''}\`?`,
      })
      continue
    }
    if (twin) {
      problems.add({
        code: 'unknown-file',
        file,
        message: `\`${table}\` is given twice, by \`${twin.file}\` and \`${file}\`.`,
        hint: 'Keep one of them.',
      })
      continue
    }
    const said = resource && resourceRules(resource)
    if (said && 'problem' in said) problems.add(said.problem)
    else fillings.push({ table, file, path, isSheet: one.sheet !== undefined, ...said })
  }
  return fillings
}

/** Nobody who looks at the workbook sees it: an old state of the data, or a list for another sheet. */
function tellHidden({ file, sheet = '' }: SourceFile, problems: Problems): void {
  problems.warn({
    code: 'unknown-file',
    file,
    message: `The sheet \`${sheet}\` is hidden, and not read.`,
    hint: 'Show it in the workbook, or name it in a mapping, if it belongs to the data.',
  })
}

/** Files that the description names and that are not there, or that lie outside of the folder. */
function tellAbsent({ resources }: Package, files: readonly SourceFile[], problems: Problems): void {
  for (const { name, path, data, compression } of resources) {
    const paths = [path ?? []].flat()
    const otherwise = data !== undefined ? 'has its rows in the description itself' : packed(compression)
    if (otherwise !== undefined)
      problems.add({
        code: 'broken-description',
        file: 'datapackage.json',
        message: `The resource \`${name}\` ${otherwise}, and a file of its own is read.`,
        hint: 'Write it as a CSV file, and give its `path`.',
      })
    if (paths.length > 1)
      problems.add({
        code: 'broken-description',
        file: 'datapackage.json',
        message: `The resource \`${name}\` has ${paths.length} files, and one is read.`,
        hint: 'Put them together in one.',
      })
    for (const one of paths.map((each) => normalize(each))) {
      const message =
        one.startsWith('..') || one.startsWith('/') || /^[a-z][a-z0-9+.-]*:/i.test(one)
          ? `The resource \`${name}\` lies outside of the folder: \`${one}\`.`
          : files.some(({ file, book }) => file === one || book === one)
            ? undefined
            : `The resource \`${name}\` is in \`${one}\`, and there is no such file that can be read.`
      if (message === undefined) continue
      const near = nearestWord(
        one,
        files.map(({ file }) => file),
      )
      problems.add({
        code: 'broken-description',
        file: 'datapackage.json',
        message,
        hint: near === undefined ? undefined : `Did you mean \`${near}\`?`,
      })
    }
  }
}

const packed = (compression: unknown): string | undefined =>
  compression === undefined || compression === 'no' ? undefined : 'is packed'
