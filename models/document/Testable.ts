import type { Fact } from '../vocabulary/facts.ts'
import type { Grouping } from './Model.ts'

/** What a test may give and expect. */
export interface Testable {
  /** The vocabulary's and the model's own. */
  readonly facts: readonly Fact[]
  readonly grouping: Grouping | undefined
  readonly parameters: readonly string[]
  readonly tables: readonly string[]
  readonly indicators: readonly { readonly name: string; readonly isGiven: boolean }[]
  readonly payments: readonly string[]
  /** Numbers that the model computes. */
  readonly clinicFormulas: readonly string[]
  readonly regionFormulas: readonly string[]
}
