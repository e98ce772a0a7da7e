import type { Kind } from '../vocabulary/facts.ts'
import type { Aggregate, Level, Operator, PlainFunction, RowSource } from './Expression.ts'

/** What one argument must be; `any` is a number, a boolean or a word, `fact` the name of one that the data gives. */
export type Argument = Kind | 'any' | 'fact' | 'quoted'

/**
 * In what the result is counted.
 * - `shared`: the parts from `alikeFrom` on are in one unit, and so is the result
 * - `product`, `quotient`: of the two parts
 * - `bare`: a bare number, or no number at all
 * - `percentage_points`: of a share
 * - `total`: the unit of each row, per window where the rows are contacts or costs
 * - `counted`: the rows themselves; `each`: the unit of each row
 */
export type UnitRule = 'shared' | 'product' | 'quotient' | 'bare' | 'percentage_points' | 'total' | 'counted' | 'each'

/** What a function or an operator takes and gives. */
export interface Signature {
  /** How it is written, as a message shows it. */
  readonly usage: string
  readonly takes: readonly Argument[]
  /** So many more of the last kind. */
  readonly more?: number
  /** One more at the end that may be left out. */
  readonly optional?: Argument
  /** The parts from this one on are of one kind, and numbers in one unit. */
  readonly alikeFrom?: number
  /** `any` is the kind of the parts that are alike. */
  readonly gives: Kind | 'any'
  readonly unit: UnitRule
}

/** How the arguments of an aggregate run over rows. */
export interface RowsRule {
  readonly gives: 'number' | 'boolean'
  /** What the argument after the first is: a weight for each row, or one value for all. */
  readonly second?: 'weight' | 'with'
  readonly levels: readonly Level[]
  readonly over?: RowSource
}

type Operation = Omit<Signature, 'usage'> & { readonly sign: string }

const number = { gives: 'number', unit: 'shared', alikeFrom: 0 } as const
const comparison = { takes: ['number', 'number'], alikeFrom: 0, gives: 'boolean', unit: 'bare' } as const
const equality = { ...comparison, takes: ['any', 'any'] } as const
const connection = { takes: ['boolean', 'boolean'], gives: 'boolean', unit: 'bare' } as const

export const OPERATORS: Readonly<Record<Operator, Operation>> = {
  add: { sign: '+', takes: ['number', 'number'], ...number },
  subtract: { sign: '-', takes: ['number', 'number'], ...number },
  multiply: { sign: '*', takes: ['number', 'number'], gives: 'number', unit: 'product' },
  divide: { sign: '/', takes: ['number', 'number'], gives: 'number', unit: 'quotient' },
  negate: { sign: '-', takes: ['number'], ...number },
  less: { sign: '<', ...comparison },
  lessOrEqual: { sign: '<=', ...comparison },
  greater: { sign: '>', ...comparison },
  greaterOrEqual: { sign: '>=', ...comparison },
  equal: { sign: '==', ...equality },
  unequal: { sign: '!=', ...equality },
  and: { sign: 'and', ...connection },
  or: { sign: 'or', ...connection },
  not: { sign: 'not', ...connection, takes: ['boolean'] },
}

/** The functions of one row's values. `known` is among them, though what it takes is a name and not a value. */
export const FUNCTIONS: ReadonlyMap<string, Signature> = new Map<PlainFunction | 'known', Signature>([
  ['min', { usage: 'min(a, b, …)', takes: ['number', 'number'], more: 6, ...number }],
  ['max', { usage: 'max(a, b, …)', takes: ['number', 'number'], more: 6, ...number }],
  ['clamp', { usage: 'clamp(value, low, high)', takes: ['number', 'number', 'number'], ...number }],
  [
    'ramp',
    {
      usage: 'ramp(value, from, to)',
      takes: ['number', 'number', 'number'],
      alikeFrom: 0,
      gives: 'number',
      unit: 'bare',
    },
  ],
  [
    'when',
    {
      usage: 'when(condition, then, otherwise)',
      takes: ['boolean', 'any', 'any'],
      alikeFrom: 1,
      gives: 'any',
      unit: 'shared',
    },
  ],
  ['has', { usage: 'has(words, "word")', takes: ['words', 'quoted'], gives: 'boolean', unit: 'bare' }],
  ['known', { usage: 'known(fact)', takes: ['fact'], gives: 'boolean', unit: 'bare' }],
  [
    'percentage_points',
    { usage: 'percentage_points(share)', takes: ['number'], gives: 'number', unit: 'percentage_points' },
  ],
])

const ANYWHERE: readonly Level[] = ['patient', 'indicator', 'clinic', 'region']
const FROM_CLINIC: readonly Level[] = ['indicator', 'clinic', 'region']

/** The functions of rows: the first argument, and a weight, has a value for each row, and one value comes out. */
export const AGGREGATES: ReadonlyMap<string, Signature & RowsRule> = new Map<Aggregate, Signature & RowsRule>([
  ['sum', { usage: 'sum(number of each row)', takes: ['number'], gives: 'number', unit: 'total', levels: ANYWHERE }],
  [
    'count',
    { usage: 'count(condition of each row)', takes: ['boolean'], gives: 'number', unit: 'counted', levels: ANYWHERE },
  ],
  [
    'any',
    { usage: 'any(condition of each row)', takes: ['boolean'], gives: 'boolean', unit: 'bare', levels: ANYWHERE },
  ],
  [
    'mean',
    {
      usage: 'mean(number of each row, weight of each row)',
      takes: ['number'],
      optional: 'number',
      gives: 'number',
      unit: 'each',
      second: 'weight',
      levels: FROM_CLINIC,
    },
  ],
  [
    'share',
    {
      usage: 'share(condition of each row, weight of each row)',
      takes: ['boolean'],
      optional: 'number',
      gives: 'number',
      unit: 'bare',
      second: 'weight',
      levels: FROM_CLINIC,
    },
  ],
  [
    'rank',
    {
      usage: 'rank(clinics.x, value)',
      takes: ['number', 'number'],
      alikeFrom: 0,
      gives: 'number',
      unit: 'bare',
      second: 'with',
      levels: ['indicator', 'clinic'],
      over: 'clinics',
    },
  ],
  [
    'percentile',
    {
      usage: 'percentile(clinics.x, p)',
      takes: ['number', 'number'],
      gives: 'number',
      unit: 'each',
      second: 'with',
      levels: ['region'],
      over: 'clinics',
    },
  ],
])

/** What the argument at an index must be. */
export function argumentAt({ takes, optional }: Pick<Signature, 'takes' | 'optional'>, index: number): Argument {
  return takes[index] ?? optional ?? takes.at(-1) ?? 'any'
}
