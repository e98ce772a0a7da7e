import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { projectRoot } from '../../projectRoot.ts'
import { Mapping } from '../Mapping.ts'
import type { Problems } from '../Problems.ts'
import { readYaml } from '../readYaml.ts'
import { readHeader } from './readHeader.ts'
import type { SourceFile } from './sourceFiles.ts'

/** A mapping, its name, and which file of the source stands for each that it names. */
export interface ChosenMapping {
  readonly name: string
  readonly path: string
  readonly mapping: Mapping
  /** By the name that the mapping uses. */
  readonly files: ReadonlyMap<string, SourceFile>
}

function folderOfOurs(): string {
  return join(projectRoot(), 'server', 'dataset', 'mappings')
}

/** The path of a mapping that comes with the program, by its name; a path stays as it is. */
export function mappingPath(name: string): string {
  if (existsSync(name)) return name
  const ours = join(folderOfOurs(), `${name}.yaml`)
  return existsSync(ours) ? ours : name
}

/** The names of the mappings that come with the program. */
export function readyMappingNames(): readonly string[] {
  return readdirSync(folderOfOurs())
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => basename(name, '.yaml'))
    .toSorted()
}

/** What comes with the program is read once. */
let read: readonly Omit<ChosenMapping, 'files'>[] | undefined

function readyMappings(): readonly Omit<ChosenMapping, 'files'>[] {
  read ??= readyMappingNames().flatMap((name) => {
    const path = join(folderOfOurs(), `${name}.yaml`)
    const found = readYaml(readFileSync(path, 'utf8'), Mapping)
    return 'data' in found ? [{ name, path, mapping: found.data }] : []
  })
  return read
}

/** The mapping whose files these are, told by their headers. Where several fit, the one that asks for most; where two ask alike, none. */
export function recogniseMapping(files: readonly SourceFile[], problems: Problems): ChosenMapping | undefined {
  const headers = new Map(
    files.filter(({ path }) => !/\.parquet$/i.test(path)).map((file) => [file, readHeader(file.path)]),
  )
  const fitting = readyMappings().flatMap((ready) => {
    const matched = matchFiles(ready.mapping, headers)
    const columns = Object.values(ready.mapping.recognise ?? {}).flat().length
    return matched ? [{ ...ready, files: matched, columns }] : []
  })
  const [best, next] = fitting.toSorted((a, b) => b.columns - a.columns)
  const shared =
    best &&
    fitting.filter(
      (one) => one !== best && [...one.files.values()].some((file) => ![...best.files.values()].includes(file)),
    )
  if (best && (best.columns === next?.columns || (shared?.length ?? 0) > 0)) {
    problems.add({
      code: 'unknown-file',
      file: fitting.map(({ files: named }) => [...named.values()].map(({ file }) => file).join(', ')).join('; '),
      message: `The files are those of several mappings: ${fitting.map(({ name }) => name).join(', ')}.`,
      hint: 'Name one of them: --mapping NAME.',
    })
    return undefined
  }
  return best
}

/** The files that a mapping of ours asks for: by their names where these are there, or else by their headers alone. */
export function matchFiles(
  { recognise }: Mapping,
  headers: ReadonlyMap<SourceFile, readonly string[]>,
): ReadonlyMap<string, SourceFile> | undefined {
  if (!recognise) return undefined
  const matched = new Map<string, SourceFile>()
  for (const [name, columns] of Object.entries(recognise)) {
    const fits = [...headers].filter(([, header]) => {
      const plain = header.map((column) => column.toLowerCase())
      return columns.every((column) => plain.includes(column.toLowerCase()))
    })
    const found = fits.find(([{ file }]) => file === name) ?? (fits.length === 1 ? fits[0] : undefined)
    if (!found) return undefined
    matched.set(name, found[0])
  }
  return matched
}
