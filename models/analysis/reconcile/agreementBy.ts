import { type Agreement, agreementOf } from './Agreement.ts'
import type { Residual } from './Residual.ts'

/** Lines of a clinic, or of a payment, added up. */
export interface AgreementOf extends Agreement {
  readonly name: string
}

/** Adds up the lines by clinic or by payment: what is furthest apart first, of what is alike the first met. */
export function agreementBy(lines: readonly Residual[], what: 'clinic' | 'payment'): readonly AgreementOf[] {
  const groups = new Map<string, Residual[]>()
  for (const line of lines) {
    const own = groups.get(line[what])
    if (own) own.push(line)
    else groups.set(line[what], [line])
  }
  return [...groups].map(([name, own]) => ({ name, ...agreementOf(own) })).toSorted((a, b) => b.apart - a.apart)
}
