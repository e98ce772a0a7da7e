import { relative } from 'node:path'
import { catalogue } from '../catalogue/catalogue.ts'
import { readDocument } from '../catalogue/readDocument.ts'
import { type Diagnostic, type Model, type Need, type Needs, PlanTrouble } from '../../models/index.ts'
import type { Dataset } from '../dataset/Dataset.ts'
import { plannedModel } from '../region/plannedModels.ts'
import { type Readiness, readinessOf } from '../region/readinessOf.ts'
import { folderOf, periodOf } from './prepareRuns.ts'
import type { Call, Subcommand } from './Subcommand.ts'
import { UsageError } from './UsageError.ts'

/** `kapitera models`: what is in the catalogue, what each needs, and which can run on a dataset. */
export const models: Subcommand = {
  name: 'models',
  usage: '[--against DATA [--period PERIOD]] [--json]',
  summary: 'Lists the models and scenarios of the catalogue, the data each needs, and which can run on a dataset.',
  flags: {
    against: {
      value: 'DATA',
      help: 'say which can run on this dataset, a folder or `demonstration`, and what is missing',
    },
    period: { value: 'PERIOD', help: 'for which period; without it, the year of the dataset’s as-of day' },
    json: { help: 'print the list as JSON' },
  },
  examples: [
    'kapitera models',
    'kapitera models --against demonstration',
    'kapitera models --against data/region --json',
  ],
  run: async (call) => {
    if (call.words.length > 0)
      throw new UsageError(`\`models\` lists all, and takes no name: \`${call.words.join(' ')}\`.`)
    // The catalogue takes a second to read: what can be refused is refused before.
    const data = call.text('against')
    if (data === undefined) {
      if (call.text('period') !== undefined) throw new UsageError('`--period` belongs to `--against DATA`.')
      print(listedDocuments(), call)
      return 0
    }
    const { openDataset } = await import('../dataset/openDataset.ts')
    const dataset = await openDataset(folderOf(data), { today: call.world.today })
    try {
      print(listedDocuments(), call, { dataset, of: readinessFor(dataset, call) })
    } finally {
      await dataset.warehouse.close()
    }
    return 0
  },
}

/** A document of the list. */
interface Listed {
  readonly name: string
  readonly file: string
  readonly model: Model | undefined
  readonly needs: Needs | undefined
  readonly open: readonly string[]
  readonly errors: number
}

/** A dataset, and what it lacks of each model. */
interface Against {
  readonly dataset: Dataset
  readonly of: (model: Model) => Readiness
}

function readinessFor(dataset: Dataset, { text }: Call): Against['of'] {
  const period = periodOf(text('period'), dataset)
  return (model) => readinessOf(model, dataset, period)
}

const listedDocuments = (): readonly Listed[] => catalogue().flatMap(({ name, path }) => listedDocument(name, path))

/** A model or scenario; a grouping or an assignment is not listed. */
function listedDocument(name: string, path: string): readonly Listed[] {
  const { found, model, diagnostics } = readDocument(path)
  if (!/^(model|scenario):/m.test(new TextDecoder().decode(found.text))) return []
  const file = relative(process.cwd(), path)
  const errors = diagnostics.filter(({ severity }: Diagnostic) => severity === 'error').length
  if (!model) return [{ name, file, model, needs: undefined, open: [], errors }]
  try {
    const { needs, open } = plannedModel(model)
    return [{ name, file, model, needs, open, errors }]
  } catch (error) {
    if (!(error instanceof PlanTrouble)) throw error
    return [{ name, file, model, needs: undefined, open: [], errors: errors + 1 }]
  }
}

function print(listed: readonly Listed[], { has, world }: Call, against?: Against): void {
  const all = listed.map((one) => ({ ...one, readiness: one.model && against?.of(one.model) }))
  if (has('json')) {
    world.out(`${JSON.stringify(all.map(inJson), undefined, 2)}\n`)
    return
  }
  const width = Math.max(0, ...all.map(({ name }) => name.length))
  for (const one of all) {
    world.out(`${one.name.padEnd(width)}  ${stateOf(one)}\n`)
    for (const line of one.readiness ? verdictOf(one.readiness) : needsOf(one)) world.out(`  ${line}\n`)
  }
  if (!against) {
    world.out('A name with ? may be absent: the document says what stands in for it, or asks first.\n')
    return
  }
  const running = all.filter(({ readiness }) => readiness && !readiness.trouble).length
  world.out(`${running} of ${all.length} can run on \`${against.dataset.description.name}\`.\n`)
}

type Read = Listed & { readonly readiness: Readiness | undefined }

function stateOf({ model, errors }: Listed): string {
  if (!model || errors > 0) return 'has errors; kapitera check says which'
  const { status, label, jurisdiction, valid } = model
  const years = `${valid.from}${valid.to === undefined ? ' on' : ` to ${valid.to}`}`
  return [status, years, jurisdiction?.en, label.en].filter((word) => word !== undefined).join(', ')
}

/** What a model reads, a line a kind; a question mark stands after what it can do without. */
function needsOf({ needs, open }: Listed): readonly string[] {
  if (!needs) return []
  const named = (type: Need['type']): string =>
    needs.needs
      .filter((need) => need.type === type)
      .map(({ name, stops }) => (stops === 'never' ? `${name}?` : name))
      .join(', ')
  const lines = [
    ['tables', needs.tables.join(', ')],
    ['facts', named('fact')],
    ['measurements', named('measurement')],
    ['indicators', named('indicator')],
    ['codes of', named('codes')],
    ['previous', named('previous')],
    ['open rates', open.join(', ')],
  ]
  return lines.flatMap(([word, names]) => (names === '' ? [] : [`${word}: ${names}`]))
}

/** Whether it can run, or everything that is missing. */
function verdictOf({ trouble, tables, needs, open, ratesOf }: Readiness): readonly string[] {
  const rates = ratesOf === undefined ? '' : ` with --rates-of ${ratesOf}`
  if (!trouble) return [`runs${rates}`]
  const openRates = open.map(({ name, why }) => (why === 'later' ? `${name} (no value yet)` : name))
  const columns = needs.map(({ type, name }) => (type === 'fact' ? name : `${type} ${name}`))
  const lines = [
    ...tables.map((table) => `lacks the table ${table}`),
    ...(columns.length > 0 ? [`lacks ${columns.join(', ')}`] : []),
    ...(openRates.length > 0 ? [`open rates: ${openRates.join(', ')}`] : []),
  ]
  return lines.length > 0 ? lines : [`cannot run: ${trouble.message}`]
}

function inJson({ name, file, model, needs, open, errors, readiness }: Read) {
  return {
    name,
    file,
    status: model?.status ?? null,
    label: model?.label ?? null,
    jurisdiction: model?.jurisdiction ?? null,
    currency: model?.currency ?? null,
    from: model?.valid.from ?? null,
    to: model?.valid.to ?? null,
    extends: model?.extends?.model ?? null,
    errors,
    openRates: open,
    needs: needs ?? null,
    ...(readiness && {
      runs: readiness.trouble === undefined,
      ratesOf: readiness.ratesOf ?? null,
      missing: { tables: readiness.tables, needs: readiness.needs, openRates: readiness.open },
      trouble: readiness.trouble ?? null,
    }),
  }
}
