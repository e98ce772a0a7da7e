import { TROUBLE_CODES } from '../formula/TroubleCode.ts'

/** What can be wrong with a document: its text, its keys, its figures, its names, its tests. */
export const DOCUMENT_CODES = [
  // The text
  'not-text',
  'too-large',
  'too-deep',
  'yaml-syntax',
  'yaml-feature',
  'several-documents',
  'duplicate-key',
  'wrong-document',
  'unknown-format',
  // Keys and what stands under them
  'unknown-key',
  'missing-key',
  'wrong-type',
  'unknown-choice',
  'wrong-name',
  'reserved-name',
  'name-taken',
  'wrong-number',
  'wrong-date',
  'wrong-window',
  'unknown-unit',
  // Figures
  'unknown-source',
  'wrong-range',
  'out-of-range',
  'basis-not-allowed',
  'needs-end',
  // Tables
  'wrong-by',
  'wrong-row',
  'gap',
  'overlap',
  'needs-many',
  // Facts, formulas and payments
  'wrong-fact',
  'wrong-formula-text',
  'circular',
  'needless-scope',
  // Tests
  'wrong-test',
  // Scenarios and groupings
  'unknown-document',
  'wrong-base',
  'wrong-hash',
  'not-pinned',
  'nothing-to-change',
  // Advice
  'unused',
  'unused-source',
  'begins-late',
  'misleading-ending',
  'label-manner',
  'other-file-name',
  'long-formula',
  'too-many',
] as const

/** What can be wrong when a checked model meets data. Those who import, tabulate and run add theirs here. */
export const RUN_CODES = ['test-failed', 'test-cannot-run', 'cannot-be-counted', 'changes-in-window'] as const

/** Every code of a diagnostic. Each has a section in errors.md; a test keeps the two lists equal. */
export const DIAGNOSTIC_CODES = [...new Set([...DOCUMENT_CODES, ...TROUBLE_CODES, ...RUN_CODES])] as const

export type DiagnosticCode =
  | (typeof DOCUMENT_CODES)[number]
  | (typeof TROUBLE_CODES)[number]
  | (typeof RUN_CODES)[number]
