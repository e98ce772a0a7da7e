import type { Label } from '../document/Model.ts'
import type { Level } from '../formula/Expression.ts'
import type { Program, ProgramRead } from '../plan/Program.ts'
import type { Column } from './Column.ts'
import { type PriceInput, price } from './price.ts'

/** What a payment to a clinic read, with its value in the last window that was paid. `null`: it had no answer. */
export interface Read {
  readonly name: string
  readonly label?: Label | undefined
  readonly level: Level
  readonly value: number | boolean | null
  readonly unit?: string | undefined
  /** Of a limited value: which of its parts it is. */
  readonly bound?: string | undefined
}

/** What each payment read of the clinic and the region: beside its terms, the reason where no term says it. */
export function readsOf(
  program: Program,
  reads: Readonly<Record<string, readonly ProgramRead[]>>,
  input: PriceInput,
  clinic: string,
): Readonly<Record<string, readonly Read[]>> {
  const place = input.quantities.clinics.indexOf(clinic)
  const found = new Map<string, readonly Read[]>()
  price(program, input, ({ part, values, isPaid }) => {
    const at = (step: number): number => {
      const column = values[step] as Column
      return column[column.length === 1 ? 0 : place] as number
    }
    for (const payment of part.payments)
      if (isPaid(payment, place))
        found.set(
          payment.name,
          (reads[payment.name] ?? []).map((read) => valued(read, at)),
        )
  })
  return Object.fromEntries(found)
}

function valued(
  { name, label, level, kind, unit, factor, step, bounds }: ProgramRead,
  at: (step: number) => number,
): Read {
  const value = at(step)
  const shown = Number.isNaN(value) ? null : kind === 'boolean' ? value === 1 : value * factor
  const bound =
    bounds &&
    boundBy(
      name,
      value,
      bounds.map((one) => ({ name: one.name, value: at(one.step) })),
    )
  return { name, label, level, value: shown, unit, ...(bound !== undefined && { bound }) }
}

/** Which part a limited value is: the lesser or greater of several, a bound of a clamp, an end of a ramp. */
function boundBy(
  name: string,
  value: number,
  parts: readonly { readonly name: string; readonly value: number }[],
): string | undefined {
  const [own, low, high] = parts
  if (name.startsWith('ramp')) return value <= 0 ? low?.name : value >= 1 ? high?.name : undefined
  if (name.startsWith('clamp')) return own?.value === value ? undefined : value === high?.value ? high.name : low?.name
  return parts.find((part) => part.value === value)?.name
}
