import * as z from 'zod'

/**
 * The file of codes of an imported dataset, `listed.codes`: first the numbers, section by section; then, as JSON, what
 * there is and where; and last the JSON's length in four bytes. All numbers have their lowest byte first.
 */
const Section = z.object({ at: z.number().int().min(0), length: z.number().int().min(0) })

const Value = z.union([z.string(), z.number(), z.boolean(), z.null()])

export const CodesFile = z.object({
  form: z.literal(1),
  /** Before which row of `listed` the rows of each clinic end, four bytes each. */
  ends: Section,
  columns: z.array(
    z.object({
      name: z.string(),
      /** Its different values in order, four bytes each. */
      values: Section,
      /** Is what is missing the first value? It has no place in the section. */
      hasMissing: z.boolean(),
      isTruth: z.boolean(),
      /** A byte a row, or two; absent where all rows have the same value. */
      codes: Section.extend({ bytes: z.union([z.literal(1), z.literal(2)]) }).optional(),
    }),
  ),
  /** Small tables whole, column by column; decimals and large numbers as text. */
  tables: z.record(z.string(), z.record(z.string(), z.array(Value))),
  /** Of tables by name and column, the different words. */
  words: z.record(z.string(), z.record(z.string(), z.array(z.string()))),
})
export type CodesFile = z.output<typeof CodesFile>
export type Section = z.output<typeof Section>

/** The number of bytes that say how long the JSON is. */
export const LENGTH_BYTES = 4
