import type { ObjectKind } from '../../server/contract/objects.ts'
import { bounded } from './bounded.ts'
import { type Draft, readDrafts, type Sending, type Written } from './Draft.ts'
import { newWord } from './newWord.ts'
import { ownWindow } from './ownWindow.ts'

/** Its number is raised when what is kept there changes its form. */
const KEY = 'kapitera.drafts.1'

/** All that is written and not saved, of every window of this browser. */
export interface Drafts {
  readonly all: readonly Draft[]
  /** Does the browser keep it? Some forbid it, and then it lasts as long as the page. */
  readonly isKept: boolean
}

let current: Drafts | undefined
const listeners = new Set<() => void>()

/** The drafts, for `useSyncExternalStore`; the same object until one changes. */
export function readStore(): Drafts {
  current ??= { all: readDrafts(stored()), isKept: true }
  return current
}

/** Tells of every change, also by another window. */
export function watchStore(listener: () => void): () => void {
  if (listeners.size === 0) globalThis.addEventListener('storage', arrive)
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) globalThis.removeEventListener('storage', arrive)
  }
}

function arrive({ key }: StorageEvent): void {
  if (key !== KEY && key !== null) return
  current = { all: readDrafts(stored()), isKept: true }
  for (const listener of listeners) listener()
}

/** What a draft is about. */
export interface Subject {
  /** The number of an object, or `new`. */
  readonly subject: string
  readonly kind: ObjectKind
}

/** This window's own place for a subject; a page that is loaded again finds it. */
export const placeOf = (subject: string): string => `${subject}#${ownWindow()}`

/** The window's word in a place. */
export const windowOf = (place: string): string => place.slice(place.indexOf('#') + 1)

/** Is it a place of this window? */
export const isOwnPlace = (place: string): boolean => windowOf(place) === ownWindow()

/** Keeps what is written, as it is written, beside what was written before. */
export function keepWritten({ subject, kind }: Subject, written: Partial<Written>, base: number | null): void {
  const place = placeOf(subject)
  update((all) => {
    const known = all.find((one) => one.place === place)
    const next: Draft = {
      place,
      subject,
      kind,
      written: { ...known?.written, ...written },
      base: oldestBase(known, written, base),
      at: new Date().toISOString(),
      sending: known?.sending ?? null,
    }
    return bounded([...all.filter((one) => one.place !== place), next], place)
  })
}

/** What is written anew rests on what is seen now; what stays beside it, on what was seen then: the older of the two holds. */
function oldestBase(known: Draft | undefined, written: Partial<Written>, base: number | null): number | null {
  const stays = Object.keys(known?.written ?? {}).some((part) => !(part in written))
  if (!known || known.base === null || base === null) return base ?? known?.base ?? null
  return stays ? Math.min(known.base, base) : base
}

/** Asks for a draft to be saved; where that was asked before and is under way, after it. */
export function askToSave({ subject, kind }: Subject, what: Written, of: Sending['of']): void {
  keepWritten({ subject, kind }, {}, of?.seen ?? null)
  change(placeOf(subject), (draft) => {
    const { sending } = draft
    const isUnderWay = sending !== null && (sending.trouble === null || sending.trouble.state === 'unreachable')
    if (isUnderWay) return { ...draft, sending: { ...sending, next: what } }
    return { ...draft, sending: { once: newWord(), what, of, next: null, trouble: null } }
  })
}

/** Changes one draft, or drops it. */
export function change(place: string, how: (draft: Draft) => Draft | undefined): void {
  update((all) => all.flatMap((one) => (one.place === place ? (how(one) ?? []) : [one])))
}

/** Forgets a draft: it is saved, or the reader has said so. */
export const drop = (place: string): void => change(place, () => undefined)

function update(how: (all: readonly Draft[]) => readonly Draft[]): void {
  // Read again: another window may have written since.
  const before = readStore()
  const all = how(before.isKept ? readDrafts(stored() ?? JSON.stringify(before.all)) : before.all)
  current = { all, isKept: keep(all) }
  for (const listener of listeners) listener()
}

function stored(): string | null {
  try {
    return globalThis.localStorage.getItem(KEY)
  } catch {
    return null
  }
}

function keep(all: readonly Draft[]): boolean {
  try {
    if (all.length === 0) globalThis.localStorage.removeItem(KEY)
    else globalThis.localStorage.setItem(KEY, JSON.stringify(all))
    return true
  } catch {
    return false
  }
}
