import { writeFileSync } from 'node:fs'
import { counted, open } from './counted.ts'
import { reduced } from './reduced.ts'
import { repriced } from './repriced.ts'

// Writes what the browser shall price, and prices it here: sent.ts FOLDER FILE

const [folder = '', file = ''] = process.argv.slice(2)
const dataset = await open(folder)
const sixty = await reduced('sixty_rates', dataset)
const tariff = await counted('tariff', dataset)
await dataset.warehouse.close()
const sent = JSON.stringify(
  Object.fromEntries(
    Object.entries({ sixty, tariff }).map(([name, { plan, quantities }]) => [
      name,
      { program: plan.program, quantities },
    ]),
  ),
  // Columns may be typed arrays, which JSON does not know.
  (_, value: unknown) => (ArrayBuffer.isView(value) ? Array.from(value as Float64Array) : value),
)
writeFileSync(file, sent)
console.log(JSON.stringify(repriced(JSON.parse(sent))))
