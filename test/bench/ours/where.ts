import { timesOf } from '../times.ts'
import { counted, open, peakMb, pricing, totalsOf } from './counted.ts'

// The tariff on a dataset, wherever it lies: where.ts FOLDER|FILE DOCUMENT REPEATS

const [data = '', document = 'tariff', repeats = '3'] = process.argv.slice(2)
const opening: number[] = []
const counting: number[] = []
let totals: readonly number[] = []
for (let turn = 0; turn < Number(repeats); turn += 1) {
  const start = performance.now()
  const dataset = await open(data)
  const opened = performance.now()
  const result = await counted(document, dataset)
  counting.push(performance.now() - opened)
  opening.push(opened - start)
  totals = totalsOf(pricing(result)())
  await dataset.warehouse.close()
}
console.log(JSON.stringify({ opening: timesOf(opening), counting: timesOf(counting), totals, peak: peakMb() }))
