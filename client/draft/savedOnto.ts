/** Which version this window itself has put after which, by the object's number and the version. */
const after = new Map<string, number>()

/** Remembers that this window has saved, or has been asked and chosen to save, over a version: what rested on it rests on the later one. */
export function noteSavedOnto(id: string, seen: number, version: number): void {
  if (version > seen) after.set(`${id}.${seen}`, version)
}

/**
 * The version on which what this window shows rests: the one that its content came from, or what this window has itself saved
 * after that. A version that another window has saved is never it: that one was not seen here.
 *
 * @example
 * restsOn('9a1c', 3) // => 3
 */
export function restsOn(id: string, version: number): number {
  let last = version
  for (let next = after.get(`${id}.${last}`); next !== undefined; next = after.get(`${id}.${last}`)) last = next
  return last
}

/** Forgets it for an object: what is taken up now was written on what an earlier version said. */
export function forgetSavedOnto(id: string): void {
  for (const key of after.keys()) if (key.startsWith(`${id}.`)) after.delete(key)
}
