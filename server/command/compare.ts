import type { Run } from './engine.ts'
import { RUN_FLAGS } from './prepareRuns.ts'
import { payAll, withRuns } from './run.ts'
import type { Subcommand } from './Subcommand.ts'
import { InputError, UsageError } from './UsageError.ts'
import { writeResult } from './writeResult.ts'

/** What one alternative changes for one clinic. `percent` is null where the baseline is 0. */
interface Change {
  readonly alternative: string
  readonly clinic: string
  readonly change: number
  readonly percent: number | null
}

const { assign: _, ...FLAGS } = RUN_FLAGS

/** `kapitera compare`: who gains and who loses. */
export const compare: Subcommand = {
  name: 'compare',
  usage: 'BASELINE ALTERNATIVE… --data DIR [--period PERIOD]',
  summary: 'Pays a dataset under a baseline and alternatives, and says what changes for every clinic.',
  flags: FLAGS,
  examples: [
    'kapitera compare chronic_care_pilot fewer_kronor_per_visit --data demonstration --period 2026',
    'kapitera compare region_2016.yaml reform.yaml --data data/region --period 2016 --out changes.csv',
  ],
  run: async (call) => {
    if (call.words.length < 2)
      throw new UsageError('Name a baseline and one alternative at least. See kapitera compare --help.')
    return withRuns(call, call.words, async (prepared) => {
      const [baseline, ...alternatives] = (await payAll(prepared, call)).map((one) => one.run) as [Run, ...Run[]]
      const foreign = alternatives.find(({ currency }) => currency !== baseline.currency)
      if (foreign)
        throw new InputError(
          `\`${foreign.model}\` pays in ${foreign.currency}, \`${baseline.model}\` in ${baseline.currency}: they cannot be compared without a conversion.`,
        )
      const changes = alternatives.flatMap((alternative) => changesTo(alternative, baseline))
      await writeResult(
        { json: { baseline, alternatives, changes }, table: () => tableOf(changes, baseline.currency) },
        call,
      )
      return 0
    })
  },
}

/** Amounts are whole öre, so their difference is too. */
function changesTo({ model, clinics }: Run, baseline: Run): readonly Change[] {
  return clinics.map(({ clinic, total }, place) => {
    const before = baseline.clinics[place]?.total ?? 0
    const ore = Math.round(total * 100) - Math.round(before * 100)
    const percent = before === 0 ? null : Math.round((ore / Math.round(before * 100)) * 1_000_000) / 10_000
    return { alternative: model, clinic, change: ore / 100, percent }
  })
}

function tableOf(changes: readonly Change[], currency: string) {
  return {
    columns: [
      { name: 'alternative', type: 'word' },
      { name: 'clinic', type: 'word' },
      { name: 'change', type: 'amount' },
      { name: 'percent', type: 'number' },
      { name: 'currency', type: 'word' },
    ] as const,
    rows: changes.map(({ alternative, clinic, change, percent }) => [alternative, clinic, change, percent, currency]),
  }
}
