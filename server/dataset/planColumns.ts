import { duckdbDialect } from '../warehouse/duckdbDialect.ts'
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
}

interface Planning {
  readonly engine: ImportEngine
  readonly problems: Problems
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
    planned.push({ name, kind: kind.role === 'open' ? inferred(name, kind, counted) : kind, values: counted })
  }
  return planned
}

function inferred(name: string, kind: ColumnKind, { known, numbers, padded, yesNo }: Values): ColumnKind {
  if (known > 0 && yesNo === known) return { ...kind, role: 'fact-yes-no' }
  if (known > 0 && numbers === known && padded === 0)
    return { ...kind, role: 'fact-number', minimum: minimumOf(name, kind) }
  return { ...kind, role: 'fact-word' }
}

/** Counts what the values are. Only columns that may be numbers are read closely; of the others it matters whether any is there. */
async function valuesOf(
  { view, columns }: Staged,
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
    if (!mayBeNumber[place]) return [`count(nullif(${x}, ''))`, 0, 0, 0, 0, 0, 0].join(', ')
    return [
      `count(nullif(${x}, ''))`,
      `count(${n})`,
      `count(*) FILTER (WHERE is_padded(${n}))`,
      `count(*) FILTER (WHERE lower(${x}) IN ('true', 'false', 'ja', 'nej'))`,
      `COALESCE(max(whole_digits_in(${n})), 0)`,
      `COALESCE(max(decimals_in(${n})), 0)`,
      `COALESCE(max(abs(TRY_CAST(${n} AS BIGINT))), 0)`,
    ].join(', ')
  })
  const [counts = []] = await engine.ask(`SELECT ${select.join(', ')} FROM (SELECT ${texts.join(', ')} FROM ${view})`)
  return columns.map((_, place) => {
    const [known = 0, numbers = 0, padded = 0, yesNo = 0, whole = 0, decimals = 0, largest = 0] = counts
      .slice(place * 7, place * 7 + 7)
      .map(Number)
    return { known, numbers, padded, yesNo, whole, decimals, largest }
  })
}

/** The text of a number, rounded where the source says so. */
export function roundedText(x: string, { decimals }: ColumnKind): string {
  const y = `(${numberText(x)})`
  return decimals === undefined ? y : `CAST(round(TRY_CAST(${y} AS DECIMAL(38, 15)), ${decimals}) AS VARCHAR)`
}

/** At least half of the values are numbers, and others are not: more likely mistakes than words. */
function isMixed({ known, numbers, padded }: Values): boolean {
  return padded === 0 && numbers < known && numbers >= 2 && numbers >= 0.5 * known
}

async function tellMixed({ view, files }: Staged, name: string, { engine, problems }: Planning): Promise<void> {
  const x = quoteName(name)
  const rows = await engine.ask(
    `SELECT "#file", "#row", ${x} FROM ${view} WHERE nullif(${x}, '') IS NOT NULL AND NOT is_number(${numberText(x)}) ORDER BY 1, 2 LIMIT ${MOST_PROBLEMS}`,
  )
  for (const [file, row, value] of rows) {
    const text = shorten(String(value))
    problems.add({
      code: 'mixed-column',
      file: files[Number(file)] ?? '',
      row: Number(row),
      column: name,
      value: text,
      message: `\`${text}\` is no number, and most other values of this column are.`,
      hint: 'If they are words, say so by `types` in a mapping.',
    })
  }
}
