import type { DataProblem } from './DataProblem.ts'
import { DataError } from './DataProblem.ts'
import { maskPersonalNumbers } from './personal/maskPersonalNumbers.ts'

/** More than these are counted but not kept: whoever mends a hundred reads the file again anyway. */
export const MOST_PROBLEMS = 100

/** Collects what is wrong, so that everything is reported at once. No personal number is kept whole. */
export interface Problems {
  readonly add: (problem: DataProblem) => void
  /** Of one kind more were found than were listed. */
  readonly addUnlisted: (count: number) => void
  /** Something to look at that does not stop an import. */
  readonly warn: (problem: DataProblem) => void
  readonly count: () => number
  readonly warnings: () => readonly DataProblem[]
  /** @throws DataError if anything was added */
  readonly refuse: () => void
}

/** Nothing wrong so far. */
export function collectProblems(): Problems {
  const kept: DataProblem[] = []
  const warnings: DataProblem[] = []
  let count = 0
  return {
    add: (problem) => {
      count += 1
      if (kept.length < MOST_PROBLEMS) kept.push(masked(problem))
    },
    addUnlisted: (more) => {
      count += more
    },
    warn: (problem) => {
      warnings.push(masked(problem))
    },
    count: () => count,
    warnings: () => warnings,
    refuse: () => {
      if (count > 0) throw new DataError(inReadingOrder(kept), count)
    },
  }
}

/** Without any personal number in what it quotes. */
export function masked(problem: DataProblem): DataProblem {
  const { value, message, hint } = problem
  return {
    ...problem,
    ...(value !== undefined && { value: maskPersonalNumbers(value) }),
    message: maskPersonalNumbers(message),
    ...(hint !== undefined && { hint: maskPersonalNumbers(hint) }),
  }
}

/** File by file as they were read, and in each from the top. */
function inReadingOrder(problems: readonly DataProblem[]): readonly DataProblem[] {
  const files = [...new Set(problems.map(({ file }) => file))]
  return problems.toSorted((a, b) => files.indexOf(a.file) - files.indexOf(b.file) || (a.row ?? 0) - (b.row ?? 0))
}
