import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { compareWords, dayOf, isDate, type Model, type Period, readPeriod } from '../../models/index.ts'
import { demonstrationFolder } from '../dataset/demonstrationFolder.ts'
import type { Dataset } from '../dataset/Dataset.ts'
import { nearestWord } from '../dataset/nearestWord.ts'
import { beginOpening } from './beginOpening.ts'
import { writeCommand } from './commandLine.ts'
import { factsAsked, type RunOrder } from './engine.ts'
import { findDocument } from '../catalogue/findDocument.ts'
import { isAssignment, readAssignment } from '../catalogue/readAssignment.ts'
import { dialectAsked } from './printStatements.ts'
import { RUN_KINDS } from '../run/RunKind.ts'
import { choiceIn } from './choiceIn.ts'
import { readModels } from './readModels.ts'
import { readPrevious } from './readPrevious.ts'
import type { Call, Flag } from './Subcommand.ts'
import { InputError, UsageError } from './UsageError.ts'

/** Flags of every command that runs models. */
export const RUN_FLAGS = {
  data: {
    value: 'DATA',
    help: 'the dataset: an imported folder, a folder of CSV files, `demonstration`, or a file that says where it lies in a database',
  },
  answers: {
    value: 'FOLDER',
    help: 'in place of --data: the answers to the statements that --explain-sql printed, a CSV file each',
  },
  period: { value: 'PERIOD', help: '2016, 2016-Q1 or 2016-03; without it, the year of the dataset’s as-of day' },
  'rates-of': { value: 'DATE', help: 'pay with the rates of this day, 2017-01-01; without it, those of the period' },
  assign: { value: 'FILE', help: 'an assignment document: which model pays which clinic from when' },
  facts: {
    value: 'NAME…',
    help: 'add facts that the model computes for each clinic or, `region.NAME`, for the region; the value is that of the last window of the period',
    many: true,
  },
  previous: {
    value: 'FILE',
    help: 'a run’s JSON for the period before, from which `previous` is read where the data does not give it',
  },
  out: {
    value: 'FILE',
    help: 'write to a file, by its ending: .json, .csv, .parquet or .xlsx; without it, JSON on stdout',
  },
  json: { help: 'print JSON, also on a terminal' },
  timing: { help: 'print how long each step took, on stderr' },
  'explain-sql': {
    help: 'print the statements that the dataset would be asked, for its owner to run, and ask nothing',
  },
  dialect: {
    value: 'ENGINE',
    help: 'for --explain-sql: duckdb, postgresql, trino or tsql; without it, that of the dataset',
  },
} as const satisfies Readonly<Record<string, Flag>>

/** Models on an open dataset: an order for each model, or one for an assignment. */
export interface PreparedRuns {
  readonly dataset: Dataset
  readonly orders: readonly RunOrder[]
}

/** Reads the models and opens the dataset. Nothing comes back where a document is wrong; what it is has been printed. */
export async function prepareRuns(call: Call, names: readonly string[]): Promise<PreparedRuns | undefined> {
  const { text, list, world } = call
  const assign = text('assign')
  if (names.length === 0 && assign === undefined)
    throw new UsageError('Name a model, a file or a name of the catalogue, or an assignment by --assign FILE.')
  if (names.length > 0 && assign !== undefined) throw new UsageError('Name models or an assignment, not both.')
  const answers = text('answers')
  const data = text('data') ?? answers
  if (data === undefined) throw new UsageError('Say which dataset: --data DIR, or --data demonstration.')
  if (answers !== undefined && (answers !== data || call.has('explain-sql')))
    throw new UsageError('Answers are all there is: they take the place of --data, and nothing is asked.')
  if (text('dialect') !== undefined && !call.has('explain-sql'))
    throw new UsageError('`--dialect` belongs to `--explain-sql`.')
  dialectAsked(text('dialect'))
  const ratesOf = readDateFlag(text('rates-of'))
  const kind = choiceIn(call, 'kind', RUN_KINDS)
  const periodText = text('period')
  if (periodText !== undefined && !readPeriod(periodText))
    throw new UsageError(`\`${periodText}\` is no period. Write 2016, 2016-Q1 or 2016-03.`)

  const opening = answers === undefined ? await beginOpening(folderOf(data), world) : undefined
  const facts = list('facts')
  const previous = text('previous')
  let drafts: readonly Draft[] | undefined
  let previousOf: ReturnType<typeof readPrevious> | undefined
  let dataset: Dataset | undefined
  try {
    drafts = assign === undefined ? draftsOf(names, call) : draftOfAssignment(assign, call)
    if (!drafts) return undefined
    previousOf = previous === undefined ? undefined : readPrevious(previous)
    for (const { models } of drafts) refuseUnknownFacts(facts, models)
    if (answers === undefined) refuseUnknownData(data)
    dataset = opening ? await opening.dataset() : await openAnswered(data)
  } finally {
    if (!dataset) await opening?.abandon()
  }
  try {
    const period = periodOf(periodText, dataset)
    await refuseUnknownClinics(drafts, dataset)
    const orders = drafts.map(
      ({ words, ...draft }): RunOrder => ({
        ...draft,
        dataset,
        period,
        ratesOf,
        facts,
        kind,
        previous: previousOf?.(draft.name),
        withRates: true,
        command: writeCommand([
          'kapitera',
          'run',
          ...words,
          answers === undefined ? '--data' : '--answers',
          data,
          '--period',
          period.text,
          ...(ratesOf === undefined ? [] : ['--rates-of', ratesOf]),
          ...(previous === undefined ? [] : ['--previous', previous]),
          ...(kind === undefined ? [] : ['--kind', kind]),
          ...(facts.length === 0 ? [] : ['--facts', ...facts]),
        ]),
      }),
    )
    return { dataset, orders }
  } catch (error) {
    await dataset.warehouse.close()
    throw error
  }
}

async function openAnswered(folder: string): Promise<Dataset> {
  return (await import('../warehouse/answers/openAnswers.ts')).openAnswers(folder)
}

interface Draft extends Pick<RunOrder, 'name' | 'models' | 'entries'> {
  /** How the command names it. */
  readonly words: readonly string[]
}

/** A name may be an assignment's file as well as a model's. Everything wrong with any of them is printed first. */
function draftsOf(names: readonly string[], call: Call): readonly Draft[] | undefined {
  const drafts = names.map((name) =>
    isAssignment(findDocument(name)) ? draftOfAssignment(name, call) : draftOfModel(name, call),
  )
  return drafts.some((draft) => draft === undefined) ? undefined : drafts.flatMap((draft) => draft ?? [])
}

function draftOfModel(name: string, { world }: Call): readonly Draft[] | undefined {
  return readModels([name], world)?.map((model) => ({
    name: model.name,
    models: [model],
    entries: [{ model: model.name, clinics: 'all' }],
    words: [name],
  }))
}

/** Models named in an assignment are files seen from it, or names of the catalogue. Each is read once. */
function draftOfAssignment(file: string, { world }: Call): readonly Draft[] | undefined {
  const found = findDocument(file)
  const { name, entries } = readAssignment(found)
  const pathOf = (model: string): string => {
    const beside = join(dirname(found.file), model)
    return existsSync(beside) ? beside : model
  }
  const paths = [...new Set(entries.map(({ model }) => pathOf(model)))]
  const models = readModels(paths, world)
  if (!models) return undefined
  const modelAt = new Map(paths.map((path, place) => [path, models[place] as Model]))
  const twice = models.find((model, place) => models.findIndex((one) => one.name === model.name) < place)
  if (twice)
    throw new InputError(`Two documents of the assignment are called \`${twice.name}\`.`, 'Name one of them otherwise.')
  const currencies = [...new Set(models.map(({ currency }) => currency))]
  if (currencies.length > 1)
    throw new InputError(
      `The models of the assignment pay in ${currencies.join(' and ')}.`,
      'One run has one currency.',
    )
  return [
    {
      name,
      models,
      entries: entries.map(({ model, clinics, from }) => ({
        model: (modelAt.get(pathOf(model)) as Model).name,
        clinics,
        ...(from === undefined ? {} : { from: Math.floor(dayOf(from) / 100) }),
      })),
      words: ['--assign', file],
    },
  ]
}

function readDateFlag(date: string | undefined): string | undefined {
  if (date !== undefined && !isDate(date)) throw new UsageError(`\`${date}\` is no day. Write 2017-01-01.`)
  return date
}

/** The year of the day up to which the data goes, where no period is given. */
export function periodOf(text: string | undefined, { description }: Dataset): Period {
  const period = readPeriod(text ?? description.asOf?.slice(0, 4) ?? '')
  if (!period)
    throw new UsageError(
      'Say for which period: --period 2016, 2016-Q1 or 2016-03. The dataset does not say how far it goes.',
    )
  return period
}

/** `demonstration` is the region that comes with the program, unless there is a folder of that name. */
export function folderOf(data: string): string {
  return data === DEMONSTRATION && !existsSync(data) ? demonstrationFolder() : data
}

const DEMONSTRATION = 'demonstration'

/** A dataset that is not there, where the one that comes with the program may have been meant. Of others the opening tells. */
function refuseUnknownData(data: string): void {
  if (existsSync(data) || data === DEMONSTRATION) return
  const isBeginning = data.length >= 3 && DEMONSTRATION.startsWith(data.toLowerCase())
  if (!isBeginning && nearestWord(data, [DEMONSTRATION]) === undefined) return
  throw new InputError(`There is no folder \`${data}\`.`, `Did you mean \`--data ${DEMONSTRATION}\`?`)
}

function refuseUnknownFacts(facts: readonly string[], models: readonly Model[]): void {
  const formulas = models.flatMap((model) => model.formulas)
  const ofClinics = formulas.filter(({ level }) => level === 'clinic').map(({ name }) => name)
  const ofRegion = formulas.filter(({ level }) => level === 'region').map(({ name }) => name)
  for (const fact of facts) {
    if (factsAsked(models, [fact]).length > 0) continue
    const isDotted = fact.includes('.')
    const near = nearestWord(fact, isDotted ? dotted(ofClinics, ofRegion) : [...ofClinics, ...ofRegion])
    const known = [...new Set([...ofClinics, ...dotted([], ofRegion)])].toSorted(compareWords)
    throw new InputError(
      `\`${models.map(({ name }) => name).join(', ')}\` computes no fact \`${fact}\`${isDotted ? '' : ' of a clinic or the region'}.`,
      near !== undefined
        ? `Did you mean \`${near}\`?`
        : known.length > 0
          ? `It computes ${known.join(', ')}.`
          : undefined,
    )
  }
}

function dotted(ofClinics: readonly string[], ofRegion: readonly string[]): readonly string[] {
  return [...ofClinics.map((name) => `clinic.${name}`), ...ofRegion.map((name) => `region.${name}`)]
}

async function refuseUnknownClinics(drafts: readonly Draft[], { warehouse }: Dataset): Promise<void> {
  const named = drafts.flatMap(({ entries }) => entries.flatMap(({ clinics }) => (clinics === 'all' ? [] : clinics)))
  if (named.length === 0) return
  const { clinics } = await warehouse.count({ windows: [] })
  for (const clinic of named) refuseUnknownClinic(clinic, clinics)
}

/** A clinic that the dataset does not have is answered with the nearest that it has. */
export function refuseUnknownClinic(clinic: string, clinics: readonly string[]): void {
  if (clinics.includes(clinic)) return
  const near = nearestWord(clinic, clinics)
  throw new InputError(
    `The dataset has no clinic \`${clinic}\`.`,
    near === undefined ? undefined : `Did you mean \`${near}\`?`,
  )
}
