import type { ObjectKind, StoredObject } from '../../server/contract/objects.ts'
import type { Problem } from '../../server/contract/Problem.ts'

/** What a reader writes of an object. */
export interface Written {
  readonly name: string
  readonly description: string
  readonly content: string
}

/** Why what was asked to be saved is not saved yet. */
export type Trouble =
  /** The server does not answer; it is asked again by itself. */
  | { readonly state: 'unreachable' }
  /** Another has saved since: the reader chooses. */
  | { readonly state: 'conflict'; readonly newest: StoredObject }
  /** The server refuses it, in its own words. */
  | { readonly state: 'refused'; readonly problem: Problem }

/** What was asked to be saved, until the server has said that it is. */
export interface Sending {
  /** Sent again with this word it makes no second object. */
  readonly once: string
  readonly what: Written
  /** The object and the version of it that was seen; null where it is to be made. */
  readonly of: { readonly id: string; readonly seen: number } | null
  /** What was asked to be saved since, to be sent after this. */
  readonly next: Written | null
  readonly trouble: Trouble | null
}

/** What somebody has written and the server does not have: kept in the browser as it is written. */
export interface Draft {
  /** One for each subject and window, so that two windows never write over each other. */
  readonly place: string
  /** The number of an object, or `new`. */
  readonly subject: string
  readonly kind: ObjectKind
  readonly written: Partial<Written>
  /** The version that it rests on. */
  readonly base: number | null
  /** When it was last written. */
  readonly at: string
  readonly sending: Sending | null
}

/** What an object is when all that was asked for is saved: a further change rests on that, and not on what the server has yet. */
export function askedFor(draft: Draft | undefined, now: Written): Written {
  return draft?.sending?.next ?? draft?.sending?.what ?? now
}

/** The drafts that a text holds, as far as they can be read: what a browser keeps may be of any age, or cut off. */
export function readDrafts(text: string | null): readonly Draft[] {
  if (text === null) return []
  try {
    const found: unknown = JSON.parse(text)
    return Array.isArray(found) ? found.filter(isDraft) : []
  } catch {
    return []
  }
}

function isDraft(value: unknown): value is Draft {
  if (!isRecord(value) || !isRecord(value['written'])) return false
  const { place, subject, kind, base, at, sending, written } = value
  return (
    [place, subject, kind, at].every((one) => typeof one === 'string') &&
    (base === null || typeof base === 'number') &&
    Object.values(written).every((one) => typeof one === 'string') &&
    (sending === null || isSending(sending))
  )
}

function isSending(value: unknown): boolean {
  if (!isRecord(value) || !isRecord(value['what'])) return false
  const { once, of, what, trouble } = value
  return (
    typeof once === 'string' &&
    ['name', 'description', 'content'].every((one) => typeof what[one] === 'string') &&
    (of === null || (isRecord(of) && typeof of['id'] === 'string' && typeof of['seen'] === 'number')) &&
    (trouble === null || isRecord(trouble))
  )
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
