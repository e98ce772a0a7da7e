import type { Rate } from '../../../server/contract/model.ts'
import type { Changes } from '../../../server/contract/pricing.ts'
import type { PricedAlternative } from '../../comparison/Comparison.ts'

/** A rate that the budget lock solved. */
export interface SolvedRate {
  readonly rate: Rate
  /** As it is read without the lock: in force or changed. */
  readonly before: number
  readonly solved: number
}

/** The rates that gave way, one by one: a table gives way in all its rows. Empty where nothing is locked or solved. */
export function solvedRates({ lock, parts, alternative }: PricedAlternative): readonly SolvedRate[] {
  if (lock?.state !== 'solved') return []
  const part = parts.find(({ model }) => model.name === lock.model)
  const changes: Changes = alternative.changes[lock.model] ?? {}
  const figures = new Set(lock.figures)
  return (part?.rates ?? [])
    .filter(({ name }) => figures.has(name) || figures.has(name.replace(/\[\d+\]$/, '')))
    .map((rate) => {
      const before = changes[rate.name] ?? rate.value
      return { rate, before, solved: before * lock.factor }
    })
}

/** A rate as it could be printed: whole öre. */
export const publishable = (rate: number): number => Math.round(rate * 100) / 100
