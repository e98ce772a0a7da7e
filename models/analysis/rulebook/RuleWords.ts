import type { CutOff, Over } from '../../date/Window.ts'
import type { Basis, Group, Rounding, Scope, Status } from '../../document/Model.ts'
import type { Level, RowSource } from '../../formula/Expression.ts'
import type { Entity, Kind } from '../../vocabulary/facts.ts'
import type { Text } from './Text.ts'

type One = (a: Text) => Text
type Two = (a: Text, b: Text) => Text

/** Rows by name: `antalet` one, `för` all. */
export interface RowWords {
  readonly one: string
  readonly all: string
  /** `det finns` some. */
  readonly some: string
}

/** A subject and what is said of it; two in a row with the same subject share it. */
export interface Clause {
  readonly subject: string
  readonly is: One
  readonly isNot: One
  /** Words as this clause says them: with an article, inflected. Others stay as they are in a table. */
  readonly words: Readonly<Record<string, string>>
  /** The same of a word that stands among others. */
  readonly among?: Readonly<Record<string, string>>
}

/** What a formula without a label is called by. */
export type StepKind = 'money' | 'points' | 'patients' | 'contacts' | 'number' | 'condition'

/** Who receives, and who pays when what is paid is negative. */
interface Verbs {
  readonly receives: string
  readonly pays: string
}

/** Every phrase of a rule book in one language. What a model names itself comes from its labels instead. */
export interface RuleWords {
  readonly operators: Readonly<Record<'plus' | 'minus' | 'times' | 'by' | 'negative', string>>
  readonly and: string
  readonly or: string
  readonly less: Two
  readonly lessOrEqual: Two
  readonly greater: Two
  readonly greaterOrEqual: Two
  readonly equal: Two
  readonly unequal: Two
  readonly not: One
  /** What is true or false of an entity, by its label. */
  readonly holds: (entity: string, label: string) => Text
  readonly holdsNot: (entity: string, label: string) => Text
  readonly has: One
  readonly known: One
  /** What holds for nobody of whom it is not known. */
  readonly holdsNotOrUnknown: (entity: string, label: string) => Text
  readonly atMost: Two
  readonly atLeast: Two
  readonly between: (a: Text, low: Text, high: Text) => Text
  readonly least: (all: readonly Text[]) => Text
  readonly greatest: (all: readonly Text[]) => Text
  readonly ramp: (a: Text, from: Text, to: Text) => Text
  readonly percentagePoints: One
  readonly when: (a: Text, condition: Text, otherwise: Text) => Text
  readonly whenOnly: Two
  /** A value that takes the place of another where something is true. */
  readonly but: (a: Text, b: Text, condition: Text) => Text
  readonly sum: (each: Text, rows: string, where?: Text) => Text
  readonly count: (rows: string, where?: Text) => Text
  readonly any: (rows: string, where: Text) => Text
  readonly mean: (each: Text, rows: string, weight?: Text) => Text
  readonly share: (rows: string, where: Text, weight?: Text) => Text
  readonly rank: (each: Text, value: Text, rows: string) => Text
  /** The same of the clinic at hand. */
  readonly ownRank: (each: Text, rows: string) => Text
  readonly percentile: (each: Text, p: Text, rows: string) => Text
  readonly rows: Readonly<Record<RowSource, RowWords>>
  /** Patients at the level of the region. */
  readonly ofRegion: RowWords
  readonly scopes: Readonly<Record<Scope, string>>
  /** What belongs to the entity at hand, which need not be named. */
  readonly own: One
  /** The genitive of an entity. */
  readonly of: Readonly<Record<Entity, (what: Text) => Text>>
  readonly entities: Readonly<Record<Entity, string>>
  /** A label that a sentence could not hold together without marks: it has a comma in it. */
  readonly quoted: (label: string) => string
  readonly costs: (where?: Text) => Text
  readonly costsOf: One
  readonly fromTable: (label: Text, number: Text, keys?: Text) => Text
  readonly tableNumber: (number: string) => string
  readonly limit: One
  /** A rate or table by its label, with an article where the language has one. */
  readonly the: One
  /** A formula that is true or false. */
  readonly holdsStep: One
  readonly holdsStepNot: One
  /** Names of limits that documents often use. */
  readonly limits: Readonly<Record<string, string>>
  /** What another level reads of a named indicator. */
  readonly forIndicator: Two
  readonly measured: Readonly<Record<'share' | 'numerator' | 'denominator', (indicator?: Text) => Text>>
  readonly previous: One
  /** A formula without a label, by what it is and what it is for. */
  readonly step: (what: StepKind, level: Level, payment?: string) => string
  /** Several of the same name are told apart. */
  readonly stepMark: (name: string, mark: string) => string
  /** A rate that has the label of a payment; and the same under the heading of that payment. */
  readonly rate: (label: string) => string
  readonly ownRate: string
  /** The same of an amount for the whole region. */
  readonly ownAmount: string
  readonly missing: string
  /** Facts of the vocabulary as a sentence says them: of the entity at hand, and of each row. */
  readonly facts: Readonly<Record<string, { readonly of: string; readonly bare: string }>>
  /** What is true or false in the vocabulary. */
  readonly conditions: Readonly<
    Record<string, { readonly subject: string; readonly is: string; readonly isNot: string }>
  >
  /** The words of the vocabulary's facts, as they stand in a table. */
  readonly words: Readonly<Record<string, string>>
  /** What a fact being a word is said as: `vårdkontakten`, `är ett besök`. */
  readonly clauses: Readonly<Record<string, Clause>>
  /** A word without a label: as the data writes it. */
  readonly unlabelled: (word: string) => string
  readonly currencies: Readonly<Record<string, string>>
  readonly yes: string
  readonly no: string
  /** Units, of one and of several. */
  readonly units: Readonly<Record<string, readonly [string, string]>>
  readonly times: Readonly<Record<1 | 3 | 12, string>>
  readonly bareUnit: string
  readonly perCent: string
  readonly moneyUnit: (currency: string) => string
  readonly per: (what: readonly string[]) => string
  readonly band: {
    readonly exactly: (a: string) => string
    readonly to: (a: string, b: string) => string
    readonly andUp: (a: string) => string
    /** A point of a line. */
    readonly at: (a: string) => string
    readonly below: (a: string, b: string) => string
  }
  readonly groups: Readonly<Record<Group, string>>
  readonly headings: Readonly<
    Record<
      | 'about'
      | 'overview'
      | 'steps'
      | 'beside'
      | 'indicators'
      | 'tables'
      | 'facts'
      | 'conditions'
      | 'undecided'
      | 'sources',
      string
    >
  >
  readonly about: {
    readonly status: Readonly<Record<Status, string>>
    readonly payer: (who: string) => Text
    readonly valid: (from: string, to?: string) => string
    readonly currency: (currency: string) => string
    /** To what payments are rounded: `all` or `some` as their own rules say. */
    readonly rounding: Readonly<Record<'none' | 'all', (currency: string) => string>> & {
      readonly some: (currency: string, payments: Text) => Text
    }
    readonly period: (from: string, to?: string) => string
    readonly cutOff: Readonly<Record<CutOff, string>>
    /** Of rates per year, per quarter, or both. */
    readonly times: Readonly<Record<'year' | 'quarter' | 'both', string>>
    readonly fixedShare: (groups: string) => string
    readonly extends: (model: Text) => Text
    readonly open: (count: number) => string
    readonly undecided: (count: number) => string
    readonly seeUndecided: One
    readonly section: (number: string) => string
  }
  readonly overview: {
    readonly columns: readonly [string, string, string, string]
    readonly caption: string
    readonly each: Readonly<Record<'patient' | 'contact' | 'charged' | 'clinic' | 'indicator' | 'pot', string>>
    readonly over: Readonly<Record<Over, string>>
  }
  readonly payment: Readonly<Record<'patient' | 'contact' | 'charged' | 'clinic' | 'indicator', Verbs>> & {
    readonly oneIndicator: { readonly receives: One; readonly pays: One }
    readonly otherwise: string
    /** After a list: when it is paid at all. */
    readonly onlyIf: One
    readonly onlyIfAll: string
    readonly source: One
    /** Of a deduction that may come out below zero: who is paid, the sign says. */
    readonly amount: Readonly<Record<'patient' | 'contact' | 'charged' | 'clinic' | 'indicator', string>>
    readonly belowZero: string
    /** What is rounded, where a payment is the sum of several. */
    readonly sumOfClinic: string
    readonly pot: Two
    /** Among the clinics of which something is true. */
    readonly potWhere: (pot: Text, weight: Text, where: Text) => Text
    readonly potRest: string
    readonly over: Readonly<Record<Over | 'contact', string>>
    readonly indicators: string
    readonly scope: Readonly<Record<Scope, string>>
  }
  readonly cases: {
    readonly sum: string
    readonly product: string
    readonly divided: One
    readonly least: string
    readonly greatest: string
    readonly one: string
    readonly case: Two
    readonly otherwise: One
    readonly nothing: string
  }
  readonly steps: {
    readonly level: Readonly<Record<Level, string>>
    /** Before what it is: its name stands above. */
    readonly is: string
    readonly holds: One
    readonly holdsAll: string
    readonly otherwise: string
    readonly onlyIf: One
    readonly onlyIfAll: string
    readonly over: (months: number) => string
    readonly round: Readonly<Record<Rounding['how'], (to: string, what?: string) => string>>
  }
  /** Above what is computed and not paid. */
  readonly beside: string
  readonly figure: {
    readonly is: (label: Text, value: string, span: string) => Text
    readonly missing: (label: Text, span: string) => Text
    /** Behind a missing figure of which nothing more is said. */
    readonly notFound: string
    readonly basis: Readonly<Record<Exclude<Basis, 'missing'>, string>>
    /** From when on a figure counts that begins inside a window; without a day, never. */
    readonly counts: Readonly<Record<'quarter' | 'year', (from?: string) => string>>
    /** The same of many figures: on which day they are read. */
    readonly reads: Readonly<Record<'quarter' | 'year', string>>
    /** A second figure behind the first. */
    readonly later: (from: string, value: string) => string
    readonly span: (from: string, to?: string) => string
    readonly source: One
    readonly via: (via: string) => string
    readonly seeAt: Two
  }
  /** In the column of a table. */
  readonly basis: Readonly<Record<Basis, string>>
  readonly note: { readonly label: string; readonly inOther: string }
  readonly table: {
    readonly reads: Readonly<Record<'line' | 'marginal', string>>
    readonly many: Readonly<Record<'sum' | 'highest', string>>
    readonly value: string
    /** A column of what is true or false: `Ö: ja`. */
    readonly isTrue: (what: Text, value: string) => Text
    /** A table among rates. */
    readonly named: (label: string, number: string) => string
    readonly missing: (span: string) => string
  }
  readonly indicator: {
    readonly given: string
    readonly counts: (rows: string) => string
    readonly window: (months: number) => string
    readonly ownWindow: string
    readonly denominator: One
    readonly numerator: One
    readonly excluding: One
    readonly limits: string
    readonly from: string
    readonly source: string
  }
  readonly data: {
    readonly caption: string
    readonly columns: readonly [string, string, string, string]
    readonly refuse: string
    /** Where the formulas ask first whether it is known. */
    readonly asked: string
    readonly counted: string
    readonly standIn: One
    readonly measured: (months: number) => string
    readonly kinds: Readonly<Record<Exclude<Kind, 'number'>, string>>
    readonly oneOf: One
  }
  readonly grouping: {
    readonly intro: (grouping: string, months: number) => string
    readonly caption: string
    readonly columns: readonly [string, string, string, string]
    readonly fromData: string
  }
  readonly undecided: {
    readonly intro: string
    readonly columns: readonly [string, string, string, string]
    readonly caption: string
    readonly unused: string
  }
  readonly formula: (label: Text, value: Text) => Text
  readonly math: Readonly<
    Record<
      'if' | 'otherwise' | 'count' | 'mean' | 'share' | 'rank' | 'percentile' | 'any' | 'line' | 'known' | 'previous',
      string
    >
  >
}
