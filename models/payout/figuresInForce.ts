import { dateOf, type IsoDate } from '../date/IsoDate.ts'
import { firstDayOf } from '../date/Month.ts'
import type { Window } from '../date/Window.ts'
import type { Program, WindowProgram } from '../plan/Program.ts'
import { RunTrouble } from './Trouble.ts'

/**
 * The rates a user tries, each a value for all dates: parameters and limits by name, a row of a table as `table[row]`, a
 * whole table by its name, which then has that value whatever it is looked up by.
 */
export type Changes = Readonly<Record<string, number>>

/** Which figures a run reads: of another date, tried, or multiplied. */
export interface FigureChoice {
  /** Read all figures on this day instead of each window's first. */
  readonly ratesOf?: IsoDate | undefined
  /** Rates that are tried, in place of the document's. */
  readonly changes?: Changes | undefined
  /** Figures and tables by name, each multiplied in all its values, and rows of tables as `table[row]`. */
  readonly factors?: Readonly<Record<string, number>> | undefined
}

/** The figures that one window reads. */
export interface InForce {
  readonly figure: (name: string) => number
  /** Which of a table's dated rows; the same object as long as they are the same. */
  readonly rows: (table: string) => TableRows
}

export type TableRows = NonNullable<Program['tables'][number]['values'][number]['rows']>

/** The day whose figures a window reads: its first, or the one that the run says. */
export function dateOfFigures(window: Window, ratesOf: IsoDate | undefined): IsoDate {
  return ratesOf ?? dateOf(firstDayOf(window.first))
}

/** Of a table without a value. */
const NO_ROWS: TableRows = []

/**
 * The figures in force in each window, for the steps that read them. A window that is not active, for no clinic is on the
 * model, may lack them: a pilot that starts in July needs none in June.
 *
 * @throws RunTrouble that names every figure without a value, so that all can be filled at once
 */
export function figuresInForce(
  program: Program,
  part: WindowProgram,
  windows: readonly Window[],
  { ratesOf, changes = {}, factors = {} }: FigureChoice,
  isActive: (window: number) => boolean,
): readonly InForce[] {
  refuseFixed(program, changes, factors)
  const { windows: dated, outside, names, tables } = datedIn(program, part, windows, ratesOf)
  const first = outside.find(({ place }) => isActive(place))
  if (first) throw outsideValidity(program, first.date)
  const open = new Map<string, Open>()
  const changed = new Map<string, TableRows>()
  const rowsChanged = new Map<TableRows, TableRows>()
  const tried = [...Object.keys(changes), ...Object.keys(factors)]
  const triedFigures = tried.filter((name) => names.has(name))
  const tablesOfRows = tablesOf(tried)
  const triedTables = new Set([...tried, ...tablesOfRows].filter((name) => tables.has(name)))
  const inForce = dated.map(({ date, figures, rows, open: lacking }, place): InForce => {
    for (const [name, why] of lacking)
      if (changes[name] === undefined && !open.has(name) && isActive(place)) open.set(name, { why, date })
    const own = new Map<string, number>()
    for (const name of triedFigures) {
      const value = changes[name] ?? figures.get(name)
      if (value !== undefined) own.set(name, value * (factors[name] ?? 1))
    }
    const ownRows = new Map<string, TableRows>()
    for (const name of triedTables) {
      const whole = changes[name]
      const given = rows.get(name)
      if (whole !== undefined) ownRows.set(name, everywhere(name, whole))
      else if (given) ownRows.set(name, withChanges(name, given))
    }
    return {
      figure: (name) => own.get(name) ?? figures.get(name) ?? Number.NaN,
      rows: (name) => ownRows.get(name) ?? rows.get(name) ?? NO_ROWS,
    }
  })
  if (open.size > 0) throw openRates(program, open)
  return inForce

  /** A row that has no keys matches whatever is looked up. */
  function everywhere(name: string, value: number): TableRows {
    const made = changed.get(name) ?? [{ keys: [], value: value * (factors[name] ?? 1) }]
    changed.set(name, made)
    return made
  }

  /** The rows with what the user tries; the same object each time, so that look-ups are prepared once. */
  function withChanges(name: string, rows: TableRows): TableRows {
    const factor = factors[name] ?? 1
    const isByRow = tablesOfRows.has(name)
    if (factor === 1 && !isByRow) return rows
    const made =
      rowsChanged.get(rows) ??
      rows.map(({ keys, value }, index) => {
        if (!isByRow) return { keys, value: value * factor }
        const key = `${name}[${index}]`
        return { keys, value: (changes[key] ?? value) * (factor * (factors[key] ?? 1)) }
      })
    rowsChanged.set(rows, made)
    return made
  }
}

/** A rate that is in sums which the warehouse made with it has no other value here: a change would move nothing, and look as if it had. */
function refuseFixed(
  { model, fixed = [] }: Program,
  changes: Changes,
  factors: Readonly<Record<string, number>>,
): void {
  if (fixed.length === 0) return
  const tried = [...Object.keys(changes), ...Object.keys(factors).filter((name) => factors[name] !== 1)]
  const name = tried.find((one) => fixed.includes(one.replace(/\[\d+\]$/, '')))
  if (name === undefined) return
  throw new RunTrouble(
    'fixed-rate',
    `\`${name}\` of \`${model}\` is in sums that the database made with its value, for their cells may not leave.`,
    'Change the document and run it again, or let another payment give way.',
  )
}

/** The tables of which single rows are tried: `table[row]`. */
function tablesOf(tried: readonly string[]): ReadonlySet<string> {
  return new Set(tried.filter((name) => name.endsWith(']')).map((name) => name.slice(0, name.lastIndexOf('['))))
}

/** What the document says on the days of some windows. */
interface Dated {
  readonly of: Program
  readonly on: readonly Window[]
  readonly ratesOf: IsoDate | undefined
  /** The figures and the tables that the steps read. */
  readonly names: ReadonlySet<string>
  readonly tables: ReadonlySet<string>
  readonly windows: readonly DatedWindow[]
  /** Windows whose day is outside the program's validity. */
  readonly outside: readonly { readonly place: number; readonly date: IsoDate }[]
}

interface DatedWindow {
  readonly date: IsoDate
  readonly figures: ReadonlyMap<string, number>
  readonly rows: ReadonlyMap<string, TableRows>
  /** What has no value, and why. */
  readonly open: readonly (readonly [name: string, why: string])[]
}

/** The same program is priced many times over with other rates, and what the document says is the same each time. */
const known = new WeakMap<WindowProgram, Dated>()

function datedIn(program: Program, part: WindowProgram, on: readonly Window[], ratesOf: IsoDate | undefined): Dated {
  const before = known.get(part)
  const isSame = before?.of.figures === program.figures && before.of.tables === program.tables
  if (before && isSame && before.of.valid === program.valid && before.on === on && before.ratesOf === ratesOf)
    return before
  const names = new Set(part.steps.flatMap((step) => (step.op === 'figure' ? [step.name] : [])))
  const tables = new Set(part.steps.flatMap((step) => ('table' in step ? [step.table] : [])))
  const dates = on.map((one) => dateOfFigures(one, ratesOf))
  const made: Dated = {
    of: program,
    on,
    ratesOf,
    names,
    tables,
    windows: dates.map((date) => datedOn(program, names, tables, date)),
    outside: dates.flatMap((date, place) => (isValid(program, date) ? [] : [{ place, date }])),
  }
  known.set(part, made)
  return made
}

function datedOn(
  program: Program,
  names: ReadonlySet<string>,
  tables: ReadonlySet<string>,
  date: IsoDate,
): DatedWindow {
  const open: [string, string][] = []
  const figures = new Map<string, number>()
  const rows = new Map<string, TableRows>()
  const latest = <T extends { readonly from: IsoDate }>(values: readonly T[] | undefined): T | undefined =>
    values?.findLast(({ from }) => from <= date)
  const why = (dated: unknown, values: readonly { readonly from: IsoDate }[] | undefined): string =>
    dated ? 'missing' : `none before ${values?.[0]?.from ?? 'any date'}`
  for (const name of names) {
    const values = program.figures.find((one) => one.name === name)?.values
    const dated = latest(values)
    if (typeof dated?.value === 'number') figures.set(name, dated.value)
    else open.push([name, why(dated, values)])
  }
  for (const name of tables) {
    const values = program.tables.find((one) => one.name === name)?.values
    const dated = latest(values)
    if (dated?.rows) rows.set(name, dated.rows)
    else open.push([name, why(dated, values)])
  }
  return { date, figures, rows, open }
}

const isValid = ({ valid }: Program, date: IsoDate): boolean =>
  valid.from <= date && (valid.to === undefined || date <= valid.to)

function outsideValidity({ model, valid }: Program, date: IsoDate): RunTrouble {
  const until = valid.to === undefined ? 'on' : `to ${valid.to}`
  return new RunTrouble(
    'outside-validity',
    `\`${model}\` is in force from ${valid.from} ${until}, and ${date} lies outside.`,
    'Choose another period, or say with --rates-of on which day of its own to read it.',
  )
}

/** Why a figure has no value, and on which day that was first asked. */
interface Open {
  readonly why: string
  readonly date: IsoDate
}

function openRates(program: Program, open: ReadonlyMap<string, Open>): RunTrouble {
  const date = [...open.values()].map((one) => one.date).toSorted()[0]
  const missing = [...open].filter(([, { why }]) => why === 'missing').map(([name]) => `\`${name}\``)
  const early = [...open].filter(([, { why }]) => why !== 'missing').map(([name, { why }]) => `\`${name}\` (${why})`)
  if (missing.length > 0)
    return new RunTrouble(
      'open-rate',
      `\`${program.model}\` cannot be run on ${date}: the value of ${missing.join(', ')} is not known.`,
      'Fill each in a scenario with status `illustrative`, or choose a date for which it is known.',
    )
  return new RunTrouble(
    'no-value-yet',
    `\`${program.model}\` has no value on ${date} for ${early.join(', ')}.`,
    'Choose a later period, or say with --rates-of which date’s rates to use.',
  )
}

/**
 * Refuses a run for want of figures before any row is counted.
 *
 * @throws RunTrouble that names every figure without a value in one of the windows
 */
export function refuseOpenFigures(
  program: Program,
  windowsOf: (part: WindowProgram) => readonly Window[],
  choice: FigureChoice,
): void {
  for (const part of program.windows) figuresInForce(program, part, windowsOf(part), choice, () => true)
}
