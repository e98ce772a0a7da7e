import type { Raw } from './Raw.ts'

/** `none` takes a named thing away. */
export function isNone(raw: Raw): boolean {
  return raw.type === 'scalar' && raw.text === 'none' && raw.writing === 'plain'
}
