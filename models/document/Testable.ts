import type { Fact } from '../vocabulary/facts.ts'
import type { Grouping } from './Model.ts'
import type { Defaults } from './readDefaults.ts'

/** What a test may give and expect. */
export interface Testable {
  /** The vocabulary's and the model's own. */
  readonly facts: readonly Fact[]
  readonly grouping: Grouping | undefined
  /** What the rows of every test have unless they say otherwise. */
  readonly defaults: Defaults
  readonly parameters: readonly string[]
  readonly tables: readonly string[]
  readonly indicators: readonly { readonly name: string; readonly isGiven: boolean }[]
  readonly payments: readonly string[]
  /** Numbers that the model computes. */
  readonly clinicFormulas: readonly string[]
  readonly regionFormulas: readonly string[]
}
