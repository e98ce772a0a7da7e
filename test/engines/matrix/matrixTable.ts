import { type Answer, ENGINES, type Line } from './Line.ts'

/** The lines as a page's tables, one a dataset, with what every engine answered. */
export function matrixTable(lines: readonly Line[]): string {
  const reasons = [
    ...new Set(lines.flatMap(({ answers }) => ENGINES.flatMap((engine) => whyNot(answers[engine]) ?? []))),
  ]
  const tables = [...Map.groupBy(lines, ({ dataset }) => dataset)].flatMap(([dataset, own]) => [
    `### ${dataset}`,
    '',
    `| model | period | quantities | payouts | ${ENGINES.join(' | ')} |`,
    `| --- | --- | --- | --- |${ENGINES.map(() => ' --- |').join('')}`,
    ...own.map((line) => row(line, reasons)),
    '',
  ])
  return [
    ...summary(lines),
    '',
    ...tables,
    ...reasons.flatMap((reason, place) => [`${place + 1}. ${reason}`]),
    ...(reasons.length > 0 ? [''] : []),
  ].join('\n')
}

/** Lines in which two engines answered otherwise. */
export function unequal(lines: readonly Line[]): readonly Line[] {
  return lines.filter((line) => ENGINES.some((engine) => isOther(line, line.answers[engine])))
}

function summary(lines: readonly Line[]): readonly string[] {
  const datasets = new Set(lines.map(({ dataset }) => dataset)).size
  const models = new Set(lines.map(({ model }) => model)).size
  const ran = lines.flatMap(({ answers }) => ENGINES.filter((engine) => 'payouts' in answers[engine])).length
  return [
    `${lines.length} pairs of ${models} models and ${datasets} datasets; ${ran} of ${lines.length * ENGINES.length} runs by the ${ENGINES.length} engines were made.`,
    `Pairs in which any two engines differ: ${unequal(lines).length}.`,
  ]
}

function row(line: Line, reasons: readonly string[]): string {
  const { model, period, ratesOf, isRowBound } = line
  const { quantities, payouts } = reference(line)
  const cells = ENGINES.map((engine) => {
    const answer = line.answers[engine]
    const reason = whyNot(answer)
    if (reason !== undefined) return `not (${reasons.indexOf(reason) + 1})`
    return isOther(line, answer) ? '**different**' : 'the same'
  })
  const when = ratesOf === undefined ? period : `${period}, rates of ${ratesOf}`
  return `| ${[isRowBound ? `\`${model}\`, row-bound` : `\`${model}\``, when, shortly(quantities), shortly(payouts), ...cells].join(' | ')} |`
}

function isOther(line: Line, answer: Answer): boolean {
  if ('not' in answer) return false
  const { quantities, payouts } = reference(line)
  return answer.payouts !== payouts || (answer.quantities !== undefined && answer.quantities !== quantities)
}

/** What all others are held against: the embedded engine on one thread. */
function reference({ answers }: Line): { readonly quantities?: string | undefined; readonly payouts?: string } {
  const answer = answers['DuckDB, 1 thread']
  return 'not' in answer ? {} : answer
}

const whyNot = (answer: Answer): string | undefined => ('not' in answer ? answer.not : undefined)

/** The first twelve digits of a hash. */
const shortly = (hash: string | undefined): string => (hash === undefined ? '–' : `\`${hash.slice(7, 19)}\``)
