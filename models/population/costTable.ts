import { firstDayOf } from '../date/Month.ts'
import { ASSUMPTIONS } from './assumptions.ts'
import { type Batch, buildBatch } from './Batch.ts'
import { createChance } from './createChance.ts'
import type { Region } from './drawRegion.ts'
import { countListed, factsOf } from './listedCounts.ts'
import { isOpen } from './Places.ts'

const KINDS = Object.keys(ASSUMPTIONS.costsAMonth.value)

/**
 * Costs of drugs, laboratory and interpreters, clinic by clinic and month by month: by case mix, and by need for
 * interpreters.
 */
export function* costTable(region: Region): Generator<Batch> {
  const { places, calendar, options } = region
  const chance = createChance(options.seed, 'costs')
  const rows = buildBatch('costs', [
    { name: 'clinic', type: 'word', words: places.clinics.map(({ id }) => id) },
    { name: 'month', type: 'integer' },
    { name: 'kind', type: 'word', words: KINDS },
    { name: 'amount', type: 'decimal', decimals: 2 },
    { name: 'responsible', type: 'word', words: ['clinic', 'region'] },
  ])
  for (const month of calendar.months) {
    const counts = countListed(region, month)
    const facts = factsOf(counts)
    for (const [clinic, place] of places.clinics.entries()) {
      const own = facts[clinic]
      const listed = counts[clinic]?.listed ?? 0
      if (!own || listed === 0 || !isOpen(place, firstDayOf(month))) continue
      for (const [kind, name] of KINDS.entries()) {
        const [rate = 0, spread = 0] = ASSUMPTIONS.costsAMonth.value[name] ?? []
        const need = (name === 'interpreter' ? own.cniRelative : own.caseMixRelative) / 1_000_000
        const amount = listed * rate * need * (1 + spread * (2 * chance.share() - 1))
        rows.add(clinic, month, kind, Math.round(amount * 100), name === 'interpreter' ? 1 : 0)
      }
    }
    if (rows.length() > 8_000) yield rows.take()
  }
  yield rows.take()
}
