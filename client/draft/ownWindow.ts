import { newWord } from './newWord.ts'

const KEY = 'kapitera.window'

/** Before a window's word, the name of the lock that it holds as long as it is open. */
export const LOCK = 'kapitera.window.'

/** How long an earlier page of this window may take to let go of its word, in milliseconds. */
const PATIENCE = 400

let own: string | undefined

/** A word for this window, which stays when the page is loaded again. */
export function ownWindow(): string {
  own ??= stored() ?? newWord()
  store(own)
  return own
}

/**
 * Makes sure that no other window has this one's word, before anything is written under it: a browser that duplicates a
 * window copies the word too. Where the browser has no locks (a page that is not of a secure origin), the copy keeps it.
 */
export async function claimWindow(): Promise<void> {
  const { locks } = navigator as { readonly locks?: LockManager }
  if (!locks || (await isHeld(locks, ownWindow()))) return
  own = newWord()
  store(own)
  await isHeld(locks, own)
}

/** Takes the lock of a word as long as the page lives; false where another window does not let go of it. */
function isHeld(locks: LockManager, word: string): Promise<boolean> {
  return new Promise((resolve) => {
    const forGood = (): Promise<never> => {
      resolve(true)
      return new Promise(() => undefined)
    }
    locks.request(`${LOCK}${word}`, { signal: AbortSignal.timeout(PATIENCE) }, forGood).catch(() => resolve(false))
  })
}

function stored(): string | null {
  try {
    return globalThis.sessionStorage.getItem(KEY)
  } catch {
    return null
  }
}

function store(word: string): void {
  try {
    globalThis.sessionStorage.setItem(KEY, word)
  } catch {
    // A browser that forbids it: the word lasts as long as the page.
  }
}
