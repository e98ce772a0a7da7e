import type { Order } from '../../server/contract/pricing.ts'
import type { ComparisonState, PricedAlternative } from './Comparison.ts'

/** An alternative with its changes and its solved lock, as the server takes it. */
export function orderOf(
  { dataset, period }: Pick<ComparisonState, 'dataset' | 'period'>,
  { alternative, entries, lock }: Pick<PricedAlternative, 'alternative' | 'entries' | 'lock'>,
): Order {
  const { ratesOf, changes } = alternative
  return {
    dataset,
    period,
    entries: [...entries],
    ...(ratesOf === undefined ? {} : { ratesOf }),
    ...(Object.keys(changes).length === 0 ? {} : { changes }),
    ...(lock?.state === 'solved' && {
      lock: {
        model: lock.model,
        payment: lock.payment,
        figures: [...lock.figures],
        factor: lock.factor,
        residue: lock.residue,
      },
    }),
  }
}
