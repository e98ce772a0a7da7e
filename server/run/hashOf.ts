import { createHash } from 'node:crypto'

/**
 * The hash of a text, as manifests and scenarios write it.
 *
 * @example
 * hashOf('') // => 'sha256-e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
 */
export function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('hex')}`
}

/** The hash of data, whatever the order in which its keys were written. */
export function hashOfData(data: unknown): string {
  return hashOf(JSON.stringify(inOrder(written(data))))
}

/** The same data with the keys of each record in order; lists of plain values, such as columns of cells, as they are. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.every(isPlain) ? value : value.map((one) => inOrder(written(one)))
  if (!isRecord(value)) return value
  const keys = Object.keys(value).toSorted((a, b) => (a < b ? -1 : 1))
  return Object.fromEntries(keys.map((key) => [key, inOrder(written(value[key]))]))
}

const isPlain = (value: unknown): boolean => typeof value !== 'object' || value === null

/** What has its own way to be written, such as a date. */
function written(value: unknown): unknown {
  const { toJSON } = (isRecord(value) ? value : {}) as { readonly toJSON?: () => unknown }
  return typeof toJSON === 'function' ? toJSON.call(value) : value
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
