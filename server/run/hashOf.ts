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
  return hashOf(JSON.stringify(data, (_, value: unknown) => (isRecord(value) ? sorted(value) : value)))
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function sorted(record: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}
