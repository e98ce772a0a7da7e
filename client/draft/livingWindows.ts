import { LOCK, ownWindow } from './ownWindow.ts'

/** A page that is loaded again lets go of its word for as long as this, in milliseconds: it is not gone. */
const RELOADING = 500

const locksOf = (): LockManager | undefined => (navigator as { readonly locks?: LockManager }).locks

/** The words of the windows that are open; undefined where the browser has no locks to tell it by. */
export async function livingWindows(): Promise<ReadonlySet<string> | undefined> {
  const found = await locksOf()?.query()
  const held = found?.held?.flatMap(({ name }) => (name?.startsWith(LOCK) ? [name.slice(LOCK.length)] : []))
  return held && new Set(held)
}

/** Tells which windows are open, now and whenever one of them is closed or has crashed. Returns how to end. */
export function watchWindows(tell: (living: ReadonlySet<string> | undefined) => void): () => void {
  const end = new AbortController()
  const { signal } = end
  const followed = new Set<string>()
  void look()
  return () => end.abort()

  async function look(): Promise<void> {
    const living = await livingWindows()
    if (signal.aborted) return
    tell(living)
    for (const word of living ?? []) if (word !== ownWindow() && !followed.has(word)) follow(word)
  }

  /** Its lock is given to the next who asks when the window is gone, however it went. */
  function follow(word: string): void {
    followed.add(word)
    locksOf()
      ?.request(`${LOCK}${word}`, { mode: 'shared', signal }, () => undefined)
      .then(() => {
        followed.delete(word)
        return setTimeout(() => void look(), RELOADING)
      })
      .catch(() => undefined)
  }
}
