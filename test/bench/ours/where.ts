import { planModel } from '../../../models/index.ts'
import { askedOf, countModel } from '../../../server/run/countModel.ts'
import { withStrangeWords } from '../../../server/run/strangeWords.ts'
import { sizesOf } from '../sizes.ts'
import { timedAsync, timesOf } from '../times.ts'
import { documentOf, open, peakMb, pricing, totalsOf, YEAR } from './counted.ts'

// The tariff on a dataset, wherever it lies: where.ts FOLDER|FILE DOCUMENT REPEATS

const [data = '', document = 'tariff', repeats = '3'] = process.argv.slice(2)
const start = performance.now()
const dataset = await open(data)
const opening = performance.now() - start
const begun = performance.now()
const model = documentOf(document)
const first = await countModel(model, { dataset, period: YEAR })
const beginning = performance.now() - begun
const { asked } = withStrangeWords(model, askedOf(model, planModel(model), { dataset, period: YEAR }).request)
// As by hand: everything is open, and it was asked once before.
const counting = await timedAsync(() => dataset.warehouse.count(asked), { repeats: Number(repeats), warm: 1 })
const totals = totalsOf(pricing(first)())
await dataset.warehouse.close()
console.log(
  JSON.stringify({
    opening: timesOf([opening]),
    beginning: timesOf([beginning]),
    counting,
    totals,
    sizes: sizesOf(first.quantities.windows.flatMap(({ counts }) => counts.map(({ n: [groups = []] }) => groups))),
    peak: peakMb(),
  }),
)
