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
  const { names, tables } = readBy(program, part)
  const open = new Map<string, Open>()
  const changed = new Map<string, TableRows>()
  const rowsChanged = new Map<TableRows, TableRows>()
  const tablesOfRows = tablesOf(changes, factors)

  const outside = windows
    .map((one) => dateOfFigures(one, ratesOf))
    .find((date, place) => isActive(place) && !isValid(program, date))
  if (outside !== undefined) throw outsideValidity(program, outside)
  const inForce = windows.map((window, place): InForce => {
    const date = dateOfFigures(window, ratesOf)
    const isMissed = (name: string, why: string): unknown =>
      isActive(place) && !open.has(name) && open.set(name, { why, date })
    const figures = new Map<string, number>()
    for (const [name, figure] of names) {
      const change = changes[name]
      const dated = figure?.values.findLast((value) => value.from <= date)
      const value = change ?? dated?.value
      if (typeof value === 'number') figures.set(name, value * (factors[name] ?? 1))
      else isMissed(name, dated ? 'missing' : `none before ${figure?.values[0]?.from ?? 'any date'}`)
    }
    const rowsByTable = new Map<string, TableRows>()
    for (const [name, table] of tables) {
      const dated = table?.values.findLast((value) => value.from <= date)
      const whole = changes[name]
      if (whole !== undefined) rowsByTable.set(name, everywhere(name, whole))
      else if (dated?.rows) rowsByTable.set(name, withChanges(name, dated.rows))
      else isMissed(name, dated ? 'missing' : `none before ${table?.values[0]?.from ?? 'any date'}`)
    }
    return { figure: (name) => figures.get(name) ?? Number.NaN, rows: (name) => rowsByTable.get(name) ?? NO_ROWS }
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
function tablesOf(...choices: readonly Readonly<Record<string, number>>[]): ReadonlySet<string> {
  const tables = new Set<string>()
  for (const choice of choices)
    for (const name in choice) if (name.endsWith(']')) tables.add(name.slice(0, name.lastIndexOf('[')))
  return tables
}

/** The figures and tables that a part's steps read. */
interface Read {
  readonly of: Program
  readonly names: ReadonlyMap<string, Program['figures'][number] | undefined>
  readonly tables: ReadonlyMap<string, Program['tables'][number] | undefined>
}

/** A budget lock prices one program many times over, and what its steps read is the same each time. */
const known = new WeakMap<WindowProgram, Read>()

function readBy(program: Program, part: WindowProgram): Read {
  const before = known.get(part)
  if (before?.of.figures === program.figures && before.of.tables === program.tables) return before
  const names = new Set(part.steps.flatMap((step) => (step.op === 'figure' ? [step.name] : [])))
  const tables = new Set(part.steps.flatMap((step) => ('table' in step ? [step.table] : [])))
  const read: Read = {
    of: program,
    names: new Map([...names].map((name) => [name, program.figures.find((one) => one.name === name)])),
    tables: new Map([...tables].map((name) => [name, program.tables.find((one) => one.name === name)])),
  }
  known.set(part, read)
  return read
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
