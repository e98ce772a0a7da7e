import { existsSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import type { Mapping } from './Mapping.ts'
import { nearestWord } from './nearestWord.ts'
import type { Package } from './Package.ts'
import type { Problems } from './Problems.ts'
import { declaredOf } from './source/declaredOf.ts'
import { mappedFillings } from './source/mappedFillings.ts'
import { plainFillings } from './source/plainFillings.ts'
import { readHeader } from './source/readHeader.ts'
import { readControl, readMapping, readPackage } from './source/readMapping.ts'
import { type ChosenMapping, mappingPath, matchFiles, recogniseMapping } from './source/readyMappings.ts'
import { tellChanged } from './source/tellChanged.ts'
import {
  isFileInside,
  namesOfTables,
  openFiles,
  type SourceFile,
  tellFoldersOfTables,
  tellOtherData,
} from './source/sourceFiles.ts'
import { isArchive, unpackArchive } from './source/unpackArchive.ts'
import type { Source } from './Source.ts'

/** What an import may be told of its source. */
export interface SourceOptions {
  /** A mapping by its path, or by its name among ours. */
  readonly mapping?: string | undefined
  /** A file of control totals; without it, a `control.yaml` beside the tables. */
  readonly control?: string | undefined
  /** Where archives are unpacked and sheets are written to: a folder that is taken away afterwards. */
  readonly spill: string
}

/** The files of a source, and what lies beside them. */
export interface OpenSource {
  readonly folder: string
  /** The name of the whole. */
  readonly name: string
  readonly description?: Package | undefined
  readonly files: readonly SourceFile[]
  readonly mapping?: ChosenMapping | undefined
}

/** Finds what there is to import: the tables of a folder, an archive or a file, their description, and their mapping. */
export async function findSource(
  source: string,
  options: SourceOptions,
  problems: Problems,
): Promise<Source | undefined> {
  const open = await openSource(source, options, problems)
  if (!open || problems.count() > 0) return undefined
  const { folder, description, files, mapping: chosen } = open
  const mapping = chosen?.mapping
  const controlFile = options.control ?? beside(folder, 'control.yaml')
  const control = mapping?.control ?? (controlFile === undefined ? undefined : readControl(controlFile, problems))
  const fillings = chosen ? mappedFillings(chosen, files, problems) : plainFillings(files, description, problems)
  if (problems.count() > 0) return undefined
  return {
    name: mapping?.dataset.name ?? description?.name ?? open.name,
    title: mapping?.dataset.title ?? description?.title,
    invented: mapping?.dataset.invented === true || description?.invented === true,
    asOf: mapping?.dataset.as_of ?? description?.as_of,
    recognised: options.mapping === undefined && mapping?.recognise ? chosen?.name : undefined,
    fillings,
    declared: declaredOf(description, fillings),
    namesFolded: mapping?.names === 'folded',
    control,
  }
}

/** Opens a folder, a file or an archive: nothing is read yet but headers, descriptions and mappings. */
export async function openSource(
  source: string,
  { mapping: named, spill }: SourceOptions,
  problems: Problems,
): Promise<OpenSource | undefined> {
  if (!existsSync(source)) {
    problems.add({ code: 'unknown-file', file: source, message: 'There is no such file or folder.' })
    return undefined
  }
  const plainName = basename(resolve(source)).replace(/\.[^.]+$/, '')
  const place = await folderOf(source, spill, problems)
  if (!place) return undefined
  const { folder, only } = place
  const description = only === undefined ? readPackage(join(folder, 'datapackage.json'), problems) : undefined
  if (description) await tellChanged(folder, description, problems)
  const path = named === undefined ? beside(folder, 'mapping.yaml') : mappingPath(named)
  const read = path === undefined ? undefined : readMapping(path, problems)
  if (problems.count() > 0) return undefined
  if (read && path !== undefined)
    return openMapped({ folder, name: plainName, description }, { path, mapping: read, only, spill, problems })
  if (only === undefined) tellOtherData(folder, problems)
  const names = only === undefined ? namesOfTables(folder, description) : [only]
  if (names.length === 0 && (description?.resources ?? []).length === 0) tellFoldersOfTables(folder, problems)
  const files = await openFiles(folder, names, { spill, problems })
  if (problems.count() > 0) return undefined
  const mapping = recogniseMapping(
    files.filter(({ isHidden }) => !isHidden),
    problems,
  )
  return { folder, name: plainName, description, files, mapping }
}

/** With a mapping only the files that it names are opened; one of ours knows them by their headers as well, whatever they are called. */
async function openMapped(
  source: Omit<OpenSource, 'files' | 'mapping'>,
  {
    path,
    mapping,
    only,
    spill,
    problems,
  }: {
    readonly path: string
    readonly mapping: Mapping
    readonly only: string | undefined
    readonly spill: string
    readonly problems: Problems
  },
): Promise<OpenSource> {
  const { folder, description } = source
  const named = Object.values(mapping.tables).flatMap((table) => [table ?? []].flat().flatMap(({ from }) => from ?? []))
  const there = [...new Set(named)].filter((name) => isFileInside(folder, name))
  const others =
    only !== undefined ? [only] : there.length < new Set(named).size ? namesOfTables(folder, description) : []
  const files = await openFiles(folder, [...new Set([...there, ...others])], { spill, problems })
  const headers = new Map(
    files.filter((one) => !/\.parquet$/i.test(one.path)).map((one) => [one, readHeader(one.path)] as const),
  )
  const matched = matchFiles(mapping, headers) ?? new Map<string, SourceFile>()
  return { ...source, files, mapping: { name: basename(path, '.yaml'), path, mapping, files: matched } }
}

/** The folder of a source, and its one file where a file was named. */
async function folderOf(
  source: string,
  spill: string,
  problems: Problems,
): Promise<{ readonly folder: string; readonly only?: string } | undefined> {
  if (statSync(source).isDirectory()) return { folder: source }
  if (isArchive(source)) {
    const folder = await unpackArchive(source, join(spill, 'archive'), { file: basename(source), problems })
    return folder === undefined ? undefined : { folder }
  }
  if (basename(source) === 'datapackage.json') return { folder: dirname(source) }
  const name = basename(source)
  if (/\.(csv|tsv|txt|parquet|xlsx)$/i.test(name)) return { folder: dirname(source), only: name }
  const near = nearestWord(name.replace(/^.*\./, '.'), ['.csv', '.tsv', '.txt', '.parquet', '.xlsx', '.zip'])
  problems.add({
    code: 'unknown-file',
    file: name,
    message: `\`${name}\` is of no kind that is read.`,
    hint: `Read are CSV (.csv, .tsv, .txt), .xlsx, .parquet, and a .zip or a folder of them.${near === undefined ? '' : ` Did you mean \`${near}\`?`}`,
  })
  return undefined
}

function beside(folder: string, name: string): string | undefined {
  return existsSync(join(folder, name)) ? join(folder, name) : undefined
}
