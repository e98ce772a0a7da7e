import { timed } from '../times.ts'
import { open } from './counted.ts'
import { drawn } from './drawn.ts'
import { reduced } from './reduced.ts'

// How draws grow: draws.ts FOLDER NUMBER…

const [folder = '', ...numbers] = process.argv.slice(2)
const dataset = await open(folder)
const shared = await reduced('sixty_shared', dataset)
const all = numbers.map(Number).map((number) => ({
  number,
  took: timed(() => drawn(shared, { count: number }), { repeats: 5, warm: 1 }),
}))
await dataset.warehouse.close()
console.log(JSON.stringify(all))
