import { processorTime, timesOf } from '../times.ts'
import { counted, open, peakMb, pricing, rowsCounted, totalsOf } from './counted.ts'

// The tariff on contacts as rows: contacts.ts FOLDER REPEATS

const [folder = '', repeats = '1'] = process.argv.slice(2)
const counting: number[] = []
const processor: number[] = []
let payouts: readonly number[] = []
let rows: readonly number[] = []
for (let turn = 0; turn < Number(repeats); turn += 1) {
  const dataset = await open(folder)
  const [start, before] = [performance.now(), processorTime()]
  const result = await counted('tariff_contacts', dataset)
  payouts = totalsOf(pricing(result)())
  counting.push(performance.now() - start)
  processor.push(processorTime() - before)
  rows = rowsCounted(result)
  await dataset.warehouse.close()
}
console.log(JSON.stringify({ counting: timesOf(counting, processor), rows, payouts, peak: peakMb() }))
