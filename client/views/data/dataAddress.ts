import { addressOf } from '../../comparison/address.ts'
import type { ComparisonState } from '../../comparison/Comparison.ts'

/** A page of the data: all of it, an import, counts in place of rows, or the quality of one dataset. */
export type DataPlace = { readonly page: 'all' | 'new' | 'counts' | 'quality' }

/** A page of the data beside a comparison, whose dataset and period it keeps; an import by its number. */
export function dataAddress(
  state: ComparisonState,
  { page }: DataPlace = { page: 'all' },
  upload?: string | null,
): string {
  const [, query = ''] = addressOf(state).split('?')
  const asked = new URLSearchParams(query)
  if (page === 'new' && upload) asked.set('upload', upload)
  const path = {
    all: '/data',
    new: '/data/new',
    counts: '/data/counts',
    quality: `/data/${encodeURIComponent(state.dataset)}`,
  }[page]
  return `${path}?${asked}`
}

/**
 * Which page of the data a path is, if it is one.
 *
 * @example
 * readDataPlace('/data/new') // => { page: 'new' }
 * readDataPlace('/data/county') // => { page: 'quality' }
 * readDataPlace('/catalogue') // => undefined
 */
export function readDataPlace(path: string): DataPlace | undefined {
  if (path === '/data') return { page: 'all' }
  if (path === '/data/new') return { page: 'new' }
  if (path === '/data/counts') return { page: 'counts' }
  return path.startsWith('/data/') ? { page: 'quality' } : undefined
}
