import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { detectEncoding } from '../dataset/source/detectEncoding.ts'
import { declaredSeparator, delimiterOf, splitRecord } from '../dataset/source/readHeader.ts'
import { ageBand } from './ageBand.ts'
import type { CountLine, CountsTable } from './Counts.ts'
import { CountsTrouble } from './CountsTrouble.ts'

const OBLIGATORY = ['clinic', 'month', 'n'] as const

/**
 * Reads a CSV file of counts: `clinic`, `month`, `n` and a column for each fact that was counted by. A name that begins with
 * `patients` says that patients were counted, one with `contacts` that contacts were. Letters and marks between the columns are
 * those that an import reads, as Swedish Excel writes them too.
 *
 * @throws CountsTrouble with file, row and column
 */
export function readCounts(path: string): CountsTable {
  const file = basename(path)
  return countsIn(file, textIn(path, file))
}

/**
 * The same of a file's text; its name says what was counted.
 *
 * @throws CountsTrouble with file, row and column
 */
export function countsIn(file: string, text: string): CountsTable {
  const rows = /^patients/i.test(file) ? 'patients' : /^contacts/i.test(file) ? 'performed' : undefined
  if (!rows)
    throw new CountsTrouble(
      `${file}: does it count patients or contacts? Begin its name with \`patients\` or \`contacts\`.`,
    )
  const written = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  const separator = declaredSeparator(written[0] ?? '')
  const above = separator === undefined ? 0 : 1
  const header = written[above] ?? ''
  const records = written.slice(above + 1)
  const mark = separator ?? delimiterOf(header)
  const names = splitRecord(header, mark)
  for (const name of OBLIGATORY)
    if (!names.includes(name))
      throw new CountsTrouble(
        `${file}: there is no column \`${name}\`. A file of counts has \`clinic\`, \`month\` and \`n\`.`,
      )
  const twice = names.find((name, place) => names.indexOf(name) < place)
  if (twice !== undefined) throw new CountsTrouble(`${file}: two columns are called \`${twice}\`.`)
  const columns = names.filter((name) => !(OBLIGATORY as readonly string[]).includes(name))
  const seen = new Map<string, number>()
  const lines = records.flatMap((record, at): readonly CountLine[] => {
    if (record.trim() === '') return []
    const row = above + at + 2
    const values = splitRecord(record, mark)
    if (values.length !== names.length)
      throw new CountsTrouble(`${file}, row ${row}: ${values.length} values under ${names.length} columns.`)
    const given = Object.fromEntries(names.map((name, place) => [name, values[place] ?? '']))
    const key = names
      .filter((name) => name !== 'n')
      .map((name) => given[name])
      .join('\n')
    const before = seen.get(key)
    if (before !== undefined) throw new CountsTrouble(`${file}, row ${row}: it counts the same as row ${before}.`)
    seen.set(key, row)
    return [lineOf(given, columns, `${file}, row ${row}`)]
  })
  refuseOverlaps(file, lines, columns)
  return { file, rows, columns, lines }
}

function textIn(path: string, file: string): string {
  const found = detectEncoding(path, file)
  if ('problem' in found)
    throw new CountsTrouble(`${file}: ${found.problem.message} ${found.problem.hint ?? ''}`.trim())
  try {
    return new TextDecoder(found.encoding, { fatal: true }).decode(readFileSync(path))
  } catch {
    throw new CountsTrouble(`${file} is not text. Save it as CSV in UTF-8.`)
  }
}

function lineOf(given: Readonly<Record<string, string>>, columns: readonly string[], place: string): CountLine {
  const { clinic = '', month = '', n = '', age } = given
  if (clinic === '') throw new CountsTrouble(`${place}: \`clinic\` is empty.`)
  const found = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(month)
  if (!found) throw new CountsTrouble(`${place}: \`month\` is \`${month}\`. Write 2026-03.`)
  if (!/^\d{1,12}$/.test(n))
    throw new CountsTrouble(
      `${place}: \`n\` is \`${n}\`. It must be a whole number, 0 or more; a hidden one cannot be paid by.`,
    )
  if (age !== undefined && age !== '' && !ageBand(age))
    throw new CountsTrouble(`${place}: \`age\` is \`${age}\`. Write 65-74, 75+ or 80.`)
  const values = Object.fromEntries(columns.map((name) => [name, given[name] ?? '']))
  return { clinic, month: Number(found[1]) * 100 + Number(found[2]), values, n: Number(n) }
}

/** Bands that overlap would count a patient twice. */
function refuseOverlaps(file: string, lines: readonly CountLine[], columns: readonly string[]): void {
  if (!columns.includes('age')) return
  const bands = [...new Set(lines.map(({ values }) => values['age'] ?? ''))].flatMap((text) => {
    const band = ageBand(text)
    return band ? [{ text, from: band[0], to: band[1] }] : []
  })
  const ordered = bands.toSorted((a, b) => a.from - b.from)
  ordered.forEach((band, place) => {
    const before = ordered[place - 1]
    if (before && before.to >= band.from)
      throw new CountsTrouble(
        `${file}: the ages ${before.text} and ${band.text} overlap. Let every age stand in one band.`,
      )
  })
}
