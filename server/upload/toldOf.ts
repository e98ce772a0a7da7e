import type { Checked, Upload, UploadProblem } from '../contract/upload.ts'
import type { DataProblem } from '../dataset/DataProblem.ts'
import type { CheckedSource, Looked } from './Job.ts'

/** What was looked at, as the page is told. */
export function lookOf({ preview, rows }: Looked): Upload['look'] {
  return {
    mapping: preview.mapping ?? null,
    problems: problemsOf(preview.problems),
    tables: preview.files.map(({ rows: first, columns, proposed, words, ...one }) => ({
      ...one,
      ...(words && { words: { ...words } }),
      ...(rows[one.file] === undefined ? {} : { rows: rows[one.file] }),
      columns: [...columns],
      first: first.map((row) => [...row]),
      proposed: { ...proposed },
    })),
  }
}

/** What was checked, as the page is told. */
export function checkedOf({ tables, kinds, warnings, ...one }: CheckedSource): Checked {
  return {
    state: 'read',
    ...one,
    tables: tables.map((table) => ({ ...table })),
    kinds: kinds.map(({ first, ...kind }) => ({ ...kind, first: problemsOf(first) })),
    warnings: problemsOf(warnings),
  }
}

/** Problems as they are sent. */
export function problemsOf(problems: readonly DataProblem[]): UploadProblem[] {
  return problems.map((one) => ({ ...one }))
}
