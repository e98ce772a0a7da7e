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
}

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
  readonly has: Two
  readonly known: One
  readonly atMost: Two
  readonly atLeast: Two
  readonly between: (a: Text, low: Text, high: Text) => Text
  readonly least: (all: readonly Text[]) => Text
  readonly greatest: (all: readonly Text[]) => Text
  readonly ramp: (a: Text, from: Text, to: Text) => Text
  readonly percentagePoints: One
  readonly when: (a: Text, condition: Text, otherwise: Text) => Text
  readonly whenOnly: Two
  readonly sum: (each: Text, rows: string, where?: Text) => Text
  readonly count: (rows: string, where?: Text) => Text
  readonly any: (rows: string, where: Text) => Text
  readonly mean: (each: Text, rows: string, weight?: Text) => Text
  readonly share: (rows: string, where: Text, weight?: Text) => Text
  readonly rank: (each: Text, value: Text, rows: string) => Text
  readonly percentile: (each: Text, p: Text, rows: string) => Text
  readonly rows: Readonly<Record<RowSource, RowWords>>
  /** Patients at the level of the region. */
  readonly ofRegion: RowWords
  readonly scopes: Readonly<Record<Scope, string>>
  /** The genitive of an entity. */
  readonly of: Readonly<Record<Entity, (what: Text) => Text>>
  readonly entities: Readonly<Record<Entity, string>>
  readonly fromTable: (label: Text, number: Text, keys?: Text) => Text
  readonly tableNumber: (number: string) => string
  readonly limit: One
  /** A rate or table by its label, with an article where the language has one. */
  readonly the: One
  /** A formula that is true or false. */
  readonly holdsStep: One
  /** Names of limits that documents often use. */
  readonly limits: Readonly<Record<string, string>>
  readonly measured: Readonly<Record<'share' | 'numerator' | 'denominator', (indicator?: Text) => Text>>
  readonly previous: One
  /** A formula without a label. */
  readonly step: (name: string, number: number) => string
  /** Names in documents are words of this language. */
  readonly namesAreWords: boolean
  /** A rate that has the label of a payment. */
  readonly rate: (label: string) => string
  readonly missing: string
  /** Facts of the vocabulary as a sentence says them: of the entity at hand, and of each row. */
  readonly facts: Readonly<Record<string, { readonly of: string; readonly bare: string }>>
  /** What is true or false in the vocabulary. */
  readonly conditions: Readonly<Record<string, { readonly is: string; readonly isNot: string }>>
  /** The words of the vocabulary's facts. */
  readonly words: Readonly<Record<string, string>>
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
    readonly below: (a: string, b: string) => string
  }
  readonly groups: Readonly<Record<Group, string>>
  readonly headings: Readonly<
    Record<
      'about' | 'overview' | 'steps' | 'indicators' | 'tables' | 'facts' | 'conditions' | 'undecided' | 'sources',
      string
    >
  >
  readonly about: {
    readonly status: Readonly<Record<Status, string>>
    readonly payer: (who: string) => Text
    readonly valid: (from: string, to?: string) => string
    readonly currency: (currency: string) => string
    readonly cutOff: Readonly<Record<CutOff, string>>
    readonly times: string
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
    readonly least: string
    readonly greatest: string
    readonly one: string
    readonly case: Two
    readonly otherwise: One
    readonly nothing: string
  }
  readonly steps: {
    readonly level: Readonly<Record<Level, string>>
    /** Before what it is. */
    readonly is: One
    readonly holds: Two
    readonly otherwise: string
    readonly over: (months: number) => string
    readonly round: Readonly<Record<Rounding['how'], (to: string) => string>>
  }
  readonly figure: {
    readonly is: (label: Text, value: string, from: string) => Text
    readonly isMissing: (label: Text, from: string) => Text
    /** A dated figure among several of one rate. */
    readonly dated: (label: Text, span: string, value: string) => Text
    readonly datedMissing: (label: Text, span: string) => Text
    /** A second figure behind the first. */
    readonly later: (from: string, value: string) => string
    readonly span: (from: string, to?: string) => string
    readonly source: One
    readonly via: (via: string) => string
    readonly seeAt: Two
  }
  readonly basis: Readonly<Record<Basis, string>>
  readonly table: {
    readonly reads: Readonly<Record<'line' | 'marginal', string>>
    readonly many: Readonly<Record<'sum' | 'highest', string>>
    readonly value: string
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
    readonly standIn: One
    readonly measured: (months: number) => string
    readonly kinds: Readonly<Record<Exclude<Kind, 'number'>, string>>
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
