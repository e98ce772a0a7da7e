import type { Scope } from '../document/Model.ts'
import type { ByWindow, WindowQuantities } from '../plan/Count.ts'
import type { Program, WindowProgram } from '../plan/Program.ts'
import type { Column } from './Column.ts'
import { type Computer, createComputer } from './computeSteps.ts'
import type { PaidInWindow } from './payInWindow.ts'
import type { PriceInput } from './price.ts'

/**
 * What a program came to when it was last priced, so that another rate costs only the steps and payments that it reaches.
 * It holds every step of every window: for programs of clinics alone, not for those that read rows.
 */
export type KeptSteps = Map<WindowProgram, KeptPart>

export interface KeptPart {
  readonly quantities: WindowQuantities
  readonly assigned: ByWindow<boolean> | undefined
  readonly flags: Flags[]
  readonly computer: Computer
  /** By window, then by payment. */
  readonly paid: (readonly KeptPayment[])[]
}

/** A payment in one window, and the columns that it was made of. */
export interface KeptPayment {
  readonly amounts: Column
  readonly pot: Column | undefined
  readonly paid: PaidInWindow
}

/** Which clinics are on the model in a window, and which are open. */
export interface Flags {
  readonly isOurs: readonly boolean[]
  readonly open: Readonly<Record<Scope, readonly boolean[]>>
}

/** The flags of one window; a clinic of whom nothing is said is on the model. */
export function flagsIn(
  monthsOpen: readonly number[] | undefined,
  assigned: readonly boolean[] | undefined,
  clinics: number,
): Flags {
  const isOpen = Array.from({ length: clinics }, (_, clinic) => (monthsOpen?.[clinic] ?? 0) > 0)
  const isOurs = isOpen.map((_, clinic) => assigned?.[clinic] ?? true)
  return {
    isOurs,
    open: { all_clinics: isOpen, same_model: isOpen.map((is, clinic) => is && isOurs[clinic] === true) },
  }
}

/** The computer and the payments of an earlier pricing of the same quantities, or new ones. */
export function keptPart(
  program: Program,
  part: WindowProgram,
  quantities: WindowQuantities,
  { kept, assigned: all, quantities: { clinics } }: PriceInput,
  wanted?: readonly number[],
): KeptPart {
  const assigned = all?.[part.over]
  const before = kept?.get(part)
  if (before?.quantities === quantities && before.assigned === assigned) return before
  const computer = createComputer({
    program,
    part,
    quantities,
    clinics: clinics.length,
    keepsWindows: kept !== undefined,
    wanted,
  })
  const made: KeptPart = { quantities, assigned, computer, flags: [], paid: [] }
  kept?.set(part, made)
  return made
}
