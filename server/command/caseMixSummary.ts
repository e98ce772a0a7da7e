import type { CaseMixResult } from './caseMixResult.ts'

/** An estimated weight and its fit, for people at a terminal. */
export function caseMixSummary({ mix, options, dataset, period, on, timing, grouping, costs }: CaseMixResult): string {
  const { inSample, heldOut } = mix.fit
  const origin = grouping
    ? `${grouping.name}, diagnoses of ${grouping.months} months`
    : 'conditions as they were delivered'
  const priced = 'file' in costs ? `contacts priced by ${costs.file}` : `costs of ${costs.column}`
  const lines = [
    `Estimated from ${dataset.name}${dataset.invented ? ', which is invented' : ''}: ${priced}, ${period}; list, age and conditions of ${on} (${timing}).`,
    `${mix.n} listed, ${mix.withoutCost} of them without cost; a weight of 1 is ${(mix.meanCost / 100).toFixed(2)}. ${origin}.`,
    ...('withoutPatient' in costs && costs.withoutPatient !== undefined
      ? [`Costs of no patient, ${costs.withoutPatient.toFixed(2)} in all, are left out.`]
      : []),
    ...truncatedLine(mix, options.most),
    '',
    row(['group', 'weight', 'error', 'persons', '']),
    ...mix.weights.map(({ name, weight, error, n, leftOut }) =>
      row([name, weight.toFixed(4), error?.toFixed(4) ?? '', n === null ? 'hidden' : `${n}`, leftOut ?? '']),
    ),
    '',
    row(['fit', 'in sample', 'held out', '', '']),
    row(['R²', share(inSample.rSquared), share(heldOut.rSquared), '', '']),
    row(['Cumming', share(inSample.cumming), share(heldOut.cumming), '', '']),
    row(['mean |error|', money(inSample.meanAbsoluteError), money(heldOut.meanAbsoluteError), '', '']),
    '',
    `Expected for each krona of cost; held out in ${options.folds} parts by the seed ${options.seed}.`,
    ...inSample.groups.map(({ by, group, n, ratio }, place) =>
      row([
        `${by} ${group}`,
        share(ratio),
        share(heldOut.groups[place]?.ratio ?? null),
        n === null ? 'hidden' : `${n}`,
        '',
      ]),
    ),
  ]
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`
}

function truncatedLine({ truncated }: CaseMixResult['mix'], most: number | undefined): readonly string[] {
  if (most === undefined) return []
  const whose = truncated
    ? `${truncated.n} persons, ${(100 * truncated.share).toFixed(1)} % of all costs`
    : 'hidden: few persons'
  return [`Costs above ${money(most)} a person are cut: ${whose}.`]
}

function row([first = '', ...others]: readonly string[]): string {
  return `  ${first.padEnd(34)}${others.map((text) => text.padStart(11)).join('')}`
}

function share(value: number | null): string {
  return value === null ? '' : value.toFixed(3)
}

function money(ore: number): string {
  return (ore / 100).toFixed(2)
}
