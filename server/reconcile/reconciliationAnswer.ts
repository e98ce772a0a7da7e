import { type Agreement, agreementBy, type Model, type Reconciliation, shownShare } from '../../models/index.ts'
import type { Clinic } from '../contract/dataset.ts'
import type { Label } from '../contract/Label.ts'
import type * as contract from '../contract/reconcile.ts'
import type { Noted, NotedResidual } from './notedResiduals.ts'

/** So many residuals are sent; the rest is in the table that the command writes. */
const MOST = 1000

interface Answered {
  readonly reconciliation: Reconciliation
  readonly noted: Noted
  readonly warnings: readonly string[]
  readonly payments: Model['payments']
  readonly clinics: readonly Clinic[]
  readonly currency: string
  readonly knownAt: string | null
}

/** A reconciliation as the page takes it. */
export function reconciliationAnswer(answered: Answered): contract.Reconciliation {
  const { reconciliation, noted, warnings, payments, clinics, currency, knownAt } = answered
  const { lines, total, pairs, notCompared } = reconciliation
  const labelOf = (names: readonly string[], fallback: string): Label => {
    const own = names.flatMap((name) => payments.find((one) => one.name === name)?.label ?? [])
    if (own.length === 0) return { sv: fallback, en: fallback }
    return { sv: own.map(({ sv }) => sv).join(' + '), en: own.map(({ en }) => en).join(' + ') }
  }
  return {
    currency,
    knownAt,
    total: shown(total),
    payments: agreementBy(lines, 'payment').map(({ name, ...agreement }) => {
      const pair = pairs.find((one) => one.name === name)
      const [isPaid, isComputed] = [(pair?.paid.length ?? 0) > 0, (pair?.model.length ?? 0) > 0]
      return { payment: name, label: labelOf(pair?.model ?? [], name), isPaid, isComputed, ...shown(agreement) }
    }),
    clinics: agreementBy(lines, 'clinic').map(({ name, ...agreement }) => ({
      clinic: name,
      name: clinics.find(({ clinic }) => clinic === name)?.name ?? name,
      ...shown(agreement),
    })),
    cells: cellsOf(noted.residuals),
    residuals: noted.residuals.slice(0, MOST).map(residualAnswer),
    smaller: Math.max(0, noted.residuals.length - MOST),
    notCompared: notCompared.length,
    warnings: [...warnings],
  }
}

const shown = (agreement: Agreement) => ({ ...agreement, share: shownShare(agreement.share, 6) })

function cellsOf(residuals: readonly NotedResidual[]): contract.Reconciliation['cells'] {
  const cells = new Map<string, { clinic: string; period: string; residual: number; apart: number }>()
  for (const { clinic, period, residual } of residuals) {
    const key = JSON.stringify([clinic, period])
    const { residual: sum, apart } = cells.get(key) ?? { residual: 0, apart: 0 }
    cells.set(key, { clinic, period, residual: sum + residual, apart: apart + Math.abs(residual) })
  }
  return [...cells.values()]
}

/** One residual with its note as the page takes it. */
export function residualAnswer(one: NotedResidual | undefined): contract.Residual {
  if (!one) throw new Error('A residual that was just noted is not there.')
  const { key, clinic, payment, period, paid, computed, residual, note, hasChanged } = one
  const said = note && { class: note.class, note: note.note, author: note.author, at: note.at, ore: note.ore }
  return { key, clinic, payment, period, paid, computed, residual, note: said, hasChanged }
}
