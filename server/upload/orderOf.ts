import type { CheckOrder } from './Checks.ts'
import type { AskedCheck, Session } from './Session.ts'
import { mappingOf, outOf, sourceOf } from './sourceOf.ts'

/** The check that a session asks for: the same after a restart as before it, but for the key of pseudonyms, which nothing keeps. */
export function orderOf(
  session: Session,
  {
    check: { order, tables, today },
    title,
    by,
    key,
  }: {
    readonly check: AskedCheck
    readonly title: string
    readonly by: string
    readonly key: string | undefined
  },
): CheckOrder {
  const [source, mapping, out] = [sourceOf(session), mappingOf(session), outOf(session)]
  return { order, upload: session.id, title, by, tables, job: { kind: 'check', source, mapping, out, today, key } }
}
