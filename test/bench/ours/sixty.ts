import { balanceBudget } from '../../../models/index.ts'
import { assignedTo, payoutOf, price } from '../../../models/payout/index.ts'
import { timed } from '../times.ts'
import { allRates, open, peakMb, pricing, totalsOf } from './counted.ts'
import { CONDITIONS, drawn, FEES } from './drawn.ts'
import { reduced, type ReducedModel } from './reduced.ts'

// Sixty rates on what was counted, as the page prices them: sixty.ts FOLDER DRAWS

const [folder = '', draws = '10000'] = process.argv.slice(2)
const QUANTILES = [0.05, 0.25, 0.5, 0.75, 0.95]

const dataset = await open(folder)
const plain = await reduced('sixty_rates', dataset)
const capped = await reduced('sixty_capped', dataset)
const shared = await reduced('sixty_shared', dataset)
await dataset.warehouse.close()
const payPlain = pricing(plain, new Map())
const payCapped = pricing(capped, new Map())

// The solve: what capitation must be multiplied by so that all cost 2 % less; the ceiling of contacts moves with it.
const paid = payCapped()
const target = Math.round(totalsOf(paid).reduce((sum, one) => sum + one, 0) * 0.98)
const solving = new Map()
const solve = () =>
  balanceBudget(capped.plan.program, { quantities: capped.quantities, kept: solving }, 'age_payment', target)
const solved = solve()
if (!('priced' in solved)) throw new Error('The budget could not be met.')

// Four pilots are on the model with a ceiling, the others on the one without.
const entries = [
  { model: 'sixty_rates', clinics: 'all' as const },
  { model: 'sixty_capped', clinics: plain.quantities.clinics.slice(0, 4) },
]
const parts = [plain, capped].map(({ plan, quantities }) => ({
  program: plan.program,
  input: { quantities, kept: new Map(), assigned: assignedTo(plan.program.model, entries, quantities) },
}))
const payMixed = (turn: number) => {
  const changes = { visit_fee: 27 + (turn % 7) / 4 }
  return payoutOf(parts.map(({ program, input }) => price(program, { ...input, changes })))
}

const count = Number(draws)
const few = { repeats: 5, warm: 1 }
console.log(
  JSON.stringify({
    rates: ratesIn(capped),
    linear: timed((turn) => payPlain({ visit_fee: 27 + (turn % 7) / 4 })),
    all: timed((turn) => payPlain({}, allRates(plain, 1 + (turn % 7) / 100))),
    ceiling: timed((turn) => payCapped({ contact_share: 0.6 + (turn % 7) / 500 })),
    solve: timed(solve),
    solved: { factor: solved.factor, target },
    mixed: timed(payMixed),
    drawing: timed(() => drawn(shared, { count }), few),
    drawingQuantiles: timed(() => drawn(shared, { count, quantiles: QUANTILES }), few),
    drawn: drawn(shared, { count }).total.clinics,
    capped: totalsOf(paid),
    payouts: totalsOf(payPlain()),
    peak: peakMb(),
  }),
)

/** In the document's order: by sex and age, by condition, by kind of contact; and the ceiling's share. */
function ratesIn({ plan }: ReducedModel) {
  const { tables, figures } = plan.program
  const rows = (table: string) =>
    tables.find(({ name }) => name === table)?.values[0]?.rows?.map(({ value }) => value) ?? []
  const figure = (wanted: string) => figures.find(({ name }) => name === wanted)?.values[0]?.value
  return {
    age: rows('age_fee'),
    conditions: CONDITIONS.map((condition) => figure(`${condition}_fee`)),
    fees: FEES.map(figure),
    share: figure('contact_share'),
  }
}
