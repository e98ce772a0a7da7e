import type { ReleasedRun } from '../disclosure/releasedRun.ts'
import { balanceShown } from './balanceShown.ts'
import { RELEASE_FLAGS } from './disclosureAsked.ts'
import { type Balance, CannotBalance, type PaidRun, payBalanced, type Run, type RunOrder } from './engine.ts'
import type { Reconciled } from '../reconcile/reconciledShare.ts'
import { reconciledBaseline } from './reconciledBaseline.ts'
import { RUN_FLAGS } from './prepareRuns.ts'
import { releasedAs } from './releasedAs.ts'
import { payAll, releaseAsked, withRuns } from './run.ts'
import type { Subcommand } from './Subcommand.ts'
import { withSuppressed } from './suppressed.ts'
import type { Table } from './Table.ts'
import { InputError, UsageError } from './UsageError.ts'
import { writeResult } from './writeResult.ts'

/** What one alternative changes for one clinic. `percent` is null where the baseline is 0. */
interface Change {
  readonly alternative: string
  readonly clinic: string
  /** `null` where a total is hidden. */
  readonly change: number | null
  readonly percent: number | null
}

const { assign: _, ...FLAGS } = RUN_FLAGS

/** `kapitera compare`: who gains and who loses. */
export const compare: Subcommand = {
  name: 'compare',
  usage: 'BASELINE ALTERNATIVE… --data DIR [--period PERIOD] [--budget-neutral [PAYMENT]]',
  summary:
    'Pays a dataset under a baseline and alternatives, models or assignments, and says what changes for every clinic.',
  flags: {
    'budget-neutral': {
      value: 'PAYMENT',
      mayBeBare: true,
      help: 'let each alternative cost what the baseline costs: the rates of this payment give way, without a name those of the largest',
    },
    ...FLAGS,
    ...RELEASE_FLAGS,
  },
  examples: [
    'kapitera compare chronic_care_pilot fewer_kronor_per_visit --data demonstration --period 2026',
    'kapitera compare chronic_care_pilot fewer_kronor_per_visit --data demonstration --budget-neutral base_payment',
    'kapitera compare region_2016.yaml reform.yaml --data data/region --period 2016 --out changes.csv',
  ],
  run: async (call) => {
    if (call.words.length < 2)
      throw new UsageError('Name a baseline and one alternative at least. See kapitera compare --help.')
    return withRuns(call, call.words, async (prepared) => {
      const [first, ...others] = (await payAll(prepared, call)) as [PaidRun, ...PaidRun[]]
      const asked = releaseAsked(prepared, call)
      const baseline = first.run
      const foreign = others.map((one) => one.run).find(({ currency }) => currency !== baseline.currency)
      if (foreign)
        throw new InputError(
          `\`${foreign.model}\` pays in ${foreign.currency}, \`${baseline.model}\` in ${baseline.currency}: they cannot be compared without a conversion.`,
        )
      const paid = await Promise.all(
        others.map((one, place) => balancedIfAsked(one, prepared.orders[place + 1] as RunOrder)),
      )
      const all = [first, ...paid].map(({ run }, place) => ({ run, order: prepared.orders[place] as RunOrder }))
      const [released, ...rest] = await releasedAs(all, asked, { table: 'compare' })
      const alternatives = rest.map((run, place) => {
        const balance = paid[place]?.balance
        return balance ? { ...run, balance: balanceShown(balance, run) } : run
      })
      const changes = alternatives.flatMap((alternative) => changesTo(alternative, released as ReleasedRun))
      // The share of the money that is reproduced is one more number for the region.
      const reconciled = asked.rules ? undefined : await reconciledBaseline(first, prepared.orders[0] as RunOrder, call)
      await writeResult(
        {
          json: { baseline: released, alternatives, changes, ...(reconciled && { reconciled }) },
          table: () =>
            withSuppressed(
              withReconciled(tableOf(changes, baseline.currency), reconciled),
              asked.rules,
              ([, , change]) => change === null,
            ),
        },
        call,
      )
      return 0

      async function balancedIfAsked(
        one: PaidRun,
        order: RunOrder,
      ): Promise<{ readonly run: Run; readonly balance?: Balance }> {
        const payment = call.text('budget-neutral')
        if (payment === undefined) return one
        try {
          return await payBalanced(one, order, {
            payment: payment || undefined,
            target: baseline.region.total,
            baseline: first.parts.map(({ model }) => model.name),
          })
        } catch (error) {
          if (error instanceof CannotBalance) throw new InputError(error.message)
          throw error
        }
      }
    })
  },
}

/** Amounts are whole öre, so their difference is too. */
function changesTo({ model, clinics }: ReleasedRun, baseline: ReleasedRun): readonly Change[] {
  return clinics.map(({ clinic, total }, place) => {
    const before = baseline.clinics[place]?.total ?? null
    if (total === null || before === null) return { alternative: model, clinic, change: null, percent: null }
    const ore = Math.round(total * 100) - Math.round(before * 100)
    const percent = before === 0 ? null : Math.round((ore / Math.round(before * 100)) * 1_000_000) / 10_000
    return { alternative: model, clinic, change: ore / 100, percent }
  })
}

function tableOf(changes: readonly Change[], currency: string): Table {
  return {
    columns: [
      { name: 'alternative', type: 'word' },
      { name: 'clinic', type: 'word' },
      { name: 'change', type: 'amount' },
      { name: 'percent', type: 'number' },
      { name: 'currency', type: 'word' },
    ],
    rows: changes.map(({ alternative, clinic, change, percent }) => [alternative, clinic, change, percent, currency]),
  }
}

/** A table has no head, so the share of what was paid that the baseline reproduces stands in every row. */
function withReconciled(table: Table, reconciled: Reconciled | undefined): Table {
  if (!reconciled) return table
  return {
    columns: [...table.columns, { name: 'reconciled', type: 'number' }],
    rows: table.rows.map((row) => [...row, reconciled.share]),
  }
}
