import { timesOf } from '../times.ts'
import { counted, open, peakMb, pricing, rowsCounted, totalsOf } from './counted.ts'

// Twelve months with moves and birthdays: months.ts FOLDER REPEATS

const [folder = '', repeats = '3'] = process.argv.slice(2)
const counting: number[] = []
const pricingTimes: number[] = []
let totals: readonly number[] = []
let rows: readonly number[] = []
for (let turn = 0; turn < Number(repeats); turn += 1) {
  const dataset = await open(folder)
  const start = performance.now()
  const result = await counted('monthly', dataset)
  const known = performance.now()
  totals = totalsOf(pricing(result)())
  counting.push(known - start)
  pricingTimes.push(performance.now() - known)
  rows = rowsCounted(result)
  await dataset.warehouse.close()
}
console.log(
  JSON.stringify({ counting: timesOf(counting), pricing: timesOf(pricingTimes), rows, totals, peak: peakMb() }),
)
