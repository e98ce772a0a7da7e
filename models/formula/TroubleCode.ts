/**
 * What can be wrong inside a formula. Each code is explained, with an example and its remedy, in
 * `models/document/errors.md`.
 */
export const TROUBLE_CODES = [
  'too-long',
  'not-a-formula',
  'not-allowed',
  'figure-in-formula',
  'unknown-name',
  'unknown-function',
  'unknown-word',
  'wrong-number-of-arguments',
  'wrong-kind',
  'wrong-unit',
  'wrong-level',
  'no-rows',
  'rows-outside-aggregate',
  'several-plurals',
  'aggregate-in-rows',
  'needs-scope',
] as const

export type TroubleCode = (typeof TROUBLE_CODES)[number]
