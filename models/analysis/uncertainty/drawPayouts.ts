import { reduceToClinics } from '../../payout/reduceToClinics.ts'
import type { PriceInput } from '../../payout/price.ts'
import type { Program } from '../../plan/Program.ts'
import { type Drawer, DRAWS_A_BLOCK, type Draws } from './Drawer.ts'
import { DrawTrouble } from './DrawTrouble.ts'
import { priceEachDraw } from './priceEachDraw.ts'
import { priceManyDraws } from './priceManyDraws.ts'
import { createSeries, type Series, type Spreading } from './Series.ts'
import { factorsOf, type Spread } from './Spread.ts'
import type { Strided } from './Strided.ts'

/** What is drawn, how often, and what of it is wanted. */
export interface DrawOrder {
  /** By name of a figure, of a table as a whole, or of a row of one as `table[row]`. Each is drawn apart from the others. */
  readonly spreads: Readonly<Record<string, Spread>>
  /** A whole number from 0 to 2^53 − 1: the same seed gives the same draws everywhere. */
  readonly seed: number
  readonly count: number
  /** Shares of the draws, 0 to 1, below which quantiles lie. */
  readonly quantiles?: readonly number[] | undefined
  /** Is told now and then which share is done; what it throws ends the work. */
  readonly progress?: ((share: number) => void) | undefined
}

/** One payment, or the total of all, in all draws: in the currency, unrounded; of a pot as it is shared to the öre. */
export interface DrawnPayment {
  readonly name: string
  /** In the order of the clinics. */
  readonly clinics: readonly Spreading[]
  readonly region: Spreading
}

/** What a model pays when its rates are uncertain. */
export interface DrawnPayouts {
  readonly model: string
  readonly currency: string
  readonly clinics: readonly string[]
  readonly seed: number
  readonly count: number
  readonly quantiles: readonly number[]
  readonly payments: readonly DrawnPayment[]
  readonly total: DrawnPayment
  /** Was the program priced anew for each draw, for a drawn rate is read by rows, ranks of rows or the window before? */
  readonly isEach: boolean
}

/** No name of a payment has a star. */
const TOTAL = '*'

/** So many numbers are kept at once for quantiles; more payments are drawn again, with the same draws. */
const MOST_KEPT = 12_000_000

/**
 * Prices a model many times with rates that are drawn from their spreads, and gives mean, standard deviation and quantiles of
 * each payment to each clinic and to the region. The draws are those of one priced program, to the bit, and depend on the seed and
 * on the names of the rates alone.
 *
 * @throws DrawTrouble where a rate is unknown, a spread is no distribution, or the counts make no sense
 * @throws RunTrouble where a payment has no answer in a draw
 */
export function drawPayouts(program: Program, input: PriceInput, order: DrawOrder): DrawnPayouts {
  const { seed, count, quantiles = [], progress } = order
  refuse(program, order)
  const factors = new Map(
    Object.entries(order.spreads).map(([name, spread]) => [name, padded(factorsOf(name, spread, { seed, count }))]),
  )
  const { drawer, isEach } = drawerOf({ program, input, factors }, count)
  const clinics = input.quantities.clinics.length
  const found = new Map<string, DrawnPayment>()
  const wanted = [...program.payments.map(({ name }) => name), ...(program.payments.length === 1 ? [] : [TOTAL])]
  const passes = quantiles.length === 0 ? [wanted] : inPasses(wanted, clinics * count)
  passes.forEach((names, pass) => {
    const series = new Map(names.map((name) => [name, createSeries(clinics, count, quantiles.length > 0)]))
    collect(program, drawer, { series, count, progress: (share) => progress?.((pass + share) / passes.length) })
    for (const [name, one] of series) found.set(name, { name, ...one.spreading(quantiles) })
  })
  // The total of one payment is that payment.
  const [only] = program.payments
  if (only && program.payments.length === 1)
    found.set(TOTAL, { ...(found.get(only.name) as DrawnPayment), name: TOTAL })
  const drawn = (name: string): DrawnPayment => found.get(name) as DrawnPayment
  return {
    model: program.model,
    currency: program.currency,
    clinics: input.quantities.clinics,
    seed,
    count,
    quantiles,
    payments: program.payments.map(({ name }) => drawn(name)),
    total: drawn(TOTAL),
    isEach,
  }
}

/** Many draws at once where no row is priced with a drawn rate; else draw by draw. */
function drawerOf(draws: Draws, count: number): { readonly drawer: Drawer; readonly isEach: boolean } {
  const { rowBound, ...reduced } = reduceToClinics(draws.program, draws.input)
  const isRowBound = [...draws.factors.keys()].some((name) => rowBound.includes(tableOf(name)))
  const sums: Draws = { ...draws, program: reduced.program, input: { ...draws.input, quantities: reduced.quantities } }
  const many = isRowBound ? undefined : priceManyDraws(sums)
  return many
    ? { drawer: many, isEach: false }
    : { drawer: priceEachDraw(isRowBound ? draws : sums, count), isEach: true }
}

/** Draws once for some of the payments, block after block. */
function collect(
  { payments }: Program,
  drawer: Drawer,
  {
    series,
    count,
    progress,
  }: {
    readonly series: ReadonlyMap<string, Series>
    readonly count: number
    readonly progress: (share: number) => void
  },
): void {
  let total: Strided | undefined
  for (let from = 0; from < count; from += DRAWS_A_BLOCK) {
    const draws = Math.min(DRAWS_A_BLOCK, count - from)
    const block = drawer(from)
    payments.forEach(({ name }, place) => series.get(name)?.add(block[place] as Strided, from, draws))
    if (series.has(TOTAL)) {
      total = totalOf(block, total)
      series.get(TOTAL)?.add(total, from, draws)
    }
    progress(Math.min(1, (from + draws) / count))
  }
}

/** All payments together, in their order. */
function totalOf(block: readonly Strided[], before: Strided | undefined): Strided {
  const [first] = block
  if (!first) throw new Error('a model without payments')
  const into = before ?? { ...first, values: new Float64Array(first.values.length) }
  into.values.set(first.values)
  for (const { values } of block.slice(1))
    for (let place = 0; place < values.length; place += 1)
      into.values[place] = (into.values[place] as number) + (values[place] as number)
  return into
}

function inPasses(names: readonly string[], size: number): readonly (readonly string[])[] {
  const most = Math.max(1, Math.floor(MOST_KEPT / size))
  return Array.from({ length: Math.ceil(names.length / most) }, (_, pass) =>
    names.slice(pass * most, (pass + 1) * most),
  )
}

/** To whole blocks; what is beyond the count is drawn as the document says and left out. */
function padded(factors: Float64Array): Float64Array {
  const whole = new Float64Array(Math.ceil(factors.length / DRAWS_A_BLOCK) * DRAWS_A_BLOCK).fill(1)
  whole.set(factors)
  return whole
}

function refuse(program: Program, { spreads, seed, count, quantiles = [] }: DrawOrder): void {
  const known = [...program.figures, ...program.tables].map(({ name }) => name)
  const names = Object.keys(spreads)
  const unknown = names.find((name) => !known.includes(tableOf(name)))
  if (names.length === 0) throw new DrawTrouble('No rate is drawn.', 'Name at least one rate with its spread.')
  if (unknown !== undefined)
    throw new DrawTrouble(
      `\`${program.model}\` has no rate \`${unknown}\`.`,
      `It has ${known.map((name) => `\`${name}\``).join(', ')}; a row of a table is \`table[0]\`.`,
    )
  if (!Number.isSafeInteger(count) || count < 1)
    throw new DrawTrouble(`${count} draws cannot be made.`, 'Give a whole number from 1 on.')
  if (!Number.isSafeInteger(seed) || seed < 0)
    throw new DrawTrouble(`${seed} is no seed.`, 'Give a whole number from 0 on.')
  const outside = quantiles.find((share) => !(share >= 0 && share <= 1))
  if (outside !== undefined)
    throw new DrawTrouble(`${outside} is no share of the draws.`, 'Give shares from 0 to 1: 0.1 for the lowest tenth.')
}

const tableOf = (name: string): string => (name.endsWith(']') ? name.slice(0, name.lastIndexOf('[')) : name)
