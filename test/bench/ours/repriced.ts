import type { Quantities } from '../../../models/plan/Count.ts'
import type { Program } from '../../../models/plan/Program.ts'
import { price } from '../../../models/payout/index.ts'
import { timed, type Times } from '../times.ts'

/** A program with what was counted for it, as it goes over a wire. */
export interface Sent {
  readonly program: Program
  readonly quantities: Quantities
}

/** What the same pricing takes where this runs, in Node or in a browser. */
export interface Repriced {
  readonly linear: Times
  readonly all: Times
  readonly ceiling: Times
  readonly masks: Times
  /** Öre of the region, so that the same was computed in both places. */
  readonly paid: readonly number[]
}

/** Prices sixty rates on sums by clinic, and the peers' tariff on cells, again and again. */
export function repriced({ sixty, tariff }: { readonly sixty: Sent; readonly tariff: Sent }): Repriced {
  const [paySixty, payTariff] = [sixty, tariff].map(({ program, quantities }) => {
    const kept = new Map()
    return (choice: { readonly changes?: Record<string, number>; readonly factors?: Record<string, number> }) =>
      price(program, { quantities, kept, ...choice })
  }) as [Pay, Pay]
  const rates = [...sixty.program.figures, ...sixty.program.tables].filter(({ unit }) => unit.startsWith('SEK'))
  const times = { repeats: 20, warm: 5 }
  return {
    linear: timed((turn) => paySixty({ changes: { visit_fee: 27 + (turn % 7) / 4 } }), times),
    all: timed(
      (turn) => paySixty({ factors: Object.fromEntries(rates.map(({ name }) => [name, 1 + (turn % 7) / 100])) }),
      times,
    ),
    ceiling: timed((turn) => payTariff({ changes: { contact_cap: turn % 2 === 0 ? 180 : 240 } }), times),
    masks: timed((turn) => payTariff({ changes: { multimorbidity_threshold: 2 + (turn % 2) } }), times),
    paid: [paySixty({}), payTariff({}), payTariff({ changes: { contact_cap: 180 } })].map(({ payments }) =>
      payments.reduce((sum, { ore }) => sum + ore.flatMap((row) => Array.from(row)).reduce((a, b) => a + b, 0), 0),
    ),
  }
}

type Pay = (choice: {
  readonly changes?: Record<string, number>
  readonly factors?: Record<string, number>
}) => ReturnType<typeof price>
