import type { ComparisonState, PricedAlternative } from '../../../comparison/Comparison.ts'
import type { Analysis } from '../Analysis.ts'
import { scenarioFiles } from './scenarioYaml.ts'

/** The commands that give the same figures again, and what keeps one command from giving all. */
export interface Commands {
  readonly commands: readonly string[]
  readonly notes: readonly string[]
}

/**
 * The command line for what is compared. One `kapitera compare` where every alternative is one model read on the same
 * day and the same payment gives way; else one command an alternative, for the command takes one of each.
 */
export function commandsOf({ dataset, period, neutral }: ComparisonState, { base, priced }: Analysis): Commands {
  const others = priced.filter((one) => one !== base)
  const tail = ['--data', dataset, '--period', period]
  const groups = new Map<string, PricedAlternative[]>()
  const apart: PricedAlternative[] = []
  for (const one of others) {
    const isComparable = isOneModel(base) && isOneModel(one) && ratesOf(one) === ratesOf(base)
    if (!isComparable) apart.push(one)
    else {
      const gives = neutral ? (one.lock?.payment ?? '') : ''
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
      ...(neutral ? ['--budget-neutral', ...(gives === '' ? [] : [gives])] : []),
    ]),
  )
  const runs = apart.length === 0 ? [] : [base, ...apart].map(runOf)
  return {
    commands: [...compares, ...runs],
    notes: [
      ...(apart.length > 0
        ? [
            'An assignment, or models read on different days, are run one by one; subtract the baseline’s run from the others.',
          ]
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
  const [file] = scenarioFiles(one)
  return file ? `${file.name}.yaml` : (one.parts[0]?.model.name ?? one.alternative.name)
}

const ratesOf = ({ alternative, parts }: PricedAlternative): string | undefined =>
  alternative.ratesOf ?? parts.find((part) => part.ratesOf !== null)?.ratesOf ?? undefined

function dayFlag(one: PricedAlternative): readonly string[] {
  const day = ratesOf(one)
  return day === undefined ? [] : ['--rates-of', day]
}

const written = (words: readonly string[]): string =>
  words.map((word) => (/^[\w./:@%+=,-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`)).join(' ')
