import type { Table } from '../Case.ts'
import type { Results } from './Results.ts'
import { number, whole } from './written.ts'

/** What a figure of a case is held against. */
interface Goal {
  readonly what: string
  /** The name of the figure, as cases give it. */
  readonly figure: string
  readonly most: number
  readonly unit: 'ms' | 'MB' | '×' | ''
  /** The name of the figure that says of how many patients it was measured, where that is not always the same. */
  readonly patients?: string
}

/** 2.4 million patients in 250 clinics, on two cores. */
const GOALS: readonly Goal[] = [
  { what: 'Everything priced again, all rates changed', figure: 'everything@2400000', most: 5, unit: 'ms' },
  { what: 'One changed linear rate of sixty', figure: 'linear', most: 0.02, unit: 'ms' },
  { what: 'A changed ceiling', figure: 'ceiling@2400000', most: 5, unit: 'ms' },
  { what: 'A changed ceiling, long tails', figure: 'long-tails', most: 5, unit: 'ms' },
  { what: 'Tabulating from an imported dataset', figure: 'count@2400000', most: 95, unit: 'ms' },
  { what: 'Cold from an imported dataset, whole process, linear', figure: 'cold-linear', most: 300, unit: 'ms' },
  { what: 'Cold from an imported dataset, whole process, with cells', figure: 'cold-cells', most: 400, unit: 'ms' },
  { what: 'A budget-neutral solve with ceilings', figure: 'solve', most: 1, unit: 'ms' },
  { what: 'Twelve months with moves and birthdays', figure: 'months', most: 110, unit: 'ms' },
  { what: '10,000 draws, mean and spread', figure: 'draws', most: 100, unit: 'ms' },
  { what: 'Exact quantiles of the draws, beside', figure: 'quantiles', most: 200, unit: 'ms' },
  { what: 'Peak of a command', figure: 'command-peak', most: 160, unit: 'MB' },
  { what: 'Peak of a server', figure: 'server-peak', most: 300, unit: 'MB' },
  { what: 'The browser ÷ Node, the same pricing', figure: 'browser', most: 2, unit: '×' },
  ...[
    ['an imported dataset ÷ by hand in DuckDB', 'where-duckdb'],
    ['in PostgreSQL ÷ by hand', 'where-postgres'],
    ['contacts as rows ÷ by hand in DuckDB', 'where-contacts-duckdb'],
    ['contacts as rows in PostgreSQL ÷ by hand', 'where-contacts-postgres'],
  ].flatMap(([what, figure]): readonly Goal[] => [
    { what: `Counting ${what}, the same counted, at the worst size`, figure: `${figure}`, most: 1.5, unit: '×' },
    { what: `Counting ${what}, only paid, at the largest`, figure: `${figure}-paying`, most: 1.5, unit: '×' },
  ]),
  { what: 'The case furthest behind numpy, from the same start', figure: 'behind-numpy', most: 1, unit: '×' },
  { what: 'The largest exponent of growth', figure: 'growth', most: 1.1, unit: '' },
  ...[
    ['contacts by month', 'import'],
    ['contacts by day and spells of listing', 'import-by-day'],
  ].map(
    ([what, figure]): Goal => ({
      what: `Import ÷ DuckDB’s bare read_csv to Parquet, ${what}`,
      figure: `${figure}`,
      most: 2,
      unit: '×',
      patients: 'import: patients',
    }),
  ),
]

/** Each goal with what was measured last; one that was not measured says so. */
export function goalsTable(results: Results): Table {
  const figures: Readonly<Record<string, number>> = Object.assign(
    {},
    ...Object.values(results).map((one) => one.figures),
  )
  return {
    title: 'The goals, 2.4 million patients in 250 clinics',
    columns: ['goal', 'at most', 'measured', ''],
    rows: GOALS.map(({ what, figure, most, unit, patients }) => {
      const value = figures[figure]
      const size = patients === undefined ? undefined : figures[patients]
      const measured = size === undefined ? '' : `, ${whole(size)} patients`
      const goal = amount(most, unit)
      if (value === undefined) return [what, goal, 'not measured', '']
      const verdict = value <= most ? 'met' : `missed by ${number(value / most)} ×`
      return [what, goal, `${amount(number(value), unit)}${measured}`, verdict]
    }),
  }
}

const amount = (value: number | string, unit: Goal['unit']): string => `${value} ${unit}`.trimEnd()
