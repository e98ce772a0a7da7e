import type { Step } from '../plan/Program.ts'
import type { WindowInput } from './evaluateStep.ts'
import type { TableRows } from './figuresInForce.ts'
import type { Unit } from './Unit.ts'

/** What the units of one window read beside each other: figures, tables and the window before. */
export interface Reading {
  /** Reads all, and says by place of a unit whether what it reads is another than before. Whoever computes a unit marks those that read it. */
  readonly read: (input: WindowInput) => Uint8Array
  /** Does a step read the same here as in another window? */
  readonly isSameAs: (other: Reading, step: number) => boolean
  /** By step: the figure, or the row of a table. */
  readonly numbers: Float64Array
  /** What else a step reads. */
  readonly of: (step: number) => unknown
}

type Named = Extract<Step, { readonly name: string }>
type OfTable = Extract<Step, { readonly table: string }>

/** Places of units and their steps, by the name that they read. */
type ByName<S> = readonly (readonly [
  name: string,
  units: readonly (readonly [place: number, step: S, index: number])[],
])[]

/** Prepares the reading of one window. */
export function createReadings(steps: readonly Step[], units: readonly Unit[]): Reading {
  const { figures, tables, before } = sourcesOf(steps, units)
  const numbers = new Float64Array(steps.length)
  const read: unknown[] = []
  const rowsRead: (TableRows | undefined)[] = []
  const changed = new Uint8Array(units.length)

  function setNumber(place: number, index: number, value: number): void {
    if (Object.is(numbers[index], value)) return
    numbers[index] = value
    changed[place] = 1
  }

  function set(place: number, index: number, value: unknown): void {
    if (isEqualRead(read[index], value)) return
    read[index] = value
    changed[place] = 1
  }

  return {
    numbers,
    of: (step) => read[step],
    isSameAs: (other, step) => Object.is(numbers[step], other.numbers[step]) && isEqualRead(other.of(step), read[step]),
    read({ inForce, previous }) {
      changed.fill(0)
      for (const [name, all] of figures) {
        const value = inForce.figure(name)
        for (const [place, , index] of all) setNumber(place, index, value)
      }
      for (let table = 0; table < tables.length; table += 1) {
        const [name, all] = tables[table] as (typeof tables)[number]
        const rows = inForce.rows(name)
        if (rowsRead[table] === rows) continue
        rowsRead[table] = rows
        for (const [place, step, index] of all)
          if (step.op === 'cell') setNumber(place, index, rows[step.row]?.value ?? 0)
          else set(place, index, rows)
      }
      for (const [place, step, index] of before) set(place, index, previous(step.name))
      return changed
    },
  }
}

interface Sources {
  readonly figures: ByName<Named>
  readonly tables: ByName<OfTable>
  readonly before: readonly (readonly [place: number, step: Named, index: number])[]
}

/** The same units are read for each window. */
const known = new WeakMap<readonly Unit[], Sources>()

function sourcesOf(steps: readonly Step[], units: readonly Unit[]): Sources {
  const found = known.get(units)
  if (found) return found
  const figures = new Map<string, [number, Named, number][]>()
  const tables = new Map<string, [number, OfTable, number][]>()
  const before: [number, Named, number][] = []
  units.forEach(({ root }, place) => {
    const step = steps[root] as Step
    if (step.op === 'figure') figures.set(step.name, [...(figures.get(step.name) ?? []), [place, step, root]])
    else if (step.op === 'previous') before.push([place, step, root])
    else if ('table' in step) tables.set(step.table, [...(tables.get(step.table) ?? []), [place, step, root]])
  })
  const made = { figures: [...figures], tables: [...tables], before }
  known.set(units, made)
  return made
}

/** Figures and rows are the same or not; what is read of clinics is held against each other clinic by clinic. */
function isEqualRead(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true
  if (!isPerClinic(one) || !isPerClinic(other)) return false
  return one.length === other.length && one.every((value, clinic) => Object.is(value, other[clinic]))
}

const isPerClinic = (read: unknown): read is readonly (number | boolean)[] =>
  Array.isArray(read) && typeof read[0] !== 'object'
