import * as z from 'zod'

/** How every call says that it failed (RFC 9457, `application/problem+json`). */
export const Problem = z.object({
  /** The page that explains this kind of problem: `/problems/unknown-address`. */
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string().optional(),
  /** The number to quote; it stands in the server's log as well. */
  instance: z.string(),
})
export type Problem = z.output<typeof Problem>
