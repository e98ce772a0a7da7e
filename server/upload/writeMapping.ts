import { readFileSync } from 'node:fs'
import { parse, stringify } from 'yaml'
import type { FileMapping, UploadChoice } from '../contract/upload.ts'
import { TABLE_NAMES } from '../dataset/tables.ts'

/**
 * What was chosen as the YAML that `kapitera import --mapping` takes: the page and the command read alike.
 *
 * @example
 * writeMapping({ name: 'a', title: 'A', invented: false, asOf: '2026-01-31', mapping: 'own', files: [] }).split('\n')[0] // => 'format: "1"'
 */
export function writeMapping(choice: UploadChoice): string {
  const filled = choice.files.filter(({ table }) => table !== null)
  const tables = TABLE_NAMES.flatMap((name) => {
    const own = filled.filter(({ table }) => table === name).map(entryOf)
    return own.length === 0 ? [] : [[name, own.length === 1 ? own[0] : own] as const]
  })
  return stringify({ format: '1', dataset: datasetOf(choice), tables: Object.fromEntries(tables) }, WRITING)
}

/** A mapping that was found, for this dataset. Beside the words of the user nothing in it is changed. */
export function adaptMapping(path: string, choice: UploadChoice): string {
  const found: unknown = parse(readFileSync(path, 'utf8'), { schema: 'failsafe' })
  return stringify({ ...(found as object), dataset: datasetOf(choice) }, WRITING)
}

/** Quotation marks where a word might be taken for a number or a date. */
const WRITING = { lineWidth: 0, version: '1.1' } as const

function datasetOf({ name, title, invented, asOf }: UploadChoice) {
  return { name, title, invented: String(invented), as_of: asOf }
}

function entryOf({ file, headerRow, columns, values }: FileMapping) {
  const [, book, sheet] = /^(.+\.xlsx), sheet (.+)$/i.exec(file) ?? []
  const changed = Object.entries(values).filter(([, words]) => Object.keys(words).length > 0)
  return {
    from: book ?? file,
    ...(sheet === undefined ? {} : { sheet }),
    ...(headerRow === undefined ? {} : { header_row: String(headerRow) }),
    columns,
    ...(changed.length === 0 ? {} : { values: Object.fromEntries(changed) }),
  }
}
