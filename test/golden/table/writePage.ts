import type { GoldenCase } from './GoldenCase.ts'
import { type Attempt, type Figure, isReproduced } from './runGolden.ts'

/** So many figures of one line are written out; of more only their number is. */
const MOST_FIGURES = 10

/** The golden table as a page: every case, what was published, what came out. */
export function writePage(attempts: readonly Attempt[]): string {
  const systems = [...new Set(attempts.map(({ one }) => one.system))]
  const open = attempts.filter(({ entry }) => entry.open !== undefined)
  return `# The golden table

Published examples and tables of payment systems, and figures derived by hand from a published formula, each computed by a
document of the catalogue or by a function of the models. Documents compute as in any run: rows from the facts of the
case, counted in memory, priced. A figure is reproduced when it lies within the tolerance of its case, and within half of
its last printed digit. Money is taken as it is paid, to the cent, or before that rounding where the case has more decimals.

The cases are in \`test/golden/cases\`, what computes them in \`test/golden/mapping.yaml\`. The test
\`test/golden/golden.test.ts\` computes all of them; with \`UPDATE_GOLDEN=1\` it writes this page.

Marks: **[K]** some figures of the case are general knowledge; **†** they are largely so: a test of the program, not of
what a country pays; **[M]** a figure that the case gives is \`missing\` in the document. *Rates*: whether they are those
that the document has in force on the day, or which of them the case gave instead.

| system | cases | figures | reproduced |
| --- | ---: | ---: | ---: |
${systems.map((system) => summary(system, attempts)).join('')}${summaryLine('**all**', attempts)}
## Open

${open.length === 0 ? 'Every case is reproduced.\n' : open.map(openLine).join('')}
${systems.map((system) => section(system, attempts)).join('\n')}`
}

function summary(system: string, attempts: readonly Attempt[]): string {
  return summaryLine(
    system,
    attempts.filter(({ one }) => one.system === system),
  )
}

function summaryLine(name: string, attempts: readonly Attempt[]): string {
  const cases = new Set(attempts.map(({ one }) => one.id)).size
  const figures = attempts.flatMap((attempt) => attempt.figures)
  return `| ${name} | ${cases} | ${figures.length} | ${figures.filter(isReproduced).length} |\n`
}

function openLine({ one, entry }: Attempt): string {
  return `- \`${one.id}\`: ${entry.open ?? ''}\n`
}

function section(system: string, attempts: readonly Attempt[]): string {
  const own = attempts.filter(({ one }) => one.system === system)
  return `## ${system}

| case | kind | mark | computed by | rates | figure | published | computed | difference |
| --- | --- | --- | --- | --- | --- | ---: | ---: | ---: |
${own.flatMap(lines).join('')}`
}

function lines(attempt: Attempt): readonly string[] {
  const keys = new Set(attempt.figures.map(({ path }) => keyOf(path)))
  return [...keys].map((key) => line(attempt, key))
}

/** One line for each expected figure, or for a list or table of them. */
function line(attempt: Attempt, key: string): string {
  const { one, entry } = attempt
  const figures = attempt.figures.filter(({ path }) => keyOf(path) === key)
  const cells = [
    `[${one.id}](${one.source.url})`,
    one.kind.startsWith('published') ? 'published' : 'derived',
    markOf(attempt),
    computedBy(attempt, figures),
    figuresOf(attempt),
    `\`${key}\``,
    ...(figures.length > MOST_FIGURES ? counted(figures) : writtenOut(figures)),
    entry.open === undefined ? greatestDifference(figures) : 'open',
  ]
  return `| ${cells.join(' | ')} |\n`
}

const keyOf = (path: string): string => path.split('.')[0] ?? path

/** What the case's own words say of how its parameters are known, and what the document lacks. */
function markOf({ one, missing }: Attempt): string {
  const marks = [knownOf(one), missing.length > 0 ? '[M]' : '']
  return marks.filter((mark) => mark !== '').join(' ')
}

function knownOf({ parameterStatus, verifyBeforeUse }: GoldenCase): string {
  if (verifyBeforeUse === true) return '†'
  return parameterStatus === 'parameters read in the source' ? '' : '[K]'
}

function computedBy({ entry }: Attempt, figures: readonly Figure[]): string {
  if ('function' in entry) return `\`${entry.function}\``
  const targets = new Set(figures.map(({ target }) => target.slice(target.lastIndexOf('.') + 1)))
  return `\`${entry.document}\`: ${[...targets].map((target) => `\`${target}\``).join(', ')}`
}

function figuresOf({ entry, given }: Attempt): string {
  if ('function' in entry) return ''
  return given.length === 0 ? 'of the document' : `of the case: ${given.map((name) => `\`${name}\``).join(', ')}`
}

function counted(figures: readonly Figure[]): readonly string[] {
  return [`${figures.length} figures`, `${figures.filter(isReproduced).length} the same`]
}

function writtenOut(figures: readonly Figure[]): readonly string[] {
  return [
    figures.map(({ published }) => shortly(published)).join(', '),
    figures.map(({ computed }) => (computed === undefined ? 'nothing' : shortly(computed))).join(', '),
  ]
}

/** The greatest; `-` where one of the figures did not come out. */
function greatestDifference(figures: readonly Figure[]): string {
  const apart = figures.map(({ published, computed = Number.NaN }) => computed - published)
  if (apart.some(Number.isNaN)) return '-'
  return shortly(apart.reduce((most, one) => (Math.abs(one) > Math.abs(most) ? one : most), 0))
}

/**
 * To six decimals, which is more than any figure is printed with but one.
 *
 * @example
 * shortly(0.1 + 0.2) // => '0.3'
 */
export function shortly(value: number): string {
  return String(Math.round(value * 1e6) / 1e6 + 0)
}
