import * as z from 'zod'

/** A name for people, in both languages. */
export const Label = z.object({ sv: z.string(), en: z.string() })
export type Label = z.output<typeof Label>
