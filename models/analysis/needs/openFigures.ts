import { dateOf, type IsoDate } from '../../date/IsoDate.ts'
import { firstDayOf } from '../../date/Month.ts'
import type { Period } from '../../date/Period.ts'
import { type CutOff, windowsIn } from '../../date/Window.ts'
import type { Program, WindowProgram } from '../../plan/Program.ts'

/** A figure or table that a program reads and that has no value on a day. */
export interface OpenFigure {
  readonly name: string
  /** `missing`: known to exist, not found. `later`: it has no value yet on the day. */
  readonly why: 'missing' | 'later'
}

/** Figures and tables that a run of a period would lack, by the windows' first days or the day whose rates are read. */
export function openFigures(
  program: Program,
  {
    cutOff,
    period,
    ratesOf,
  }: { readonly cutOff: CutOff; readonly period: Period; readonly ratesOf?: IsoDate | undefined },
): readonly OpenFigure[] {
  const open = new Map<string, OpenFigure['why']>()
  for (const part of program.windows) {
    const days = windowsIn(period, part.over, cutOff).map(({ first }) => ratesOf ?? dateOf(firstDayOf(first)))
    for (const { name, values } of readBy(program, part)) {
      for (const day of days) {
        const dated = values.findLast(({ from }) => from <= day)
        if (!dated) open.set(name, 'later')
        else if (!dated.isKnown) open.set(name, 'missing')
      }
    }
  }
  return [...open].map(([name, why]) => ({ name, why }))
}

/** Figures and tables of which a value is `missing` on any date. */
export function neverFilled(program: Program): readonly string[] {
  const names = program.windows.flatMap((part) =>
    readBy(program, part).flatMap(({ name, values }) => (values.some(({ isKnown }) => !isKnown) ? [name] : [])),
  )
  return [...new Set(names)]
}

interface Dated {
  readonly name: string
  readonly values: readonly { readonly from: IsoDate; readonly isKnown: boolean }[]
}

function readBy({ figures, tables }: Program, { steps }: WindowProgram): readonly Dated[] {
  const read = new Set(
    steps.flatMap((step) => (step.op === 'figure' ? [step.name] : 'table' in step ? [step.table] : [])),
  )
  return [
    ...figures.map(({ name, values }) => ({
      name,
      values: values.map(({ from, value }) => ({ from, isKnown: value !== null })),
    })),
    ...tables.map(({ name, values }) => ({
      name,
      values: values.map(({ from, rows }) => ({ from, isKnown: rows !== null })),
    })),
  ].filter(({ name }) => read.has(name))
}
