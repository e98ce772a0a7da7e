import type { FactValue } from '../../models/vocabulary/Rows.ts'
import { exactly, type Fraction } from './Fraction.ts'

/** What a part of a formula comes to. */
export type Value = Fraction | boolean | string | readonly string[]

/** A fact as delivered, its number exact. */
export function valueOf(fact: FactValue): Value {
  return typeof fact === 'number' ? exactly(fact) : fact
}

/** The checker has seen to the kinds; what is of another kind here is an error of ours, never an answer. */
export function asNumber(value: Value): Fraction {
  if (typeof value === 'object' && 'over' in value) return value
  throw wrongKind(value, 'not a number')
}

export function asBoolean(value: Value): boolean {
  if (typeof value === 'boolean') return value
  throw wrongKind(value, 'neither true nor false')
}

export function asWord(value: Value): string {
  if (typeof value === 'string') return value
  throw wrongKind(value, 'not a word')
}

export function asWords(value: Value): readonly string[] {
  if (typeof value === 'object' && !('over' in value)) return value
  throw wrongKind(value, 'not a list of words')
}

function wrongKind(value: Value, what: string): Error {
  const written = typeof value === 'object' && 'over' in value ? `${value.over}/${value.under}` : JSON.stringify(value)
  return new Error(`${written} is ${what}.`)
}
