import type { Model } from './Model.ts'
import type { Report } from './Report.ts'

/** Tells which figures begin later than the model: until then whatever needs them cannot be paid. */
export function checkBeginnings(
  { parameters, tables, indicators }: Pick<Model, 'parameters' | 'tables' | 'indicators'>,
  { from }: Model['valid'],
  report: Report,
): void {
  const dated = [
    ...[...parameters, ...tables].map(({ name, values }) => ({ name, first: values[0] })),
    ...indicators.map(({ name, limits }) => ({ name, first: limits[0] })),
  ]
  for (const { name, first } of dated) {
    if (!first || first.from <= from) continue
    const message = `\`${name}\` has no value before ${first.from}, and the model is valid from ${from}.`
    report.warning('begins-late', first.place, message, {
      hint: `Say what it is from ${from}, or \`basis: missing\`, or let the model be valid from ${first.from}.`,
    })
  }
}
