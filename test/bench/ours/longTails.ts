import { timed } from '../times.ts'
import { counted, open, peakMb, pricing } from './counted.ts'

// A ceiling where few patients are alike: longTails.ts FOLDER CELLS
// The cells of contacts are put in the place of those that were counted: as many in each clinic, and each patient alone.

const [folder = '', cells = '900000'] = process.argv.slice(2)
const KINDS = 6
const dataset = await open(folder)
const result = await counted('tariff', dataset)
await dataset.warehouse.close()
const { clinics } = result.quantities
const number = Number(cells)
const each = Math.ceil(number / clinics.length)
const quantities = {
  ...result.quantities,
  windows: result.quantities.windows.map((part) => ({
    ...part,
    counts: part.counts.map((count) => (count.columns.length === KINDS ? tails(count) : count)),
  })),
}
const pay = pricing({ ...result, quantities }, new Map())
console.log(
  JSON.stringify({
    cells: number,
    ceiling: timed((turn) => pay({ contact_cap: turn % 2 === 0 ? 180 : 240 })),
    peak: peakMb(),
  }),
)

function tails<T extends (typeof result.quantities.windows)[number]['counts'][number]>(count: T): T {
  const list = (value: (row: number) => number) => Array.from({ length: number }, (_, row) => value(row))
  return {
    ...count,
    clinic: list((row) => Math.floor(row / each)),
    columns: Array.from({ length: KINDS }, (_, kind) =>
      list((row) => (Math.imul(row + 1, 2_654_435_761) >>> (kind * 4)) & 15),
    ),
    n: [list(() => 1)],
    measures: [],
  }
}
