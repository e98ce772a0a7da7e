import * as z from 'zod'
import { TABLE_NAMES } from '../dataset/tables.ts'

const Table = z.enum(TABLE_NAMES)
const Word = z.string().min(1).max(200)
const Count = z.number().int()

/** Which upload: a number that nobody guesses. */
export const UploadId = z.uuid()
const Asked = z.object({ id: UploadId })

/** Something that is wrong, or worth a look, with its place. Personal numbers in it are masked. */
export const UploadProblem = z.object({
  code: z.string(),
  file: z.string(),
  row: Count.optional(),
  line: Count.optional(),
  column: z.string().optional(),
  value: z.string().optional(),
  message: z.string(),
  hint: z.string().optional(),
})
export type UploadProblem = z.output<typeof UploadProblem>

/** A file or sheet as it was recognised. */
export const UploadedTable = z.object({
  file: z.string(),
  form: z.enum(['csv', 'sheet', 'parquet']),
  encoding: z.string().optional(),
  delimiter: z.string().optional(),
  decimal: z.enum(['comma', 'point', 'both']).optional(),
  /** How many rows, where that is known before everything is read. */
  rows: Count.optional(),
  /** The row of the header, where a title stands above it. */
  headerRow: Count.optional(),
  columns: z.array(z.string()),
  /** The first ten rows. */
  first: z.array(z.array(z.string())),
  table: Table.optional(),
  /** By column of the table, the column of the file that seems to fill it. */
  proposed: z.record(z.string(), z.string()),
  /** By column of the table, words that seem to stand in place of ours: `K` of `sex` is `female`. */
  words: z.record(z.string(), z.record(z.string(), z.string())).optional(),
})
export type UploadedTable = z.output<typeof UploadedTable>

/** What one file fills: by column of the table, the column of the file. What is not named is left out. */
export const FileMapping = z.object({
  file: z.string().min(1).max(500),
  table: Table.nullable(),
  /** The row that names the columns, where it is not the first. */
  headerRow: z.number().int().min(1).max(1000).optional(),
  columns: z.record(Word, z.string().min(1).max(1000)),
  /** Words to put in place of others, by column of the table. */
  values: z.record(Word, z.record(z.string().max(1000), Word)).default({}),
})
export type FileMapping = z.output<typeof FileMapping>

/** What the user says of the dataset, and how its files are read. */
export const UploadChoice = z.object({
  /** What it is asked for by; a folder of the server gets this name. */
  name: z.string().regex(/^[a-z][a-z0-9_]{0,59}$/, 'A name has small letters, digits and _, and begins with a letter.'),
  title: z.string().trim().min(1).max(200),
  invented: z.boolean(),
  /** The day up to which the data is complete. */
  asOf: z.iso.date(),
  /** `ready`: by the mapping that was found; `own`: as the files say. */
  mapping: z.enum(['ready', 'own']),
  files: z.array(FileMapping).max(200),
})
export type UploadChoice = z.output<typeof UploadChoice>

/** Rows that are wrong in one way: how many, and the first of them. */
export const RejectedKind = z.object({
  table: z.string(),
  code: z.string(),
  column: z.string(),
  rows: Count,
  first: z.array(UploadProblem),
})
export type RejectedKind = z.output<typeof RejectedKind>

/** What the checks found. */
export const Checked = z.union([
  z.object({ state: z.literal('refused'), problems: z.array(UploadProblem), count: Count }),
  z.object({
    state: z.literal('read'),
    hash: z.string(),
    tables: z.array(z.object({ table: Table, rows: Count })),
    rejected: Count,
    kinds: z.array(RejectedKind),
    warnings: z.array(UploadProblem),
  }),
])
export type Checked = z.output<typeof Checked>

/** An upload as far as it has come. */
export const Upload = z.object({
  id: UploadId,
  state: z.enum(['receiving', 'looking', 'looked', 'checking', 'checked', 'saved', 'failed']),
  files: z.array(z.object({ name: z.string(), bytes: Count })),
  /** What is done, which share of all that is, and how long the rest may take. */
  progress: z.object({ step: z.string(), share: z.number(), secondsLeft: Count.nullable(), seconds: Count }).nullable(),
  look: z
    .object({ mapping: z.string().nullable(), tables: z.array(UploadedTable), problems: z.array(UploadProblem) })
    .nullable(),
  /** What was chosen last, without any key. */
  choice: UploadChoice.nullable(),
  isPseudonymous: z.boolean(),
  checked: Checked.nullable(),
  /** The dataset that it became. */
  dataset: z.string().nullable(),
})
export type Upload = z.output<typeof Upload>

/** The columns that each table may have. */
export const TableForm = z.object({
  table: Table,
  columns: z.array(z.object({ name: z.string(), required: z.boolean(), words: z.array(z.string()).optional() })),
  /** Of these one at least must be there, where there are any. */
  oneOf: z.array(z.string()),
  /** Other columns can be kept as facts. */
  hasFacts: z.boolean(),
})
export type TableForm = z.output<typeof TableForm>

/** The calls about uploads. A file itself is sent as bytes: `PUT /api/upload/file?id=…&name=…`. */
export const uploadCalls = {
  'GET /api/uploads': { request: z.undefined(), response: z.array(Upload) },
  'GET /api/upload/tables': { request: z.undefined(), response: z.array(TableForm) },
  'POST /api/upload': { request: z.object({}), response: Upload },
  'GET /api/upload': { request: Asked, response: Upload },
  /** Looks at the files that have come. */
  'POST /api/upload/look': { request: Asked, response: Upload },
  /** Reads and checks everything, off the request. The key of pseudonyms is used and forgotten. */
  'POST /api/upload/check': {
    request: Asked.extend({ choice: UploadChoice, key: z.string().min(16).max(1000).optional() }),
    response: Upload,
  },
  /** Stops what is under way, and keeps the files. */
  'POST /api/upload/stop': { request: Asked, response: Upload },
  /** Makes it a dataset that is served, if no more rows are rejected than these. */
  'POST /api/upload/approve': {
    request: Asked.extend({ acceptRejects: z.number().int().min(0) }),
    response: Upload,
  },
  /** Takes everything of it away. */
  'POST /api/upload/cancel': { request: Asked, response: z.object({ id: UploadId }) },
} as const

export const UploadFile = Asked.extend({ name: z.string().min(1).max(1000) })
export const UploadAsked = Asked
