import { DIALECTS, type PrintedFor } from '../warehouse/dialects.ts'
import { nearestWord } from '../dataset/nearestWord.ts'
import { writeCommand } from './commandLine.ts'
import { statementsFor } from './engine.ts'
import type { PreparedRuns } from './prepareRuns.ts'
import type { Call } from './Subcommand.ts'
import { UsageError } from './UsageError.ts'

/** Prints what a dataset would be asked, so that its owner can ask it alone and hand out the answers. */
export function printStatements({ orders, dataset }: PreparedRuns, { text, world }: Call): void {
  const asked = dialectAsked(text('dialect'))
  const all = orders.flatMap((order) => statementsFor(order, asked?.dialect))
  const statements = [...new Map(all.map((statement) => [statement.name, statement])).values()]
  const label = asked?.label ?? dataset.warehouse.live?.engine ?? 'DuckDB'
  const paying = orders.map(({ command }) => withAnswers(command))
  world.out(
    [
      ...heading({ count: statements.length, label, isRun: asked?.isRun ?? true, paying }),
      '',
      ...statements.flatMap(({ name, columns, sql }) => [`-- ${name}.csv`, `-- ${columns.join(', ')}`, `${sql};`, '']),
    ].join('\n'),
  )
}

interface Heading {
  readonly count: number
  readonly label: string
  readonly isRun: boolean
  readonly paying: readonly string[]
}

function heading({ count, label, isRun, paying }: Heading): readonly string[] {
  const lines = [
    `${count} statements for ${label}. They read and write nothing.`,
    'No answer has a row of a patient. But a group may be one person: look what may leave before it does.',
    ...(isRun
      ? []
      : [`Written by the documentation of ${label} and never run here: compare an answer with a count of your own.`]),
    '',
    'Save each answer as a CSV file of the name above its statement, all in one folder:',
    'the first row has the names of the columns, as they stand above the statement and in their order;',
    'in UTF-8, separated by comma, semicolon or tab; numbers with a decimal point and without spaces;',
    'nothing, or NULL without quotation marks, where a value is missing; "" where it is an empty word.',
    'The rows may be in any order. An answer without rows is the first row alone.',
    'The end of a name says what is in a column: integer, bigint, decimal and millionths are numbers, boolean is true or',
    'false (or 1 or 0), word and words are text. clinic is a clinic; w the place of a window of time, from 0 on;',
    'patients how many patients, contacts or costs; sum0, sum1 … sums; refused is 0.',
    'Beside them a file answers.yaml says of what they are: format: 1 and dataset: { name: region, invented: false }.',
    '',
    ...paying.map((command) => `To pay from the answers: ${command}`),
  ]
  return lines.map((line) => `-- ${line}`.trimEnd())
}

/** The same run with answers in place of a dataset. */
function withAnswers(command: string): string {
  return command.replace(/ --(data|answers) ('[^']*'|\S+)/, ` ${writeCommand(['--answers', 'FOLDER'])}`)
}

/**
 * The engine that `--dialect` names.
 *
 * @throws UsageError where it is none
 */
export function dialectAsked(name: string | undefined): PrintedFor | undefined {
  if (name === undefined) return undefined
  const found = DIALECTS[name]
  if (found) return found
  const near = nearestWord(name, Object.keys(DIALECTS))
  throw new UsageError(
    `There is no dialect \`${name}\`. ${near === undefined ? `There are ${Object.keys(DIALECTS).join(', ')}.` : `Did you mean \`${near}\`?`}`,
  )
}
