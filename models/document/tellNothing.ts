import { suggest } from '../formula/suggest.ts'
import { shorten } from './expected.ts'
import type { RawEntry } from './Raw.ts'
import type { Report } from './Report.ts'

/** Says that what a scenario takes away is not there. */
export function tellNothing({ key }: RawEntry, kind: string, names: readonly string[], report: Report): undefined {
  const message = `There is no ${kind} called \`${shorten(key.text)}\` to take away.`
  return report.error('nothing-to-change', key.place, message, { hint: () => suggest(key.text, names) })
}

/** Says that what a scenario gives new figures is not there. */
export function tellUnknown({ key }: RawEntry, kind: string, names: readonly string[], report: Report): undefined {
  const message = `There is no ${kind} called \`${shorten(key.text)}\` to change.`
  return report.error('nothing-to-change', key.place, message, { hint: () => suggest(key.text, names) })
}
