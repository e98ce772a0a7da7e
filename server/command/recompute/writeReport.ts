import { type Compared, isReproduced, rateOf, type Recomputed } from './Recomputed.ts'

/** The page that shows what the catalogue makes of published data, every miss with its cause. */
export function writeReport(all: readonly Recomputed[]): string {
  return `# Published payments, computed again

A payer believes a reform's figures when the same program reproduces what was paid first. Here real, published data is
imported by the program's own mappings, run through the documents of the catalogue, and held against what was published.
\`npm run recompute\` writes this page anew; nothing on it is typed by hand. The data itself is not part of the project:
beside the figures that differ, none of it stands here.

| payment | compared | reproduced | rate | the same means within | reachable |
| --- | ---: | ---: | ---: | --- | --- |
${all.map(summaryLine).join('')}
${all.map(section).join('\n')}`
}

function summaryLine({ title, compared, within, reachable }: Recomputed): string {
  const { reproduced, of, share } = rateOf(compared)
  return `| ${title} | ${of} | ${reproduced} | ${percent(share)} | ${within} | ${reachable} |\n`
}

function section({ title, document, data, unit, decimals, note, compared }: Recomputed): string {
  const misses = compared.filter((one) => !isReproduced(one))
  const { reproduced, of } = rateOf(compared)
  return `## ${title}

Document \`${document}\`, data \`${data}\`, in ${unit}. Reproduced: ${reproduced} of ${of}.${note === undefined ? '' : ` ${note}`}
${misses.length === 0 ? '' : `\n${causes(misses)}\n${missTable(misses, decimals)}`}`
}

/** How many misses each cause has, the commonest first. */
function causes(misses: readonly Compared[]): string {
  const all = [...new Set(misses.map(causeOf))].map((cause) => ({
    cause,
    count: misses.filter((one) => causeOf(one) === cause).length,
  }))
  return all
    .toSorted((one, other) => other.count - one.count || (one.cause < other.cause ? -1 : 1))
    .map(({ cause, count }) => `- ${count}: ${cause}\n`)
    .join('')
}

/** Every miss, the largest difference first. */
function missTable(misses: readonly Compared[], decimals: number): string {
  const shown = (value: number) => written(value, decimals)
  const rows = misses
    .toSorted((one, other) => apart(other) - apart(one) || (one.id < other.id ? -1 : 1))
    .map((one) => {
      const { id, computed, published } = one
      return `| ${id} | ${shown(computed)} | ${shown(published)} | ${shown(computed - published)} | ${causeOf(one)} |\n`
    })
  return `| id | computed | published | difference | cause |
| --- | ---: | ---: | ---: | --- |
${rows.join('')}`
}

function apart({ computed, published }: Compared): number {
  return Math.abs(computed - published)
}

function causeOf({ cause = 'unexplained' }: Compared): string {
  return cause
}

/**
 * @example
 * percent(0.9045) // => '90.5 %'
 */
function percent(share: number): string {
  return `${(100 * share).toFixed(1).replace(/\.0$/, '')} %`
}

/**
 * A number with commas between thousands.
 *
 * @example
 * written(-1234567.5, 2) // => '-1,234,567.50'
 */
function written(value: number, decimals: number): string {
  const [whole = '', rest = ''] = Math.abs(value).toFixed(decimals).split('.')
  const sign = value < 0 && Number(`${whole}.${rest}`) !== 0 ? '-' : ''
  return `${sign}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${rest === '' ? '' : `.${rest}`}`
}
