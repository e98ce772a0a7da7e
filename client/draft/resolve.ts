import type { Written } from './Draft.ts'
import { change, isOwnPlace, placeOf, readStore } from './draftStore.ts'
import { newWord } from './newWord.ts'
import { noteSavedOnto } from './savedOnto.ts'

// What a reader chooses where another has saved since: nothing of either is lost by any of it.

/** Saves what one has written as a version after the other's, which stays among the versions. */
export function saveAfter(place: string): void {
  change(place, (draft) => {
    const { sending } = draft
    if (sending?.trouble?.state !== 'conflict') return draft
    const { id, version, content } = sending.trouble.newest
    const of = { id, seen: version }
    // Where only a name was to be saved, the reader has not held his own content against the other's: it rests where it did.
    const isOver = sending.what.content !== content
    if (isOver && isOwnPlace(place) && sending.of) noteSavedOnto(id, sending.of.seen, version)
    const base = isOver || draft.written.content === undefined ? version : draft.base
    return { ...draft, base, sending: { ...sending, once: newWord(), of, trouble: null } }
  })
}

/** Saves what one has written as an object of its own. */
export function saveApart(place: string, name: string): void {
  change(place, (draft) => {
    if (!draft.sending) return draft
    const what = { ...draft.sending.what, name }
    return { ...draft, sending: { once: newWord(), what, of: null, next: null, trouble: null } }
  })
}

/** Keeps what one has written in the browser, to be taken up again, and saves nothing. */
export function setAside(place: string): void {
  change(place, (draft) => {
    if (!draft.sending) return draft
    const written: Partial<Written> = { ...draft.sending.what, ...draft.written }
    return { ...draft, place: `${draft.subject}#${newWord()}`, written, sending: null }
  })
}

/** Asks again for what the server refused. */
export function sendAgain(place: string): void {
  change(place, (draft) => {
    if (draft.sending?.trouble?.state !== 'refused') return draft
    return { ...draft, sending: { ...draft.sending, once: newWord(), trouble: null } }
  })
}

/** Makes room for new writing of this window: what it wrote before stays beside it. */
export function moveAside(subject: string): void {
  const place = placeOf(subject)
  change(place, (draft) => ({ ...draft, place: `${subject}#${newWord()}` }))
}

/** Takes up what was written earlier or in another window: it becomes this window's own. */
export function takeUp(place: string): void {
  const draft = readStore().all.find((one) => one.place === place)
  if (!draft) return
  const own = placeOf(draft.subject)
  if (own === place) return
  if (readStore().all.some((one) => one.place === own)) moveAside(draft.subject)
  change(place, (one) => ({ ...one, place: own }))
}

/** Forgets the content that this window has written of a subject; a name and a description beside it stay. */
export function dropContent(subject: string): void {
  change(placeOf(subject), (draft) => {
    const { content: _, ...written } = draft.written
    return Object.keys(written).length === 0 && draft.sending === null ? undefined : { ...draft, written }
  })
}
