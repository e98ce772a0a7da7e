import type { ObjectKind, StoredObject } from '../../server/contract/objects.ts'
import type { Problem } from '../../server/contract/Problem.ts'
import { changeObject, createObject, getObject } from '../api/objects.ts'
import { problemOf } from '../api/queries.ts'
import type { Sending, Trouble, Written } from './Draft.ts'

/** What came of one attempt. */
export type Outcome = { readonly state: 'saved'; readonly now: StoredObject } | Trouble

/** A server that has not answered by then is as good as away. */
const PATIENCE = 15_000

/** A gateway without a server behind it, a server that is starting or has too much to do: asked again later. */
const AWAY: ReadonlySet<number> = new Set([0, 408, 425, 429, 502, 503, 504])

/** Did no server answer, or one that cannot now? */
export const isAway = ({ status }: Problem): boolean => AWAY.has(status)

/** Sends once what was asked to be saved. Never throws: what went wrong is part of the answer. */
export async function sendDraft(kind: ObjectKind, { what, of, once }: Sending): Promise<Outcome> {
  const signal = AbortSignal.timeout(PATIENCE)
  try {
    const now = of
      ? await changeObject(of.id, what, of.seen, signal)
      : await createObject({ ...what, kind }, once, signal)
    return { state: 'saved', now }
  } catch (error) {
    const problem = problemOf(error)
    if (isAway(problem)) return { state: 'unreachable' }
    if (problem.status !== 412 || !of) return { state: 'refused', problem }
    return newestOf(of.id, what)
  }
}

/** What stands in the way; it may be this very change, whose answer was lost with the connection. */
async function newestOf(id: string, what: Written): Promise<Outcome> {
  try {
    const newest = await getObject(id, AbortSignal.timeout(PATIENCE))
    const isThis =
      newest.name === what.name.trim() && newest.description === what.description && newest.content === what.content
    return isThis ? { state: 'saved', now: newest } : { state: 'conflict', newest }
  } catch (error) {
    const problem = problemOf(error)
    return isAway(problem) ? { state: 'unreachable' } : { state: 'refused', problem }
  }
}
