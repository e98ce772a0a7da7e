import type { Parts } from './nameParts.ts'
import type { Report } from './Report.ts'

/** Each formula may name every other part, so time grows with the square of their number. */
const MOST_PARTS = 800

/** Tells a model that has more parts than can be checked; gives whether it has not. */
export function checkCount(parts: Parts, report: Report): boolean {
  const { parameters, tables, indicators, formulas, payments } = parts
  const all = [parameters, tables, indicators, formulas, payments].flat()
  const tooMany = all[MOST_PARTS]
  if (!tooMany) return true
  const message = `A model has at most ${MOST_PARTS} parameters, tables, indicators, formulas and payments, and this has ${all.length}.`
  report.error('too-large', tooMany.place, message, { hint: 'Figures of one kind belong in one table.' })
  return false
}
