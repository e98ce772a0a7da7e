import type { Place } from './Diagnostic.ts'
import type { Basis, Note } from './Model.ts'
import type { Raw } from './Raw.ts'
import type { Reading } from './Reading.ts'
import { readNote } from './readLabel.ts'
import { readSourceOf } from './readSources.ts'
import { readChoice } from './readWords.ts'

const BASES = ['decided', 'forecast', 'estimated', 'general_knowledge', 'missing'] as const

/** Where a figure stands in print and how it is known. */
export interface Sourced {
  readonly source: string
  readonly basis: Basis
  readonly note?: Note | undefined
  readonly place: Place
}

/** Reads `source`, `basis` and `note` of a figure, and holds the basis against the promise of the document's status. */
export function readSourced(
  field: (key: 'source' | 'basis' | 'note') => Raw | undefined,
  place: Place,
  reading: Reading,
): Sourced | undefined {
  const { report, status } = reading
  const source = readSourceOf(field('source'), reading)
  const basisGiven = field('basis')
  const basis = basisGiven === undefined ? 'decided' : readChoice(basisGiven, BASES, report)
  const note = readNote(field('note'), report)
  if (
    basisGiven &&
    basis &&
    (status === 'enacted' || status === 'pilot') &&
    basis !== 'decided' &&
    basis !== 'missing'
  ) {
    const message = `A figure of ${status === 'enacted' ? 'an enacted model' : 'a pilot'} cannot be \`${basis}\`.`
    report.error('basis-not-allowed', basisGiven.place, message, {
      hint: 'It is `decided`, or `missing` until it is. Or give the document another status.',
    })
  }
  if (source === undefined || basis === undefined) return undefined
  return { source, basis, note, place }
}
