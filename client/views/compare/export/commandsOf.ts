import type { ComparisonState, PricedAlternative } from '../../../comparison/Comparison.ts'
import type { Analysis } from '../Analysis.ts'
import { scenarioFiles } from './scenarioYaml.ts'

/** The commands that give the same figures again, and what keeps one command from giving all. */
export interface Commands {
  readonly commands: readonly string[]
  readonly notes: readonly string[]
}

/**
 * The command line for what is compared. One `kapitera compare` where all are read on the same day and the
 * same payment gives way; else several, for the command takes one of each.
 */
export function commandsOf({ dataset, period, neutral }: ComparisonState, { base, priced }: Analysis): Commands {
  const others = priced.filter((one) => one !== base)
  const tail = ['--data', folderOf(base) ?? dataset, '--period', period]
  const groups = new Map<string, PricedAlternative[]>()
  const apart: PricedAlternative[] = []
  for (const one of others) {
    if (ratesOf(one) !== ratesOf(base)) apart.push(one)
    else {
      // A lock without a solution left the rates as they are.
      const gives = neutral ? givesWay(one) : ''
      groups.set(gives, [...(groups.get(gives) ?? []), one])
    }
  }
  const compares = [...groups].map(([gives, members]) =>
    written([
      'kapitera',
      'compare',
      ...[base, ...members].map(nameOf),
      ...tail,
      ...dayFlag(base),
      ...(gives === '' ? [] : ['--budget-neutral', gives]),
    ]),
  )
  const runs = apart.length === 0 ? [] : [base, ...apart].map(runOf)
  return {
    commands: [...compares, ...runs],
    notes: [
      ...(apart.length > 0
        ? ['Models read on different days are run one by one; subtract the baseline’s run from the others.']
        : []),
      ...(apart.some(({ lock }) => lock?.state === 'solved')
        ? [
            'The factor that the budget lock solved for these stands under `lock`; the command does not solve it for them.',
          ]
        : []),
    ],
  }

  function runOf(one: PricedAlternative): string {
    const what = isOneModel(one) ? [nameOf(one)] : ['--assign', assignmentFile(one)]
    return written(['kapitera', 'run', ...what, ...tail, ...dayFlag(one)])
  }
}

/** An assignment of a comparison as a document, in the form that `--assign` reads. */
export function assignmentYaml(one: PricedAlternative): string {
  const changed = new Map(scenarioFiles(one).map(({ model, name }) => [model, `./${name}.yaml`]))
  const lines = one.entries.map(({ model, clinics, from }) => {
    const named = clinics === 'all' ? 'all' : `[${clinics.map((clinic) => JSON.stringify(clinic)).join(', ')}]`
    const start = from === undefined ? '' : `, from: ${from}`
    return `  - { model: ${changed.get(model) ?? model}, clinics: ${named}${start} }`
  })
  return `${['format: 1', `assignment: ${one.alternative.name}`, 'models:', ...lines].join('\n')}\n`
}

/** The file of an alternative's assignment. */
export const assignmentFile = ({ letter }: PricedAlternative): string => `assignment_${letter.toLowerCase()}.yaml`

/** Is it one model for every clinic, as the command names it? */
export const isOneModel = ({ entries }: PricedAlternative): boolean =>
  entries.length === 1 && entries[0]?.clinics === 'all' && entries[0].from === undefined

function nameOf(one: PricedAlternative): string {
  if (!isOneModel(one)) return assignmentFile(one)
  const [file] = scenarioFiles(one)
  return file ? `${file.name}.yaml` : (one.parts[0]?.model.name ?? one.alternative.name)
}

/** What gives way, as the command names it: of an assignment with its model. Nothing where no lock was solved. */
function givesWay(one: PricedAlternative): string {
  const { lock } = one
  if (lock?.state !== 'solved') return ''
  if (isOneModel(one)) return lock.payment
  const changed = scenarioFiles(one).find(({ model }) => model === lock.model)
  return `${changed?.name ?? lock.model}/${lock.payment}`
}

/** The dataset's folder, as the server's own manifest gives it to the command. */
function folderOf({ parts }: PricedAlternative): string | undefined {
  const command = parts[0]?.manifest['command']
  return typeof command === 'string' ? /--data (\S+)/.exec(command)?.[1] : undefined
}

const ratesOf = ({ alternative, parts }: PricedAlternative): string | undefined =>
  alternative.ratesOf ?? parts.find((part) => part.ratesOf !== null)?.ratesOf ?? undefined

function dayFlag(one: PricedAlternative): readonly string[] {
  const day = ratesOf(one)
  return day === undefined ? [] : ['--rates-of', day]
}

const written = (words: readonly string[]): string =>
  words.map((word) => (/^[\w./:@%+=,-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`)).join(' ')
