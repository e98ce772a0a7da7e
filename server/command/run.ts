import type { ReleasedRun } from '../disclosure/releasedRun.ts'
import { type DisclosureAsked, disclosureAsked, RELEASE_FLAGS } from './disclosureAsked.ts'
import { type PaidRun, payRun, type RunOrder } from './engine.ts'
import { type PreparedRuns, prepareRuns, RUN_FLAGS } from './prepareRuns.ts'
import { printStatements } from './printStatements.ts'
import { releasedAs } from './releasedAs.ts'
import type { Call, ExitCode, Subcommand } from './Subcommand.ts'
import type { Cell, Table } from './Table.ts'
import { withSuppressed } from './suppressed.ts'
import { UsageError } from './UsageError.ts'
import { checkOut, writeResult } from './writeResult.ts'

/** `kapitera run`: what every clinic is paid. */
export const run: Subcommand = {
  name: 'run',
  usage: 'MODEL… --data DATA [--period PERIOD], or --assign FILE --data DATA',
  summary: 'Pays a dataset under one or more models, or an assignment of models to clinics.',
  flags: {
    ...RUN_FLAGS,
    ...RELEASE_FLAGS,
    kind: {
      value: 'KIND',
      help: 'write what the run is, preliminary, final or correction, and up to which day its data is known',
    },
  },
  examples: [
    'kapitera run chronic_care_pilot --data demonstration --period 2026',
    'kapitera run region_2016.yaml --data data/region --period 2016-Q1 --rates-of 2017-01-01 --out paid.csv',
    'kapitera run --assign pilots.yaml --data data/region --period 2026-03',
    'kapitera run region_2016.yaml --data warehouse.yaml --period 2016 --explain-sql --dialect tsql > statements.sql',
    'kapitera run region_2016.yaml --answers answers --period 2016',
  ],
  run: async (call) =>
    withRuns(call, call.words, async (prepared) => {
      const paid = await payAll(prepared, call)
      const ordered = paid.map((one, place) => ({ run: one.run, order: prepared.orders[place] as RunOrder }))
      const runs = await releasedAs(ordered, releaseAsked(prepared, call), { table: 'run' })
      const table = (): Table => releasedTable(runs, tableOf(runs, prepared.dataset.description.invented))
      await writeResult({ json: runs, table }, call)
      return 0
    }),
}

/** How a result of runs is shown. Facts are computed of few as of many, and are not controlled. */
export function releaseAsked({ dataset, orders }: PreparedRuns, call: Call): DisclosureAsked {
  const asked = disclosureAsked(call, dataset)
  if (asked.rules?.payouts === 'controlled' && orders.some(({ facts = [] }) => facts.length > 0))
    throw new UsageError('Facts are not controlled and cannot be released: leave out --facts.')
  return asked
}

/** Opens what is to be run, lets the work be done, and closes the dataset whatever happens. */
export async function withRuns(
  call: Call,
  names: readonly string[],
  work: (prepared: PreparedRuns) => Promise<ExitCode>,
): Promise<ExitCode> {
  checkOut(call)
  const { world } = call
  const start = world.clock()
  const prepared = await prepareRuns(call, names)
  if (!prepared) return 1
  try {
    if (call.has('timing')) world.err(`open ${Math.round(world.clock() - start)} ms\n`)
    if (call.has('explain-sql')) {
      printStatements(prepared, call)
      return 0
    }
    if (prepared.dataset.description.invented) world.err('The dataset is invented: no amount below was ever paid.\n')
    return await work(prepared)
  } finally {
    await prepared.dataset.warehouse.close()
    if (call.has('timing')) world.err(`all ${Math.round(world.clock() - start)} ms\n`)
  }
}

/** Runs each order; what a reader should know goes to stderr. */
export async function payAll({ orders }: PreparedRuns, { world, has }: Call): Promise<readonly PaidRun[]> {
  const paid: PaidRun[] = []
  for (const order of orders) {
    const start = world.clock()
    const one = await payRun(order)
    if (has('timing')) world.err(`run ${order.name} ${Math.round(world.clock() - start)} ms\n`)
    for (const warning of one.run.warnings) world.err(`${warning}\n`)
    paid.push(one)
  }
  return paid
}

/** What is hidden says why; what is not settled in the period is empty too, and does not. */
function releasedTable(runs: readonly ReleasedRun[], table: Table): Table {
  const hidden = new Set(
    runs.flatMap(({ model, clinics, region }) =>
      [...clinics.map((row) => ({ ...row, clinic: row.clinic as string | null })), { ...region, clinic: null }].flatMap(
        ({ clinic, hidden: names = [] }) => names.map((name) => JSON.stringify([model, clinic, name])),
      ),
    ),
  )
  const rules = runs.find(({ disclosure }) => disclosure)?.disclosure
  return withSuppressed(table, rules, ([model, , , , clinic, , name]) =>
    hidden.has(JSON.stringify([model, clinic, name])),
  )
}

/** A row a clinic and payment, one for each total and each fact, and one for each pot of which something stays with the region. */
function tableOf(runs: readonly ReleasedRun[], invented: boolean): Table {
  return {
    columns: [
      { name: 'model', type: 'word' },
      { name: 'period', type: 'word' },
      { name: 'dataset', type: 'word' },
      { name: 'invented', type: 'boolean' },
      { name: 'clinic', type: 'word' },
      { name: 'what', type: 'word' },
      { name: 'name', type: 'word' },
      { name: 'amount', type: 'amount' },
      { name: 'fact', type: 'number' },
      { name: 'currency', type: 'word' },
      { name: 'status', type: 'word' },
    ],
    rows: runs.flatMap(({ model, period, dataset, clinics, region, currency, status }) => {
      const statuses = [...new Set(Object.values(status))].join('; ')
      const row = (clinic: string | null, what: string, name: string, amount: number | null): readonly Cell[] => [
        model,
        period,
        dataset,
        invented,
        clinic,
        what,
        name,
        amount,
        null,
        currency,
        statuses,
      ]
      const fact = (clinic: string | null, what: string, name: string, value: number | null): readonly Cell[] => [
        model,
        period,
        dataset,
        invented,
        clinic,
        what,
        name,
        null,
        value,
        null,
        statuses,
      ]
      return [
        ...clinics.flatMap(({ clinic, payments, total, facts = {} }) => [
          ...Object.entries(payments).map(([name, amount]) => row(clinic, 'payment', name, amount)),
          row(clinic, 'total', 'total', total),
          ...Object.entries(facts).map(([name, value]) => fact(clinic, 'fact', name, value)),
        ]),
        ...Object.entries(region.payments).map(([name, amount]) => row(null, 'region_payment', name, amount)),
        row(null, 'region_total', 'total', region.total),
        ...Object.entries(region.unpaid).map(([name, amount]) => row(null, 'region_unpaid', name, amount)),
        ...Object.entries(region.facts ?? {}).map(([name, value]) => fact(null, 'region_fact', name, value)),
      ]
    }),
  }
}
