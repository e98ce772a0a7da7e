import { processorTime, timed, timesOf } from '../times.ts'
import { allRates, counted, open, peakMb, pricing, rowsCounted, totalsOf } from './counted.ts'

// The peers' tariff on a dataset of ours: tariff.ts FOLDER DOCUMENT REPEATS

const [folder = '', document = 'tariff', times = '3'] = process.argv.slice(2)
const repeats = Number(times)

const opening: number[] = []
const counting: number[] = []
const countingOfProcessor: number[] = []
const firstPrice: number[] = []
const cold: number[] = []
// Opened anew each time, so that nothing that was counted before is found again.
async function countAnew() {
  const start = performance.now()
  const dataset = await open(folder)
  const [opened, before] = [performance.now(), processorTime()]
  const result = await counted(document, dataset)
  const known = performance.now()
  countingOfProcessor.push(processorTime() - before)
  pricing(result)()
  const end = performance.now()
  await dataset.warehouse.close()
  opening.push(opened - start)
  counting.push(known - opened)
  firstPrice.push(end - known)
  cold.push(end - start)
  return result
}

let result = await countAnew()
for (let turn = 1; turn < repeats; turn += 1) result = await countAnew()
const peakCounting = peakMb()

const ceiling = (turn: number) => ({ contact_cap: turn % 2 === 0 ? 180 : 240 })
const payAnew = pricing(result)
const payKept = pricing(result, new Map())
const payouts = [totalsOf(payKept()), totalsOf(payKept({ contact_cap: 180 }))]
const anew = [totalsOf(payAnew()), totalsOf(payAnew({ contact_cap: 180 }))]
if (JSON.stringify(anew) !== JSON.stringify(payouts)) throw new Error('What was kept pays otherwise.')

console.log(
  JSON.stringify({
    cells: rowsCounted(result),
    opening: timesOf(opening),
    counting: timesOf(counting, countingOfProcessor),
    firstPrice: timesOf(firstPrice),
    cold: timesOf(cold),
    peakCounting,
    anew: timed((turn) => payAnew(ceiling(turn)), { repeats: Math.max(5, repeats) }),
    ceiling: timed((turn) => payKept(ceiling(turn))),
    everything: timed((turn) => payKept({}, allRates(result, 1 + (turn % 7) / 100))),
    linear: timed((turn) => payKept({ review_bonus_fee: 42 + (turn % 7) / 4 })),
    peak: peakMb(),
    payouts,
  }),
)
