import * as z from 'zod'

const ENCODINGS = ['utf-8', 'utf-16', 'utf-16le', 'utf-16be', 'latin-1', 'iso-8859-1', 'windows-1252'] as const

/** A way to write days: `DD/MM/YYYY`, with each part once and any marks between. */
const DatePattern = z
  .string()
  .max(20)
  .refine((pattern) => ['YYYY', 'MM', 'DD'].every((part) => pattern.split(part).length === 2), {
    message: 'A way to write days has YYYY, MM and DD once each, such as DD/MM/YYYY.',
  })

/** How a file is written, where its bytes do not tell or tell wrongly. */
export const ReadingRules = z.strictObject({
  /** The mark between values; told by the header when it is not said. */
  delimiter: z
    .string()
    .regex(/^[\t -~]$/, 'A delimiter is one plain mark.')
    .optional(),
  /** The row that names the columns, where others stand above it; as a spreadsheet counts, from 1 on. */
  header_row: z.coerce.number().int().min(1).max(1000).optional(),
  encoding: z.string().toLowerCase().pipe(z.enum(ENCODINGS)).optional(),
  /** The decimal sign of every number of the file. */
  decimal: z.enum(['comma', 'point']).optional(),
  /** The mark between thousands. Without it numbers with such marks are refused. */
  thousands: z.enum(['space', 'point', 'comma']).optional(),
  /** How days are written when not as 2026-01-31 or 20260131. */
  dates: DatePattern.optional(),
})
export type ReadingRules = z.output<typeof ReadingRules>

/** The encoding as a decoder names it. */
export function decoderOf(
  encoding: NonNullable<ReadingRules['encoding']>,
): 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' {
  switch (encoding) {
    case 'utf-8':
    case 'utf-16le':
    case 'utf-16be':
    case 'windows-1252':
      return encoding
    case 'utf-16':
      return 'utf-16le'
    case 'latin-1':
    case 'iso-8859-1':
      return 'windows-1252'
  }
}
