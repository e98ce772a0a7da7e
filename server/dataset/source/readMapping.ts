import { existsSync, readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import * as z from 'zod'
import { Control } from '../Control.ts'
import { Mapping } from '../Mapping.ts'
import { Package } from '../Package.ts'
import type { Problems } from '../Problems.ts'
import { readYaml } from '../readYaml.ts'
import { shorten } from '../shorten.ts'
import { readyMappingNames } from './readyMappings.ts'

/** Reads a mapping; what is wrong in it is told by its line. */
export function readMapping(path: string, problems: Problems): Mapping | undefined {
  return readFile(path, Mapping, problems, `There is no such mapping. Ours are ${readyMappingNames().join(', ')}.`)
}

/** Reads a file of control totals. */
export function readControl(path: string, problems: Problems): Control | undefined {
  return readFile(path, Control, problems, 'There is no such file of control totals.')
}

function readFile<S extends z.ZodType>(
  path: string,
  schema: S,
  problems: Problems,
  absent: string,
): z.output<S> | undefined {
  const file = basename(path)
  if (!existsSync(path) || !statSync(path).isFile()) {
    problems.add({ code: 'unknown-file', file: path, message: absent })
    return undefined
  }
  const read = readYaml(readFileSync(path, 'utf8'), schema)
  if ('data' in read) return read.data
  for (const { line, message } of read.problems) problems.add({ code: 'broken-mapping', file, line, message })
  return undefined
}

/** Reads the `datapackage.json` of a folder, if there is one. */
export function readPackage(path: string, problems: Problems): Package | undefined {
  if (!existsSync(path)) return undefined
  const wrong = (message: string): undefined => {
    problems.add({ code: 'broken-description', file: 'datapackage.json', message })
  }
  if (statSync(path).size > 1 << 22) return wrong('The description is larger than 4 MB.')
  let data: unknown
  try {
    data = JSON.parse(readFileSync(path, 'utf8').replace(/^\ufeff/, ''))
  } catch (error) {
    return wrong(`This is no JSON: ${shorten(error instanceof Error ? error.message : '', 200)}.`)
  }
  const read = Package.safeParse(data)
  return read.success
    ? read.data
    : wrong(`The description cannot be read: ${shorten(z.prettifyError(read.error), 300)}`)
}
