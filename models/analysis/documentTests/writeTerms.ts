import type { ExplainedPayment, Term } from '../../payout/explain.ts'

/** At most so many terms are written out. */
const MOST_TERMS = 4

/**
 * The reason of a payment in one line: `15.6 × 250 SEK/point/month (draft p. 14, forecast) = 3900`.
 *
 * @example
 * writeTerms([{ name: 'fee', group: 'fixed', ore: 20000, rounding: 0, terms: [{ of: { type: 'parameter', name: 'fee' }, quantity: 2, rate: 100, amount: 200, unit: 'SEK/patient/month', source: 'terms § 1', basis: 'decided', windows: 1 }] }], 'fee') // => '2 × 100 SEK/patient/month (terms § 1) = 200.'
 */
export function writeTerms(payments: readonly ExplainedPayment[], name: string): string | undefined {
  const payment = payments.find((one) => one.name === name)
  if (!payment || payment.ore === undefined || payment.terms.length === 0) return undefined
  const written = payment.terms.slice(0, MOST_TERMS).map(writeTerm)
  const rest = payment.terms.length > MOST_TERMS ? [`${payment.terms.length - MOST_TERMS} more terms`] : []
  return `${[...written, ...rest].join(' + ')} = ${shortly(payment.ore / 100)}.`
}

function writeTerm({ quantity, rate, unit, source, basis }: Term): string {
  const known = basis === undefined || basis === 'decided' ? source : `${source}, ${basis}`
  return `${shortly(quantity)} × ${shortly(rate)}${unit === undefined ? '' : ` ${unit}`}${known === undefined ? '' : ` (${known})`}`
}

const shortly = (value: number): string => String(Math.round(value * 1e4) / 1e4)
