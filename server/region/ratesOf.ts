import { dateOf, firstDayOf, type IsoDate, type Model, type Period, type Program } from '../../models/index.ts'
import { writeRow } from '../../models/payout/index.ts'
import type { Rate } from '../contract/model.ts'
import { readersOf } from './readersOf.ts'

/** Every figure that a program reads, as it is in force at the period's start, for a reader to see and change. */
export function ratesOf(
  model: Model,
  program: Program,
  at: { readonly period: Period; readonly ratesOf: IsoDate | undefined; readonly rowBound: readonly string[] },
): readonly Rate[] {
  const day = at.ratesOf ?? dateOf(firstDayOf(at.period.first))
  const readers = readersOf(program)
  const common = (name: string) => ({ payments: [...(readers.get(name) ?? [])], rowBound: at.rowBound.includes(name) })
  const parameters = model.parameters.flatMap(({ name, label, range, values }): readonly Rate[] => {
    const dated = values.findLast(({ from }) => from <= day)
    if (dated?.value === undefined || !readers.has(name)) return []
    const unit = unitOf(program, name)
    return [
      {
        name,
        label,
        row: null,
        unit,
        value: dated.value,
        range: pair(range),
        ...origin(model, dated),
        ...common(name),
      },
    ]
  })
  const limits = model.indicators.flatMap((indicator) => {
    const dated = indicator.limits.findLast(({ from }) => from <= day)
    return Object.entries(dated?.limits ?? {}).flatMap(([limit, value]): readonly Rate[] => {
      const name = `${indicator.name}.${limit}`
      if (!dated || !readers.has(name)) return []
      const unit = unitOf(program, name)
      return [
        {
          name,
          label: indicator.label,
          row: limit,
          unit,
          value,
          range: null,
          ...origin(model, dated),
          ...common(name),
        },
      ]
    })
  })
  const tables = model.tables.flatMap(({ name, label, range, values }): readonly Rate[] => {
    const dated = values.findLast(({ from }) => from <= day)
    if (!dated?.rows || !readers.has(name)) return []
    const table = program.tables.find((one) => one.name === name)
    return dated.rows.map(({ value }, row): Rate => {
      const text = table ? writeRow(table, day, row) : String(row)
      const unit = table?.unit ?? ''
      return {
        name: `${name}[${row}]`,
        label,
        row: text,
        unit,
        value,
        range: pair(range),
        ...origin(model, dated),
        ...common(name),
      }
    })
  })
  return [...parameters, ...limits, ...tables]
}

const pair = (range: readonly [number, number] | undefined): [number, number] | null => (range ? [...range] : null)

const unitOf = (program: Program, name: string): string => program.figures.find((one) => one.name === name)?.unit ?? ''

/** Where a figure stands in print. */
function origin(
  model: Model,
  dated:
    | Model['parameters'][number]['values'][number]
    | Model['tables'][number]['values'][number]
    | Model['indicators'][number]['limits'][number],
) {
  const { from, source, basis, note } = dated
  const named = model.sources.find(({ id }) => source === id || source.startsWith(`${id} `))
  return { from, source, basis, note: note ?? null, title: named?.title ?? source, url: named?.url ?? null }
}
