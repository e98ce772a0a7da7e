import { DataError } from '../dataset/DataProblem.ts'
import { shorten } from '../dataset/shorten.ts'

const DATA = /\.(csv|tsv|txt|parquet|xlsx|zip)$/i
/** What describes data, by its whole name. */
const BESIDE = ['datapackage.json', 'mapping.yaml', 'control.yaml']
const LONGEST = 120

/**
 * The name under which a file is kept: without folders, with letters, digits and plain marks alone. No path is ever made
 * from anything else that a user sends.
 *
 * @example
 * cleanName('../../etc/contacts.csv') // => 'contacts.csv'
 * cleanName('C:\\data\\Besök 2026.xlsx') // => 'Besök 2026.xlsx'
 * cleanName('run.exe') // throws 'of no kind that is read'
 *
 * @throws DataError where it is of no kind that is read
 */
export function cleanName(given: string): string {
  const plain = (given.replaceAll('\\', '/').split('/').at(-1) ?? '').normalize('NFC')
  const name = plain
    .replaceAll(/[^\p{L}\p{N} ._()-]/gu, '_')
    .replace(/^[. ]+/, '')
    .trim()
  if (BESIDE.includes(name)) return name
  const [, stem = '', ending = ''] = /^(.*)(\.[^.]+)$/.exec(name) ?? []
  if (stem === '' || !DATA.test(name))
    throw new DataError([
      {
        code: 'unknown-file',
        file: shorten(given),
        message: `\`${shorten(plain)}\` is of no kind that is read.`,
        hint: 'Read are CSV (.csv, .tsv, .txt), .xlsx, .parquet, and a .zip of them.',
      },
    ])
  return `${stem.slice(0, LONGEST)}${ending}`
}
