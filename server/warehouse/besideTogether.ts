import type { Beside, Prepared } from './Beside.ts'

/**
 * What a count needs that was begun with what others need, if theirs still stands in it: nothing where the count calls something
 * else by a name of theirs. A table of tallies may have grown.
 */
export function besideTogether(others: Beside, own: Beside): Beside | undefined {
  const stands =
    isWithin(others.lists, own.lists, isSame) &&
    isWithin(others.joins, own.joins, isSame) &&
    isWithin(others.tables, own.tables, hasGrown)
  return stands ? own : undefined
}

function isWithin<T>(
  all: ReadonlyMap<string, T>,
  wider: ReadonlyMap<string, T>,
  stands: (before: T, after: T | undefined) => boolean,
): boolean {
  return [...all].every(([name, one]) => stands(one, wider.get(name)))
}

const isSame = (before: unknown, after: unknown): boolean => JSON.stringify(before) === JSON.stringify(after)

/** Has it all columns that it had, from the same rows or, where it knows which are wanted, from more of them? */
function hasGrown(before: Prepared, after: Prepared | undefined): boolean {
  if (!after || before.from !== after.from || before.groupBy !== after.groupBy) return false
  if (before.wanted === undefined) return isSame(before, after)
  return isSame(before.select, after.select.slice(0, before.select.length))
}
