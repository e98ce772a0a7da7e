import { computeByDocument } from './computeByDocument.ts'
import { computeByFunction } from './computeByFunction.ts'
import { type GoldenCase, readCases } from './GoldenCase.ts'
import { numbersIn } from './numbersIn.ts'
import { type Entry, giverOf, readMapping } from './readMapping.ts'
import { toleranceOf } from './toleranceOf.ts'

/** One expected figure beside what came out. */
export interface Figure {
  /** Where it stands among the expected: `paymentGbp`, `rates.65+.F`. */
  readonly path: string
  readonly published: number
  /** What gives it: `practice.target_payment`, `result.0`. */
  readonly target: string
  /** Absent where nothing came out. */
  readonly computed?: number
  readonly tolerance: number
}

/** What one entry of the mapping made of its case. */
export interface Attempt {
  readonly one: GoldenCase
  readonly entry: Entry
  readonly figures: readonly Figure[]
  /** Figures of the document that the case gave, and those of them that are missing there. */
  readonly given: readonly string[]
  readonly missing: readonly string[]
  /** Why nothing came out. */
  readonly trouble?: string
}

/** Every entry of the mapping, computed, in the order of the cases. */
export function runGolden(): readonly Attempt[] {
  const mapping = readMapping()
  return readCases().flatMap((one) =>
    mapping.filter((entry) => entry.case === one.id).map((entry) => attempt(entry, one)),
  )
}

/** Tries an entry of the mapping on its case. What goes wrong is told, not thrown: the table shows every case. */
export function attempt(entry: Entry, one: GoldenCase): Attempt {
  const wanted = [...numbersIn(one.expected)].flatMap(([path, published]) => {
    const target = giverOf(entry.gives, path)
    return target === undefined ? [] : [{ path, published, target, tolerance: toleranceOf(one, path, published) }]
  })
  try {
    const computed = 'document' in entry ? computeByDocument(entry, one) : byFunction(entry, one)
    const figures = wanted.map((figure) => ({ ...figure, computed: computed.valueOf(figure.target, figure.published) }))
    return { one, entry, figures, given: computed.given, missing: computed.missing }
  } catch (trouble) {
    if (!(trouble instanceof Error)) throw trouble
    return { one, entry, figures: wanted, given: [], missing: [], trouble: trouble.message }
  }
}

function byFunction(entry: Extract<Entry, { readonly function: string }>, one: GoldenCase) {
  return { valueOf: computeByFunction(entry, one), given: [], missing: [] }
}

/** Whether the published figure came out, at its printed precision. */
export function isReproduced({ published, computed, tolerance }: Figure): boolean {
  return computed !== undefined && Math.abs(computed - published) <= tolerance * (1 + 1e-9)
}
