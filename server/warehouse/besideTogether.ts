import type { Beside } from './Beside.ts'

/**
 * What several counts need beside the same rows; nothing where two of them call different things by one name. Refusals stay with
 * the count whose they are.
 */
export function besideTogether(all: readonly Beside[]): Beside | undefined {
  const lists = together(all.map((beside) => beside.lists))
  const tables = together(all.map((beside) => beside.tables))
  const joins = together(all.map((beside) => beside.joins))
  if (!lists || !tables || !joins) return undefined
  const sources = new Set(all.flatMap((beside) => [...beside.sources]))
  return { sources, lists, tables, joins, refusals: new Map() }
}

function together<T>(all: readonly ReadonlyMap<string, T>[]): Map<string, T> | undefined {
  const found = new Map<string, T>()
  for (const [name, one] of all.flatMap((map) => [...map])) {
    const other = found.get(name)
    if (other !== undefined && JSON.stringify(other) !== JSON.stringify(one)) return undefined
    found.set(name, one)
  }
  return found
}
