import type { DataProblem } from './DataProblem.ts'
import { DataError } from './DataProblem.ts'

/** More than these are counted but not kept: whoever mends a hundred reads the file again anyway. */
export const MOST_PROBLEMS = 100

/** Collects what is wrong, so that everything is reported at once. */
export interface Problems {
  readonly add: (problem: DataProblem) => void
  /** Of one kind more were found than were listed. */
  readonly addUnlisted: (count: number) => void
  readonly count: () => number
  /** @throws DataError if anything was added */
  readonly refuse: () => void
}

/** Nothing wrong so far. */
export function collectProblems(): Problems {
  const kept: DataProblem[] = []
  let count = 0
  return {
    add: (problem) => {
      count += 1
      if (kept.length < MOST_PROBLEMS) kept.push(problem)
    },
    addUnlisted: (more) => {
      count += more
    },
    count: () => count,
    refuse: () => {
      if (count > 0) throw new DataError(inReadingOrder(kept), count)
    },
  }
}

/** File by file as they were read, and in each from the top. */
function inReadingOrder(problems: readonly DataProblem[]): readonly DataProblem[] {
  const files = [...new Set(problems.map(({ file }) => file))]
  return problems.toSorted((a, b) => files.indexOf(a.file) - files.indexOf(b.file) || (a.row ?? 0) - (b.row ?? 0))
}
