import type { Case, Measured } from '../Case.ts'
import { dataset } from '../data/dataset.ts'
import { runOurs } from '../ours/runOurs.ts'
import { number, ratio, times, whole } from '../report/written.ts'
import type { Times } from '../times.ts'

/** What `ours/months.ts` prints. */
interface Months {
  readonly counting: Times
  readonly pricing: Times
  readonly rows: readonly number[]
  readonly totals: readonly number[]
  readonly peak: number
}

/** Twelve monthly runs with spells of listing and birthdays, beside one statement by hand. */
export const months: Case = {
  name: 'months',
  what: 'twelve months with moves and birthdays',
  async measure({ sizes, repeats }) {
    const rows: string[][] = []
    const figures: Record<string, number> = {}
    for (const size of sizes) {
      const folder = await dataset({ form: 'spells', patients: size, clinics: 250 })
      const ours = runOurs('months', folder, Math.min(repeats, 3)) as Months
      const hand = runOurs('../peers/monthsByHand', folder, Math.min(repeats, 3)) as {
        took: Times
        totals: readonly number[]
      }
      if (ours.totals.length !== hand.totals.length || ours.totals.some((ore, place) => ore !== hand.totals[place]))
        throw new Error(`The twelve months of ${size} patients are not the same to the cent as by hand.`)
      const took = ours.counting.least + ours.pricing.least
      rows.push([
        whole(size),
        times(ours.counting),
        times(ours.pricing),
        times(hand.took),
        ratio(took / hand.took.least),
        number(ours.peak),
      ])
      figures[`months@${size}`] = took
      if (size === 2_400_000) figures['months'] = took
    }
    const table = {
      title: 'Twelve months with moves and birthdays, ms',
      columns: ['patients', 'plan and count', 'price', 'one statement by hand, DuckDB', 'ratio', 'peak MB'],
      rows,
      notes: ['The same cents for each clinic. 8 % move, 0.9 % leave and 1.1 % are born in the year.'],
    }
    return { tables: [table], figures } satisfies Measured
  },
}
