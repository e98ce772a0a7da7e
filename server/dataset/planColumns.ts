import { duckdbDialect } from '../warehouse/duckdbDialect.ts'
import type { Findings } from './check/Findings.ts'
import { numberText } from './columnChecks.ts'
import { type ColumnKind, columnKind, minimumOf } from './columnKind.ts'
import type { ImportEngine } from './ImportEngine.ts'
import { MOST_PROBLEMS, type Problems } from './Problems.ts'
import { shorten } from './shorten.ts'
import type { Declared } from './Source.ts'
import type { Staged } from './stageTable.ts'

const { name: quoteName } = duckdbDialect

/** A column of a staged table, what it must hold, and what its values are. */
export interface PlannedColumn {
  readonly name: string
  readonly kind: ColumnKind
  readonly values: Values
  /** Nothing was said of it: its values tell what it is. */
  readonly isInferred?: boolean
}

/** What the values of a column are, counted. */
export interface Values {
  readonly known: number
  readonly numbers: number
  /** Numbers that begin with a zero too many: identities, not amounts. */
  readonly padded: number
  readonly yesNo: number
  readonly whole: number
  readonly decimals: number
  readonly largest: number
  /** Numbers with a decimal comma, and with a decimal point. */
  readonly commas: number
  readonly points: number
  /** Bytes of the longest value. */
  readonly longest: number
}

interface Planning {
  readonly engine: ImportEngine
  readonly problems: Problems
  readonly findings: Findings
  readonly declared: (column: string) => Declared
}

/** What each column of a staged table is: as the table, the vocabulary or the source says, or else as its values are. */
export async function planColumns(staged: Staged, planning: Planning): Promise<readonly PlannedColumn[]> {
  const kinds = staged.columns.map((name) => columnKind(staged.table, name, planning.declared(name)))
  const values = await valuesOf(staged, kinds, planning.engine)
  const planned: PlannedColumn[] = []
  for (const [place, name] of staged.columns.entries()) {
    const [kind, counted] = [kinds[place] as ColumnKind, values[place] as Values]
    if (kind.role === 'open' && isMixed(counted)) await tellMixed(staged, name, planning)
    if (counted.commas > 0 && counted.points > 0) await tellTwoSigns(staged, name, counted, planning)
    // Where the few that are no numbers are left out, all are.
    const left = isMixed(counted) && planning.findings.isAccepting ? { ...counted, known: counted.numbers } : counted
    planned.push({ name, kind: kind.role === 'open' ? inferred(name, kind, left) : kind, values: left })
  }
  return planned
}

/** Whether a text says yes or no where nothing says that its column does: 1 and 0 are numbers then. */
export function inferredYesNo(x: string): string {
  return `lower(${x}) IN ('true', 'false', 'ja', 'nej', 'yes', 'no', 'sant', 'falskt')`
}

/** What a column that nothing is said of is, by its values. */
export function inferred(name: string, kind: ColumnKind, { known, numbers, padded, yesNo }: Values): ColumnKind {
  if (known > 0 && yesNo === known) return { ...kind, role: 'fact-yes-no' }
  if (known > 0 && numbers === known && padded === 0)
    return { ...kind, role: 'fact-number', minimum: minimumOf(name, kind) }
  return { ...kind, role: 'fact-word' }
}

/** Counts what the values are. Only columns that may be numbers are read closely; of the others it matters whether any is there. */
export async function valuesOf(
  { view, columns }: Pick<Staged, 'view' | 'columns'>,
  kinds: readonly ColumnKind[],
  engine: ImportEngine,
): Promise<readonly Values[]> {
  if (columns.length === 0) return []
  const mayBeNumber = kinds.map(({ role }) => ['open', 'measure', 'number', 'fact-number'].includes(role))
  const texts = columns.map((name, place) => {
    const x = quoteName(name)
    const y = roundedText(x, kinds[place] as ColumnKind)
    return `${x} AS x${place}${mayBeNumber[place] ? `, CASE WHEN is_number(${y}) THEN ${y} END AS n${place}` : ''}`
  })
  const select = columns.map((_, place) => {
    const [x, n] = [`x${place}`, `n${place}`]
    if (!mayBeNumber[place]) return [`count(nullif(${x}, ''))`, 0, 0, 0, 0, 0, 0, 0, 0, `max(strlen(${x}))`].join(', ')
    return [
      `count(nullif(${x}, ''))`,
      `count(${n})`,
      `count(*) FILTER (WHERE is_padded(${n}))`,
      `count(*) FILTER (WHERE ${inferredYesNo(x)})`,
      `COALESCE(max(whole_digits_in(${n})), 0)`,
      `COALESCE(max(decimals_in(${n})), 0)`,
      `COALESCE(max(abs(TRY_CAST(${n} AS BIGINT))), 0)`,
      `count(*) FILTER (WHERE ${n} IS NOT NULL AND "#comma" AND contains(${x}, ','))`,
      `count(*) FILTER (WHERE ${n} IS NOT NULL AND "#comma" AND contains(${x}, '.'))`,
      `max(strlen(${x}))`,
    ].join(', ')
  })
  const [counts = []] = await engine.ask(
    `SELECT ${select.join(', ')} FROM (SELECT "#comma", ${texts.join(', ')} FROM ${view})`,
  )
  return columns.map((_, place) => {
    const counted = counts.slice(place * 10, place * 10 + 10).map(Number)
    const [known = 0, numbers = 0, padded = 0, yesNo = 0, whole = 0, decimals = 0, largest = 0] = counted
    const [commas = 0, points = 0, longest = 0] = counted.slice(7)
    return { known, numbers, padded, yesNo, whole, decimals, largest, commas, points, longest }
  })
}

/** The text of a number, rounded where the source says so. */
export function roundedText(x: string, { decimals }: ColumnKind): string {
  const y = `(${numberText(x)})`
  return decimals === undefined ? y : `CAST(round(TRY_CAST(${y} AS DECIMAL(38, 15)), ${decimals}) AS VARCHAR)`
}

/** At least half of the values are numbers, and others are not: more likely mistakes than words. */
export function isMixed({ known, numbers, padded }: Values): boolean {
  return padded === 0 && numbers < known && numbers >= 2 && numbers >= 0.5 * known
}

/** A column with decimal commas and points: one of the two may separate thousands, so neither is believed. The rarer is named. */
async function tellTwoSigns(
  { view, files }: Staged,
  name: string,
  { commas, points }: Values,
  { engine, problems }: Planning,
): Promise<void> {
  const x = quoteName(name)
  const [rarer, other] = commas < points ? [',', '.'] : ['.', ',']
  const example = await engine.ask(
    `SELECT "#row", ${x} FROM ${view} WHERE contains(${x}, '${other}') AND is_number(${numberText(x)}) ORDER BY "#file", "#row" LIMIT 1`,
  )
  const rows = await engine.ask(
    `SELECT "#file", "#row", ${x} FROM ${view} WHERE contains(${x}, '${rarer}') AND is_number(${numberText(x)}) ORDER BY 1, 2 LIMIT ${MOST_PROBLEMS}`,
  )
  const [[exampleRow, exampleValue] = []] = example
  for (const [file, row, value] of rows) {
    const text = shorten(String(value))
    problems.add({
      code: 'mixed-decimals',
      file: files[Number(file)] ?? '',
      row: Number(row),
      column: name,
      value: text,
      message: `\`${text}\` has a decimal ${rarer === ',' ? 'comma' : 'point'}, and \`${shorten(String(exampleValue))}\` in row ${String(exampleRow)} has a decimal ${other === ',' ? 'comma' : 'point'}.`,
      hint: 'Write one sign in the whole column, or say in a mapping which it is: `decimal: comma`.',
    })
  }
  problems.addUnlisted(Math.min(commas, points) - rows.length)
}

async function tellMixed({ table, view, files }: Staged, name: string, { findings }: Planning): Promise<void> {
  const x = quoteName(name)
  await findings.tell({
    table,
    files,
    fault: {
      code: 'mixed-column',
      column: name,
      message: (value) => `\`${value}\` is no number, and most other values of this column are.`,
      hint: () => 'If they are words, say so by `types` in a mapping.',
    },
    rows: `SELECT "#file", "#row", ${x} FROM ${view} WHERE nullif(${x}, '') IS NOT NULL AND NOT is_number(${numberText(x)})`,
  })
}
