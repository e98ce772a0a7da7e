import type { Formula, Model, Table } from '../../document/Model.ts'
import type { Numbers } from './Numbers.ts'
import type { Language } from './RuleBook.ts'
import type { RuleWords } from './RuleWords.ts'

/** What a rule book is written from, and how its parts are called. */
export interface Writing {
  readonly model: Model
  readonly language: Language
  readonly words: RuleWords
  readonly numbers: Numbers
  /** Formulas that stand in a section of their own, in the order of the document; all others are said where they are used. */
  readonly steps: readonly Formula[]
  /** Tables that a payment reads, in the order of the document: the first is table 1. */
  readonly tables: readonly Table[]
  /** Rates whose figure is said already in the paragraph at hand; it is written anew for each. */
  readonly told: Set<string>
}

/** The same for a new paragraph, which has told no figure yet. */
export const newParagraph = (writing: Writing): Writing => ({ ...writing, told: new Set() })

/** Where the parts of a rule book are linked to. */
export const idOf = {
  payment: (name: string): string => `payment-${name}`,
  rate: (name: string): string => `rate-${name}`,
  table: (name: string): string => `table-${name}`,
  step: ({ level, name }: Pick<Formula, 'level' | 'name'>): string => `step-${level}-${name}`,
  indicator: (name: string): string => `indicator-${name}`,
} as const
