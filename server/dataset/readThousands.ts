import { duckdbDialect } from '../warehouse/duckdbDialect.ts'
import type { ImportEngine } from './ImportEngine.ts'
import type { ColumnKind } from './columnKind.ts'
import { numberText } from './columnChecks.ts'
import type { Problems } from './Problems.ts'
import { shorten } from './shorten.ts'
import type { Staged } from './stageTable.ts'

const { name: quoteName } = duckdbDialect

/** Blanks between thousands, no-break and narrow ones too: they stand between nothing else in a number. */
const BLANK = String.raw`[ \x{00A0}\x{202F}\x{2009}]`
const SPACED = `[+-]?[0-9]{1,3}(${BLANK}[0-9]{3})+([.,][0-9]*)?`
/** `1.000`, which in Sweden is a thousand, and elsewhere one with three decimals. */
const POINTED = String.raw`[+-]?[1-9][0-9]{0,2}(\.[0-9]{3})+`

/** Whether a text is a number with blanks between thousands. */
export function isSpaced(x: string): string {
  return `regexp_full_match(${x}, '${SPACED}')`
}

/** What may hold a number. */
function mayBeNumber({ role }: ColumnKind): boolean {
  return ['open', 'measure', 'number', 'fact-number', 'count'].includes(role)
}

/**
 * Reads numbers with blanks between thousands, `11 833,73`, and tells in a warning of which column: where it must hold
 * numbers, and where all that it holds are numbers then. A point between thousands may be a decimal point, so a column in
 * which every point could be either is refused, with the two ways to say which it is.
 */
export async function readThousands(
  staged: Staged,
  kinds: readonly ColumnKind[],
  { engine, problems }: { readonly engine: ImportEngine; readonly problems: Problems },
): Promise<Staged> {
  const { table, view, columns, files } = staged
  const numbers = columns.filter((_, place) => mayBeNumber(kinds[place] as ColumnKind))
  if (numbers.length === 0) return staged
  const isNumber = (x: string): string => `is_number(${numberText(x)})`
  const isPointed = (x: string): string =>
    `("#comma" AND "#point" AND contains(${x}, '.') AND regexp_full_match(${x}, '${POINTED}'))`
  const counted = numbers.map((name) => {
    const x = quoteName(name)
    return [
      `count(*) FILTER (WHERE ${isSpaced(x)})`,
      `count(*) FILTER (WHERE ${x} IS NOT NULL AND NOT ${isSpaced(x)} AND NOT ${isNumber(x)})`,
      `count(*) FILTER (WHERE ${isPointed(x)})`,
      `count(*) FILTER (WHERE "#comma" AND contains(${x}, '.') AND ${isNumber(x)} AND NOT ${isPointed(x)})`,
    ].join(', ')
  })
  const [counts = []] = await engine.ask(`SELECT ${counted.join(', ')} FROM ${view}`)
  const spaced: string[] = []
  for (const [place, name] of numbers.entries()) {
    const [blanks = 0, others = 0, pointed = 0, decimals = 0] = counts.slice(place * 4, place * 4 + 4).map(Number)
    const x = quoteName(name)
    const firstOf = async (where: string) => {
      const [[file, row, value] = []] = await engine.ask(
        `SELECT "#file", "#row", ${x} FROM ${view} WHERE ${where} ORDER BY 1, 2 LIMIT 1`,
      )
      return { file: files[Number(file)] ?? table, row: Number(row), column: name, value: shorten(String(value)) }
    }
    const isOpen = kinds[columns.indexOf(name)]?.role === 'open'
    if (blanks > 0 && (!isOpen || others === 0)) {
      spaced.push(name)
      const first = await firstOf(isSpaced(x))
      problems.warn({
        code: 'thousands',
        ...first,
        message: `\`${first.value}\` was read as \`${first.value.replaceAll(/\s/g, '')}\`: the blank stands between thousands. ${blanks} ${blanks === 1 ? 'value has' : 'values have'} one.`,
      })
    }
    if (pointed > 0 && decimals === 0) {
      const first = await firstOf(isPointed(x))
      problems.add({
        code: 'thousands',
        ...first,
        message: `\`${first.value}\` may be ${first.value.replaceAll('.', '')}, or a number with decimals.`,
        hint: 'Say in a mapping which it is: `thousands: point`, or `decimal: point`.',
      })
    }
  }
  if (spaced.length === 0) return staged
  const even = spaced.map((name) => {
    const x = quoteName(name)
    return `CASE WHEN ${isSpaced(x)} THEN regexp_replace(${x}, '${BLANK}', '', 'g') ELSE ${x} END AS ${x}`
  })
  const own = `even_${table}`
  await engine.run(`CREATE VIEW ${own} AS SELECT * REPLACE (${even.join(', ')}) FROM ${view}`)
  return { ...staged, view: own }
}
