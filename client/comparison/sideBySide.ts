import { MOST_ALTERNATIVES } from './address.ts'
import type { Alternative, ComparisonState } from './Comparison.ts'
import { isHeld, NO_PAYMENT } from './isHeld.ts'

/**
 * Two versions of a comparison as one: the baseline they share, then each alternative as it was and as it is. Absent where they
 * cannot stand on one page: other data, another period, another baseline that the lock holds to, or too many alternatives.
 */
export function sideBySide(from: ComparisonState, to: ComparisonState): ComparisonState | undefined {
  if (from.dataset !== to.dataset || from.period !== to.period) return undefined
  const base = to.alternatives[0]
  if (!base || !isSame(from.alternatives[0], base)) return undefined

  const kept: { readonly alternative: Alternative; readonly gives: string | undefined }[] = []
  const most = Math.max(from.alternatives.length, to.alternatives.length)
  let shown = 1
  for (let place = 1; place < most; place += 1)
    for (const version of [from, to]) {
      const alternative = version.alternatives[place]
      if (!alternative) continue
      const gives = isHeld(version, place) ? version.gives[place] : NO_PAYMENT
      const known = kept.findIndex((one) => isSame(one.alternative, alternative) && one.gives === gives)
      if (known === -1) kept.push({ alternative, gives })
      if (version === to && place === to.shown) shown = known === -1 ? kept.length : known + 1
    }
  if (kept.length + 1 > MOST_ALTERNATIVES) return undefined
  return {
    dataset: to.dataset,
    period: to.period,
    alternatives: [base, ...kept.map(({ alternative }) => alternative)],
    shown,
    neutral: true,
    gives: Object.fromEntries(kept.flatMap(({ gives }, place) => (gives === undefined ? [] : [[place + 1, gives]]))),
  }
}

/** The same model with the same figures; the order of its changes is no difference. */
function isSame(one: Alternative | undefined, other: Alternative): boolean {
  return one !== undefined && canonical(one) === canonical(other)
}

const canonical = ({ name, ratesOf, changes }: Alternative): string =>
  JSON.stringify([
    name,
    ratesOf ?? null,
    Object.entries(changes)
      .flatMap(([model, figures]) => Object.entries(figures).map(([figure, value]) => `${model}/${figure}:${value}`))
      .toSorted(),
  ])
