import type { DisclosureRules } from '../../models/index.ts'
import type { Statement } from '../contract/pricing.ts'
import { pageManifestShown } from './pageManifestShown.ts'
import { lineName } from './mergedTerms.ts'
import type { Pattern } from './patternOf.ts'
import { restOf, smallGroups } from './smallGroups.ts'

/**
 * A statement whose small lines are shown as one, with the money alone: its parts still add up to the total. Beside it, how
 * many rows each line that is shown rests on, for the log.
 */
export function controlStatement(
  statement: Statement,
  patterns: ReadonlyMap<string, Pattern>,
  rules: DisclosureRules,
): { readonly statement: Statement; readonly shown: Readonly<Record<string, number>> } {
  const shown: Record<string, number> = {}
  const { clinic, manifest } = statement
  const models = [manifest['models'] ?? []].flat().map((one) => pageManifestShown(one))
  const payments = statement.payments.map((payment) => {
    const { merged } = patterns.get(payment.model)?.mergedIn(payment.name, clinic) ?? { merged: new Set<string>() }
    const windows = payment.windows.map((window) => {
      const isMerged = ({ of }: (typeof window.terms)[number]): boolean => merged.has(JSON.stringify(of))
      const hidden = window.terms.filter(isMerged)
      const terms = window.terms.filter((term) => !isMerged(term))
      for (const { of } of terms) {
        const name = JSON.stringify(of)
        const rows = rowsOf(patterns.get(payment.model), payment.name, { window: window.first, name, clinic })
        if (rows !== undefined)
          shown[lineName({ model: payment.model, payment: payment.name, clinic }, window.first, name)] = rows
      }
      if (hidden.length === 0) return { ...window, terms }
      return { ...window, terms: [...terms, smallGroups(restOf(window.ore, terms), rules.fewest)] }
    })
    return { ...payment, windows }
  })
  return { statement: { ...statement, payments, manifest: { ...statement.manifest, models } }, shown }
}

function rowsOf(
  pattern: Pattern | undefined,
  payment: string,
  { window, name, clinic }: { readonly window: string; readonly name: string; readonly clinic: string },
): number | undefined {
  const own = pattern?.payments.find((one) => one.name === payment)
  const place = own?.windows.indexOf(window) ?? -1
  const at = pattern?.clinics.indexOf(clinic) ?? -1
  return own?.terms.find((term) => term.name === name)?.patients[place]?.[at] ?? undefined
}
