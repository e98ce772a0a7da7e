import { type CaseMixOptions, type Period, USUAL_AGES } from '../../models/index.ts'
import type { CostSource } from '../grouping/costKeys.ts'
import { readCostList } from '../grouping/readCostList.ts'
import { choiceIn } from './choiceIn.ts'
import { writeCommand } from './commandLine.ts'
import { readWhole } from './readWhole.ts'
import type { Call, Flag } from './Subcommand.ts'
import { UsageError } from './UsageError.ts'

const LEAST = 30
const FOLDS = 10
const SEED = 1

/** The flags of `kapitera casemix`. */
export const CASE_MIX_FLAGS = {
  data: { value: 'DIR', help: 'the dataset: an imported folder, a folder of CSV files, or `demonstration`' },
  costs: { value: 'FILE', help: 'what contacts cost: cost and facts of a contact, such as kind,profession,cost' },
  cost: { value: 'COLUMN', help: 'or where costs are: patients.COLUMN, contacts.COLUMN or costs.COLUMN, in kronor' },
  period: { value: 'PERIOD', help: 'whose costs; without it, the year of the dataset’s as-of day' },
  prospective: { help: 'read list, age and conditions on the eve of the period; without it, on its last day' },
  grouping: { value: 'GROUPING', help: 'conditions from diagnoses; without it, those delivered with the patients' },
  over: { value: 'MONTHS', help: 'the months in which a diagnosis counts; without it, those of the grouping' },
  conditions: { value: 'COUNT', help: 'which conditions: those of this count of the grouping' },
  by: { value: 'WHAT', help: '`condition`, a weight for each (unless said), or `number`, for how many' },
  ages: { value: 'AGES', help: `where age bands begin; ${USUAL_AGES.join(',')} unless said` },
  negative: {
    value: 'RULE',
    help: 'a weight below 0 is set to `zero` and the others estimated anew (unless said), or `keep`',
  },
  most: {
    value: 'KRONOR',
    help: 'the most that a person’s cost counts: what is above it is cut; without it, nothing is',
  },
  least: { value: 'N', help: `a condition of fewer persons has no weight of its own; ${LEAST} unless said` },
  folds: { value: 'N', help: `the parts that are held out in turn; ${FOLDS} unless said, 2 for halves` },
  seed: { value: 'S', help: `deals persons to the parts; ${SEED} unless said` },
  currency: { value: 'CODE', help: 'of the costs; SEK unless said' },
  out: { value: 'FILE', help: 'NAME.yaml, a model that pays by the weight; or .csv, .json, .parquet, .xlsx' },
  json: { help: 'print JSON, also on a terminal' },
  timing: { help: 'print how long it took, on stderr' },
} as const satisfies Readonly<Record<string, Flag>>

/** What the flags say of the estimate itself. */
export type CaseMixFlags = Omit<CaseMixOptions, 'words' | 'solve'>

/** Reads them, with what holds where one was not given. */
export function readCaseMixFlags(call: Call): CaseMixFlags {
  return {
    ages: readAges(call.text('ages')),
    by: choiceIn(call, 'by', ['condition', 'number']) ?? 'condition',
    ...(call.text('most') !== undefined && { most: 100 * (readWhole(call, 'most', [1, 1_000_000_000]) ?? 0) }),
    least: readWhole(call, 'least', [1, 1_000_000]) ?? LEAST,
    negative: choiceIn(call, 'negative', ['zero', 'keep']) ?? 'zero',
    folds: readWhole(call, 'folds', [2, 100]) ?? FOLDS,
    seed: readWhole(call, 'seed', [0, 2_147_483_647]) ?? SEED,
  }
}

/** Where the costs are: in a list for contacts, or in a column. */
export function readCostSource({ text }: Call): CostSource {
  const [costs, cost] = [text('costs'), text('cost')]
  if ((costs === undefined) === (cost === undefined))
    throw new UsageError(
      'Say what care cost: --costs FILE prices contacts, --cost costs.COLUMN or patients.COLUMN reads it. Not both.',
    )
  if (costs !== undefined) return { type: 'list', list: readCostList(costs) }
  const [, table, column] = /^(patients|contacts|costs)\.(.+)$/.exec(cost ?? '') ?? []
  if (table === undefined || column === undefined)
    throw new UsageError(`\`${cost}\` is no column with costs. Write patients.COLUMN, contacts.COLUMN or costs.COLUMN.`)
  return { type: 'column', table: table as 'patients' | 'contacts' | 'costs', column }
}

function readAges(text: string | undefined): readonly number[] {
  if (text === undefined) return USUAL_AGES
  if (!/^\d{1,3}(,\d{1,3})*$/.test(text))
    throw new UsageError(`--ages needs whole years with commas, 0,18,65, not \`${text}\`.`)
  return text.split(',').map(Number)
}

/** What does not change the estimate, and what the period and its end say. */
const NOT_REPEATED: readonly string[] = ['period', 'prospective', 'out', 'json', 'timing']

/** The command that estimates the same again. */
export function caseMixCommand({ text, has }: Call, period: Period): string {
  return writeCommand([
    'kapitera',
    'casemix',
    ...Object.keys(CASE_MIX_FLAGS).flatMap((flag) => {
      const value = NOT_REPEATED.includes(flag) ? undefined : text(flag)
      return value === undefined ? [] : [`--${flag}`, value]
    }),
    '--period',
    period.text,
    ...(has('prospective') ? ['--prospective'] : []),
  ])
}
