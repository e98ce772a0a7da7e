import { addressOf, readComparison, writeComparison } from './address.ts'
import type { ComparisonState } from './Comparison.ts'

/** Which saved comparison a page rests on, and which version of it was seen. */
export interface SavedAt {
  readonly id: string
  readonly version: number
}

/**
 * What the address says of it.
 *
 * @example
 * readSavedAt('9a1c.3') // => { id: '9a1c', version: 3 }
 * readSavedAt('9a1c') // => undefined
 */
export function readSavedAt(text: string | undefined): SavedAt | undefined {
  const found = /^([0-9a-f-]+)\.([1-9]\d*)$/i.exec(text ?? '')
  return found ? { id: found[1] as string, version: Number(found[2]) } : undefined
}

/**
 * As the address says it.
 *
 * @example
 * writeSavedAt({ id: '9a1c', version: 3 }) // => '9a1c.3'
 */
export const writeSavedAt = ({ id, version }: SavedAt): string => `${id}.${version}`

/** What is kept of a comparison: its address, without language and without where it is kept. */
export function contentOf(state: ComparisonState): string {
  return `/?${writeComparison({ ...state, saved: undefined })}`
}

/** The comparison that was kept. What it names is checked by who looks it up, as with any address. */
export function comparisonIn(content: string): ComparisonState {
  const [, query = ''] = content.split('?')
  const state = readComparison(new URLSearchParams(query), () => ({ dataset: '', period: '', alternatives: [] }))
  return { ...state, saved: undefined }
}

/** The page that shows a version as it was kept. */
export function openedAddress(content: string, at: SavedAt): string {
  return addressOf({ ...comparisonIn(content), saved: writeSavedAt(at) })
}

/** Do two comparisons ask the same? How the table is ordered and which clinic is looked at does not matter. */
export function isSameComparison(one: string, other: string): boolean {
  return one === other || asked(one) === asked(other)
}

function asked(content: string): string {
  const state = comparisonIn(content)
  return contentOf({
    ...state,
    clinic: undefined,
    sort: undefined,
    filter: undefined,
    owner: undefined,
    group: undefined,
  })
}
