import * as z from 'zod'

const Field = z.looseObject({
  name: z.string().min(1),
  type: z.string().optional(),
  /** Of dates: `default`, `any`, or a pattern such as `%d/%m/%Y`. */
  format: z.string().optional(),
  decimalChar: z.string().optional(),
  groupChar: z.string().optional(),
  /** Ours: round to so many decimals. */
  decimals: z.number().int().min(0).max(15).optional(),
  constraints: z
    .looseObject({
      required: z.boolean().optional(),
      minimum: z.number().optional(),
      maximum: z.number().optional(),
      enum: z.array(z.union([z.string(), z.number()])).optional(),
    })
    .optional(),
})
export type Field = z.output<typeof Field>

/** How a CSV file is written, as Frictionless says it. */
const Dialect = z.looseObject({
  delimiter: z.string().optional(),
  quoteChar: z.string().optional(),
  escapeChar: z.string().optional(),
  doubleQuote: z.boolean().optional(),
  header: z.boolean().optional(),
  /** The rows that name the columns, from 1 on. */
  headerRows: z.array(z.number().int().min(1)).optional(),
})

const Resource = z.looseObject({
  name: z.string().min(1),
  path: z.union([z.string().min(1), z.array(z.string().min(1))]).optional(),
  encoding: z.string().optional(),
  /** How large the file is, and what it hashes to: `md5` where no other method stands before. */
  bytes: z.number().int().min(0).optional(),
  hash: z.string().optional(),
  dialect: z.union([Dialect, z.string()]).optional(),
  schema: z
    .union([
      z.looseObject({ fields: z.array(Field).default([]), missingValues: z.array(z.string()).optional() }),
      z.string(),
    ])
    .optional(),
})
export type Resource = z.output<typeof Resource>

/** What is read of a Frictionless `datapackage.json`; everything else in it is left alone. */
export const Package = z.looseObject({
  name: z.string().min(1).optional(),
  title: z.string().optional(),
  /** Ours: everything in it is generated or made up. */
  invented: z.boolean().optional(),
  /** Ours: the day up to which the data is complete. */
  as_of: z.iso.date().optional(),
  resources: z.array(Resource).default([]),
})
export type Package = z.output<typeof Package>

/** The fields of a resource; none where its schema is another file. */
export function fieldsOf({ schema }: Resource): readonly Field[] {
  return typeof schema === 'object' ? schema.fields : []
}
