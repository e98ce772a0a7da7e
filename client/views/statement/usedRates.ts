import type { Label } from '../../../server/contract/Label.ts'
import type { Rate } from '../../../server/contract/model.ts'
import type { PaidLine } from '../../statement/PaidLine.ts'
import type { ShownStatement } from './useClinicStatement.ts'

/** A rate that a payment was computed with, and what the comparison did to it. */
export interface UsedRate {
  readonly model: string
  readonly name: string
  readonly label: Label
  readonly unit: string | null
  readonly source: string | null
  readonly title: string | null
  readonly url: string | null
  readonly from: string | null
  readonly basis: Rate['basis'] | null
  readonly note: Rate['note']
  /** As the document says. */
  readonly value: number | null
  readonly changedTo?: number | undefined
  /** The budget lock multiplied it. */
  readonly factor?: number | undefined
}

/** The rates of a payment's terms and of its formula, each once; tables once for all their rows. */
export function usedRates(line: PaidLine, { order, priced }: ShownStatement): readonly UsedRate[] {
  const found = new Map<string, UsedRate>()
  for (const term of line.terms) {
    const name = 'name' in term.of ? term.of.name : term.of.type
    const key = `${term.model} ${name} ${term.source}`
    if (found.has(key)) continue
    const rate = rateOf(term.model, name)
    if (term.of.type === 'pot' || term.of.type === 'percentile') continue
    found.set(key, {
      model: term.model,
      name,
      label: term.label,
      unit: term.unit,
      source: term.source,
      title: rate?.title ?? null,
      url: rate?.url ?? null,
      from: rate?.source === term.source ? (rate?.from ?? null) : null,
      basis: term.basis,
      note: rate?.note ?? null,
      value: rate?.value ?? null,
      ...changeOf(term.model, name, term.of.type === 'table'),
    })
  }
  for (const { model } of line.payments)
    for (const rate of priced.parts.find((part) => part.model.name === model)?.rates ?? []) {
      const name = rate.name.replace(/\[\d+\]$/, '')
      if (!rate.payments.includes(line.name)) continue
      const change = changeOf(model, name, rate.row !== null)
      // The limits of an indicator share a name and a source, and are told once unless one of them is changed.
      const isKnown = [...found.values()].some(
        (one) => one.model === model && one.label.sv === rate.label.sv && one.source === rate.source,
      )
      if (isKnown && (change.changedTo === undefined || found.has(`${model} ${name} ${rate.source}`))) continue
      found.set(`${model} ${name} ${rate.source}`, { ...rate, model, name, ...change })
    }
  return [...found.values()]

  function rateOf(model: string, name: string): Rate | undefined {
    const rates = priced.parts.find((part) => part.model.name === model)?.rates ?? []
    return rates.find((rate) => rate.name === name || rate.name.startsWith(`${name}[`))
  }

  function changeOf(model: string, name: string, isTable: boolean): Pick<UsedRate, 'changedTo' | 'factor'> {
    const changedTo = isTable ? undefined : order.changes?.[model]?.[name]
    const { lock } = order
    const isSolved = lock?.model === model && lock.figures.some((figure) => figure.replace(/\[\d+\]$/, '') === name)
    return { ...(changedTo === undefined ? {} : { changedTo }), ...(isSolved ? { factor: lock.factor } : {}) }
  }
}
