import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, extname, join, resolve } from 'node:path'
import * as z from 'zod'
import { Mapping, type TableMapping } from './Mapping.ts'
import { nearestWord } from './nearestWord.ts'
import { type Field, Package } from './Package.ts'
import type { Problems } from './Problems.ts'
import { readYaml } from './readYaml.ts'
import { shorten } from './shorten.ts'
import type { Declared, Filling, Source } from './Source.ts'
import { type TableName, TABLE_NAMES } from './tables.ts'

/** Finds what there is to import: the tables of a folder or a file, its description, and its mapping. */
export function findSource(source: string, mappingFile: string | undefined, problems: Problems): Source | undefined {
  if (!existsSync(source)) {
    problems.add({ code: 'unknown-file', file: source, message: 'There is no such file or folder.' })
    return undefined
  }
  const isFolder = statSync(source).isDirectory()
  const folder = isFolder ? source : dirname(source)
  const description = isFolder ? readPackage(folder, problems) : undefined
  const beside = join(folder, 'mapping.yaml')
  const mappingPath = mappingFile ?? (existsSync(beside) ? beside : undefined)
  const mapping = mappingPath === undefined ? undefined : readMapping(mappingPath, problems)
  if (problems.count() > 0) return undefined

  const fillings = mapping
    ? mappedFillings(mapping, { folder, mappingPath: mappingPath ?? '' }, problems)
    : isFolder
      ? fillingsOf(folder, description, problems)
      : fillingsOf(folder, undefined, problems, [basename(source)])
  const plainName = basename(resolve(source)).replace(/\.[^.]+$/, '')
  return {
    name: mapping?.dataset.name ?? description?.name ?? plainName,
    title: mapping?.dataset.title ?? description?.title,
    invented: mapping?.dataset.invented === true || description?.invented === true,
    asOf: mapping?.dataset.as_of ?? description?.as_of,
    fillings,
    declared: (table, column) => ({
      ...declaredInPackage(description, table, column),
      ...declaredInMapping(fillings, table, column),
    }),
  }
}

function readPackage(folder: string, problems: Problems): Package | undefined {
  const path = join(folder, 'datapackage.json')
  if (!existsSync(path)) return undefined
  const wrong = (message: string): undefined => {
    problems.add({ code: 'broken-description', file: 'datapackage.json', message })
  }
  if (statSync(path).size > 1 << 22) return wrong('The description is larger than 4 MB.')
  let data: unknown
  try {
    data = JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    return wrong(`This is no JSON: ${shorten(error instanceof Error ? error.message : '', 200)}.`)
  }
  const read = Package.safeParse(data)
  return read.success
    ? read.data
    : wrong(`The description cannot be read: ${shorten(z.prettifyError(read.error), 300)}`)
}

function readMapping(path: string, problems: Problems): Mapping | undefined {
  const file = basename(path)
  if (!existsSync(path)) {
    problems.add({ code: 'unknown-file', file: path, message: 'There is no such mapping.' })
    return undefined
  }
  const read = readYaml(readFileSync(path, 'utf8'), Mapping)
  if ('data' in read) return read.data
  for (const { line, message } of read.problems) problems.add({ code: 'broken-mapping', file, line, message })
  return undefined
}

/** What a mapping names. A file that is not there is named with the nearest that is. */
function mappedFillings(
  { tables }: Mapping,
  { folder, mappingPath }: { readonly folder: string; readonly mappingPath: string },
  problems: Problems,
): readonly Filling[] {
  return TABLE_NAMES.flatMap((table) =>
    [tables[table] ?? []].flat().flatMap((mapping: TableMapping): readonly Filling[] => {
      const file = basename(mappingPath)
      if ((mapping.from === undefined) === (mapping.rows === undefined)) {
        const message = `The table \`${table}\` is filled by \`from\` a file or by \`rows\`, by one of the two.`
        problems.add({ code: 'broken-mapping', file, message })
        return []
      }
      if (mapping.from === undefined) return [{ table, file, mapping }]
      const path = join(folder, mapping.from)
      if (existsSync(path) && statSync(path).isFile()) return [{ table, file: mapping.from, path, mapping }]
      const near = nearestWord(mapping.from, readdirSync(folder))
      problems.add({
        code: 'unknown-file',
        file,
        value: mapping.from,
        message: `The mapping fills \`${table}\` from \`${mapping.from}\`, and there is no such file.`,
        hint: near === undefined ? undefined : `Did you mean \`${near}\`?`,
      })
      return []
    }),
  )
}

/** The tables of a folder, by the names of their files. What looks like a table and is none is never passed over. */
function fillingsOf(
  folder: string,
  description: Package | undefined,
  problems: Problems,
  files: readonly string[] = readdirSync(folder).toSorted(),
): readonly Filling[] {
  const named = new Map(description?.resources.flatMap(({ name, path }) => (path === undefined ? [] : [[path, name]])))
  const fillings: Filling[] = []
  for (const file of files.filter((name) => isTableFile(name))) {
    const name = (named.get(file) ?? basename(file, extname(file))).toLowerCase()
    const table = TABLE_NAMES.find((one) => one === name)
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
            : `Did you mean \`${near}${extname(file)}\`?`,
      })
    } else if (twin) {
      problems.add({
        code: 'unknown-file',
        file,
        message: `\`${table}\` is given twice, by \`${twin.file}\` and \`${file}\`.`,
        hint: 'Keep one of them.',
      })
    } else fillings.push({ table, file, path: join(folder, file) })
  }
  return fillings
}

function isTableFile(name: string): boolean {
  return ['.csv', '.tsv', '.parquet'].includes(extname(name).toLowerCase()) && !name.startsWith('.')
}

function declaredInMapping(fillings: readonly Filling[], table: TableName, column: string): Declared {
  const mappings = fillings.flatMap((filling) => (filling.table === table && filling.mapping ? [filling.mapping] : []))
  const first = <K extends 'types' | 'decimals' | 'minimum'>(key: K): TableMapping[K][string] | undefined =>
    mappings
      .map((mapping) => mapping[key][column] as TableMapping[K][string] | undefined)
      .find((one) => one !== undefined)
  return withoutAbsent({ type: first('types'), decimals: first('decimals'), minimum: first('minimum') })
}

function declaredInPackage(description: Package | undefined, table: TableName, column: string): Declared {
  const field = description?.resources
    .find(({ name }) => name === table)
    ?.schema?.fields.find(({ name }) => name.trim().toLowerCase() === column)
  if (!field) return {}
  const { minimum, maximum, enum: words } = field.constraints ?? {}
  return withoutAbsent({ type: typeOf(field), decimals: field.decimals, minimum, maximum, words: words?.map(String) })
}

/** Types of Frictionless that mean one of ours; a date is told by the table itself. */
function typeOf({ type }: Field): Declared['type'] {
  switch (type) {
    case 'integer':
    case 'number':
    case 'boolean':
      return type
    case 'string':
      return 'word'
    case 'array':
    case 'list':
      return 'words'
    default:
      return undefined
  }
}

function withoutAbsent(declared: Declared): Declared {
  return Object.fromEntries(Object.entries(declared).filter(([, value]) => value !== undefined))
}
