import type { StoredObject } from '../../server/contract/objects.ts'
import type { Draft, Sending, Written } from './Draft.ts'
import { change, readStore, watchStore } from './draftStore.ts'
import { newWord } from './newWord.ts'
import { type Outcome, sendDraft } from './sendDraft.ts'

/** Waits between attempts while the server is away, in milliseconds; the last one again and again. */
const WAITS = [1000, 2000, 4000, 8000, 15_000] as const

/** What has been saved since the page was loaded. */
export interface Delivered {
  /** The draft's place. */
  readonly place: string
  readonly now: StoredObject
  /** The version that was seen when it was asked for; null where it was made anew. */
  readonly seen: number | null
}

/** Who is told what came of what was asked to be saved. */
export interface DeliveryListener {
  readonly onDelivered: (delivered: Delivered) => void
  /** Another has saved a version that the page does not show yet. */
  readonly onNewer: (newest: StoredObject) => void
}

let failures = 0
let timer: ReturnType<typeof setTimeout> | undefined
let isSending = false
let listener: DeliveryListener = { onDelivered: () => undefined, onNewer: () => undefined }
let windows: BroadcastChannel | undefined

/** Sends what was asked to be saved, now and whenever the server is back, also what an earlier page could not. Returns how to end. */
export function startDelivery(toTell: DeliveryListener): () => void {
  listener = toTell
  const soon = (): void => void deliver()
  const stop = watchStore(soon)
  // Another window may send what was written here, and says so.
  windows = new BroadcastChannel('kapitera.saved')
  windows.addEventListener('message', hear)
  globalThis.addEventListener('online', again)
  globalThis.addEventListener('focus', again)
  soon()
  return () => {
    stop()
    windows?.close()
    clearTimeout(timer)
    timer = undefined
    globalThis.removeEventListener('online', again)
    globalThis.removeEventListener('focus', again)
  }
}

/** Tries at once what the server did not answer. */
export function again(): void {
  failures = 0
  clearTimeout(timer)
  timer = undefined
  void deliver()
}

async function deliver(): Promise<void> {
  if (isSending || timer !== undefined) return
  isSending = true
  try {
    for (let draft = nextToSend(); draft; draft = nextToSend()) {
      const { place, kind, sending } = draft
      const outcome = await sendDraft(kind, sending)
      settle(place, sending, outcome)
      if (outcome.state === 'unreachable') return
      failures = 0
    }
  } finally {
    isSending = false
    if (nextToSend()) wait()
  }
}

function wait(): void {
  const milliseconds = WAITS[Math.min(failures, WAITS.length - 1)]
  failures += 1
  timer = setTimeout(() => {
    timer = undefined
    void deliver()
  }, milliseconds)
}

function nextToSend(): (Draft & { readonly sending: Sending }) | undefined {
  for (const draft of readStore().all) {
    const { sending } = draft
    if (sending && (sending.trouble === null || sending.trouble.state === 'unreachable')) return { ...draft, sending }
  }
  return undefined
}

/** Writes down what came of it. What was written or asked since is kept. */
function settle(place: string, sent: Sending, outcome: Outcome): void {
  change(place, (draft) => {
    if (draft.sending?.once !== sent.once) return draft
    if (outcome.state !== 'saved') return { ...draft, sending: { ...draft.sending, trouble: outcome } }
    return afterSaved(draft, draft.sending, outcome.now)
  })
  if (outcome.state === 'conflict') listener.onNewer(outcome.newest)
  if (outcome.state !== 'saved') return
  const delivered: Delivered = { place, now: outcome.now, seen: sent.of?.seen ?? null }
  listener.onDelivered(delivered)
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no other origin than its own
  windows?.postMessage(delivered)
}

/** Only windows of this page can write to the channel. */
const hear = ({ data }: MessageEvent): void => listener.onDelivered(data as Delivered)

function afterSaved(draft: Draft, { what, of, next }: Sending, now: StoredObject): Draft | undefined {
  const left = restOf(draft.written, what)
  const [, window = ''] = draft.place.split('#')
  // What was new has a number now: what is written next is a change of it.
  // What is left rests on what was saved, unless it was written on an earlier version than that was saved over.
  const base = of && draft.base !== of.seen ? draft.base : now.version
  const known = { ...draft, place: `${now.id}#${window}`, subject: now.id, base }
  if (next && !isSame(next, what))
    return {
      ...known,
      sending: { once: newWord(), what: next, of: { id: now.id, seen: now.version }, next: null, trouble: null },
    }
  return Object.keys(left).length === 0 ? undefined : { ...known, written: left, sending: null }
}

/** What was written beside what was sent. */
function restOf(written: Partial<Written>, sent: Written): Partial<Written> {
  const parts = (['name', 'description', 'content'] as const).filter(
    (part) => written[part] !== undefined && written[part] !== sent[part],
  )
  return Object.fromEntries(parts.map((part) => [part, written[part]]))
}

const isSame = (one: Written, other: Written): boolean =>
  one.name === other.name && one.description === other.description && one.content === other.content
