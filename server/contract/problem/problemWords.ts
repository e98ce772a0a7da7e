import { dataWords } from './dataWords.ts'
import { jobWords } from './jobWords.ts'
import type { ProblemKind, ProblemWords } from './ProblemKind.ts'
import { requestWords } from './requestWords.ts'
import { runWords } from './runWords.ts'
import { storeWords } from './storeWords.ts'
import { warehouseWords } from './warehouseWords.ts'

/** Every kind of problem that the server answers with. Each part is typed by where its codes are thrown: one without words does not compile. */
const WORDS = { ...dataWords, ...runWords, ...warehouseWords, ...storeWords, ...requestWords, ...jobWords }

/** A problem's code; `/problems/` before it is its address. */
export type ProblemCode = keyof typeof WORDS

const BY_CODE: ReadonlyMap<string, ProblemWords> = new Map(Object.entries(WORDS))

/** The words of a kind of problem, where there is such a kind. */
export const problemWords = (code: string): ProblemWords | undefined => BY_CODE.get(code)

/** Every kind of problem, in the order of their codes. */
export const problemKinds = (): ProblemKind[] =>
  [...BY_CODE]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, { title, text }]) => ({ code, type: `/problems/${code}`, title, text }))
