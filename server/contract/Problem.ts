import * as z from 'zod'

/**
 * How every call says that it failed (RFC 9457, `application/problem+json`). A kind of problem may say more by name: a conflict
 * of versions says both.
 */
export const Problem = z
  .looseObject({
    /** The page that explains this kind of problem: `/problems/unknown-address`. */
    type: z.string(),
    /** What kind it is, in the reader's language; always the same words for one `type`. */
    title: z.string(),
    status: z.number().int(),
    /** What is wrong here, and what to do about it. */
    detail: z.string().optional(),
    /** The number to quote; it stands in the server's log as well. */
    instance: z.string(),
  })
  .meta({ id: 'Problem', description: 'What went wrong (RFC 9457). `type` is the address of a page that explains it.' })
export type Problem = z.output<typeof Problem>
