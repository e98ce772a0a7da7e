import type { Basis, Group, Label, Payment } from '../../document/Model.ts'

/** A rate that a payment reads, with its latest value. */
export interface RateOf {
  readonly name: string
  readonly label: Label
  readonly unit: string
  /** `null`: missing, or a table or several limits, which have no one value. */
  readonly value: number | null
  /** Of a table: so many rows. */
  readonly rows: number | null
  readonly from: string | null
  readonly basis: Basis | null
}

/** What one payment is: what it pays for, and what it reads to do so. */
export interface PaymentStructure {
  readonly name: string
  readonly label: Label
  readonly group: Group
  readonly each: Payment['each']
  readonly over: Payment['over']
  readonly isPot: boolean
  /** As formulas name them: `patient.age`, `contact.kind`. */
  readonly facts: readonly string[]
  /** Words that facts are compared with: `contact.kind = visit`. */
  readonly words: readonly string[]
  readonly conditions: readonly string[]
  readonly indicators: readonly string[]
  readonly tables: readonly string[]
  readonly previous: readonly string[]
  readonly rates: readonly RateOf[]
}

/** A model by what it pays for. */
export interface Structure {
  readonly model: string
  readonly label: Label
  readonly currency: string
  readonly payments: readonly PaymentStructure[]
  /** What a reader calls facts, conditions and indicators, by the names above. */
  readonly labels: Readonly<Record<string, Label>>
}
