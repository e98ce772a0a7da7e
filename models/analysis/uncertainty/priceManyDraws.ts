import type { Over } from '../../date/Window.ts'
import { type Flags, flagsIn } from '../../payout/KeptSteps.ts'
import { payInWindow } from '../../payout/payInWindow.ts'
import { price } from '../../payout/price.ts'
import type { ProgramPayment, WindowProgram } from '../../plan/Program.ts'
import { type ComputeBlock, prepareBlock } from './computeBlock.ts'
import { type Drawer, DRAWS_A_BLOCK, type Draws, inputOfDraw } from './Drawer.ts'
import { drawnSteps } from './drawnSteps.ts'
import type { Strided } from './Strided.ts'
import type { BlockSize } from './sumOfProducts.ts'

/** One window of a part, ready for blocks of draws. */
interface ReadyWindow {
  readonly part: WindowProgram
  readonly flags: Flags
  readonly compute: ComputeBlock
}

/** To whom a payment goes in a window, and where it is added. */
interface Paying {
  readonly flags: Flags
  readonly into: Float64Array
  readonly isFirst: boolean
}

/**
 * Prices many draws at once: each step of the program for a block of draws, with the bits that pricing them one by one would
 * give. Nothing comes back where a drawn rate reaches a step that cannot be computed so.
 */
export function priceManyDraws(draws: Draws): Drawer | undefined {
  const { program, input, factors } = draws
  const names = reachedNames(draws)
  const steps = new Map(program.windows.map((part) => [part, drawnSteps(part, names)]))
  if ([...steps.values()].includes(undefined)) return undefined
  const size: BlockSize = { clinics: input.quantities.clinics.length, draws: DRAWS_A_BLOCK }
  const ready: ReadyWindow[] = []
  price(program, { ...input, factors: withoutDrawn(draws) }, ({ part, window, values }) => {
    const drawn = steps.get(part)
    if (!drawn) throw new Error('a part that was not looked at')
    const flags = flagsIn(monthsOpen(part.over, window), input.assigned?.[part.over]?.[window], size.clinics)
    const inScope = (scope: keyof Flags['open']) => flags.open[scope]
    ready.push({ part, flags, compute: prepareBlock({ part, drawn, fixed: values, inScope, size }) })
  })
  const columns = program.payments.map(
    (): Strided => ({ values: new Float64Array(size.clinics * size.draws), byClinic: size.draws, byDraw: 1 }),
  )
  const placeOf = new Map(program.payments.map(({ name }, place) => [name, place]))
  return (from) => {
    const begun = new Set<string>()
    for (const { part, flags, compute } of ready) {
      const at = compute((step) => factorsOf(part, step, from))
      for (const payment of part.payments) {
        const { values: into } = columns[placeOf.get(payment.name) as number] as Strided
        if (!pay(payment, at, { flags, into, isFirst: !begun.has(payment.name) })) tell(from)
        begun.add(payment.name)
      }
    }
    return columns
  }

  function monthsOpen(over: Over, window: number): readonly number[] | undefined {
    return input.quantities.windows.find((one) => one.over === over)?.monthsOpen[window]
  }

  /** Of a figure, or of a table and one of its rows, in a block. */
  function factorsOf(part: WindowProgram, place: number, from: number): Float64Array {
    const step = part.steps[place]
    if (step?.op === 'figure') return factorsCalled(step.name, from)
    if (step?.op !== 'cell') throw new Error('no rate')
    const row = `${step.table}[${step.row}]`
    if (!isMultiplied(step.table)) return factorsCalled(row, from)
    if (!isMultiplied(row)) return factorsCalled(step.table, from)
    const ofRow = factorsCalled(row, from)
    return factorsCalled(step.table, from).map((factor, draw) => factor * (ofRow[draw] as number))
  }

  function isMultiplied(name: string): boolean {
    return factors.has(name) || (input.factors?.[name] ?? 1) !== 1
  }

  function factorsCalled(name: string, from: number): Float64Array {
    const own = input.factors?.[name] ?? 1
    const drawn = factors.get(name)?.subarray(from, from + size.draws)
    if (!drawn) return new Float64Array(size.draws).fill(own)
    return own === 1 ? drawn : drawn.map((factor) => own * factor)
  }

  /** Adds a payment to what other windows paid; false where it has no answer in a draw. */
  function pay(payment: ProgramPayment, at: (step: number) => Strided, paying: Paying): boolean {
    return payment.pot ? payPot(payment, at, paying) : payAlone(payment, at, paying)
  }

  function payAlone(
    { amount, toOpenClinics }: ProgramPayment,
    at: (step: number) => Strided,
    { flags: { isOurs, open }, into, isFirst }: Paying,
  ): boolean {
    const { values, byClinic, byDraw } = at(amount)
    let total = 0
    for (let clinic = 0; clinic < size.clinics; clinic += 1) {
      const [of, to] = [clinic * byClinic, clinic * size.draws]
      const isPaid = isOurs[clinic] && !(toOpenClinics && !open.all_clinics[clinic])
      if (!isPaid) {
        if (isFirst) into.fill(0, to, to + size.draws)
        continue
      }
      for (let draw = 0; draw < size.draws; draw += 1) {
        const paid = values[of + draw * byDraw] as number
        total += paid
        // 0 + −0 is 0, as the program adds.
        into[to + draw] = (isFirst ? 0 : (into[to + draw] as number)) + paid
      }
    }
    return Number.isFinite(total)
  }

  /** A pot is shared draw by draw, to the öre. */
  function payPot(
    payment: ProgramPayment,
    at: (step: number) => Strided,
    { flags: { isOurs, open }, into, isFirst }: Paying,
  ): boolean {
    const { amount, pot } = payment
    if (isFirst) into.fill(0)
    if (!pot || !isOurs.some(Boolean)) return true
    for (let draw = 0; draw < size.draws; draw += 1) {
      const weights = ofDraw(at(amount), draw)
      const shared = ofDraw(at(pot.amount), draw)
      const isRight = (weight: number, clinic: number): boolean =>
        !open[pot.scope][clinic] || (Number.isFinite(weight) && weight >= 0)
      if (!weights.every(isRight) || !Number.isFinite(shared[0])) return false
      const columnsOfDraw: Float64Array[] = []
      columnsOfDraw[amount] = weights
      columnsOfDraw[pot.amount] = shared
      const { exact } = payInWindow(payment, columnsOfDraw, open, isOurs, size.clinics)
      for (let clinic = 0; clinic < size.clinics; clinic += 1)
        into[clinic * size.draws + draw] = (into[clinic * size.draws + draw] as number) + (exact[clinic] as number)
    }
    return true
  }

  function ofDraw({ values, byClinic, byDraw }: Strided, draw: number): Float64Array {
    if (byClinic === 0) return Float64Array.of(values[draw * byDraw] as number)
    return Float64Array.from(
      { length: size.clinics },
      (_, clinic) => values[clinic * byClinic + draw * byDraw] as number,
    )
  }

  /** Prices the draws of a block one by one, which stops at the first without an answer and says why. */
  function tell(from: number): void {
    for (let draw = from; draw < from + size.draws; draw += 1) price(program, inputOfDraw(draws, draw))
  }
}

/** What is drawn, and tables of which a row is drawn and that the caller multiplies: all of their rows are computed anew. */
function reachedNames({ input, factors }: Draws): ReadonlySet<string> {
  const multiplied = new Set(Object.keys(input.factors ?? {}).map(tableOf))
  return new Set(
    [...factors.keys()].flatMap((name) => (multiplied.has(tableOf(name)) ? [name, tableOf(name)] : [name])),
  )
}

/** What the caller multiplies, without what is drawn: the draws multiply it. */
function withoutDrawn({ input, factors }: Draws): Readonly<Record<string, number>> {
  const drawn = new Set([...factors.keys()].map(tableOf))
  return Object.fromEntries(Object.entries(input.factors ?? {}).filter(([name]) => !drawn.has(tableOf(name))))
}

const tableOf = (name: string): string => (name.endsWith(']') ? name.slice(0, name.lastIndexOf('[')) : name)
