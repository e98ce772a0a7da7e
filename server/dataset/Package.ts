import * as z from 'zod'

const Field = z.looseObject({
  name: z.string().min(1),
  type: z.string().optional(),
  /** Ours: round to so many decimals. */
  decimals: z.number().int().min(0).max(15).optional(),
  constraints: z
    .looseObject({
      minimum: z.number().optional(),
      maximum: z.number().optional(),
      enum: z.array(z.union([z.string(), z.number()])).optional(),
    })
    .optional(),
})
export type Field = z.output<typeof Field>

/** What is read of a Frictionless `datapackage.json`; everything else in it is left alone. */
export const Package = z.looseObject({
  name: z.string().min(1).optional(),
  title: z.string().optional(),
  /** Ours: everything in it is generated or made up. */
  invented: z.boolean().optional(),
  /** Ours: the day up to which the data is complete. */
  as_of: z.iso.date().optional(),
  resources: z
    .array(
      z.looseObject({
        name: z.string().min(1),
        path: z.string().min(1).optional(),
        schema: z.looseObject({ fields: z.array(Field).default([]) }).optional(),
      }),
    )
    .default([]),
})
export type Package = z.output<typeof Package>
