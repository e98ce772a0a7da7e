import type { Over } from '../../date/Window.ts'
import type { Formula, Indicator, Model, Parameter, Scope, Table } from '../../document/Model.ts'
import type { Level } from '../../formula/Expression.ts'
import type { Entity } from '../../vocabulary/facts.ts'
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
  /** Formulas that a payment says itself, as what it is. */
  readonly opened: ReadonlySet<Formula>
  /** Tables that a payment reads, in the order of the document: the first is table 1. */
  readonly tables: readonly Table[]
  /** Over which windows the payments that read a figure are computed, the shortest first. */
  readonly overs: ReadonlyMap<Parameter | Table | Indicator, readonly Over[]>
  /** Rates whose figure is said already in the paragraph at hand; it is written anew for each. */
  readonly told: Set<string>
  /** The level of the formula at hand, and which clinics it reads. */
  readonly level: Level
  readonly scope?: Scope | undefined
  /** The label of the section at hand: a rate of that name is then *the rate*. */
  readonly heading?: string | undefined
  /** A payment per contact that the clinic pays or gets where the patient is listed. */
  readonly seenFrom?: 'listing_clinic' | undefined
  /** Inside an aggregate: whose rows they are, so that their facts need not say of whom. */
  readonly rowsOf?: Entity | undefined
}

/** The same for a new paragraph, which has told no figure yet. */
export const newParagraph = (
  writing: Writing,
  of: Pick<Writing, 'level' | 'scope'> & Partial<Pick<Writing, 'heading' | 'seenFrom'>>,
): Writing => ({
  ...writing,
  level: of.level,
  scope: of.scope,
  heading: of.heading ?? writing.heading,
  seenFrom: of.seenFrom ?? writing.seenFrom,
  told: new Set(),
})

/** The same inside a formula that is said where it is used: its level and clinics are its own. */
export const within = ({ level, scope }: Pick<Formula, 'level' | 'scope'>, writing: Writing): Writing =>
  scope === undefined && level === writing.level ? writing : { ...writing, level, scope }

/** Where the parts of a rule book are linked to. */
export const idOf = {
  payment: (name: string): string => `payment-${name}`,
  rate: (name: string): string => `rate-${name}`,
  table: (name: string): string => `table-${name}`,
  step: ({ level, name }: Pick<Formula, 'level' | 'name'>): string => `step-${level}-${name}`,
  indicator: (name: string): string => `indicator-${name}`,
} as const
