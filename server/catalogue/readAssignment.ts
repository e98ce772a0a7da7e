import * as z from 'zod'
import { isDate } from '../../models/index.ts'
import { readYaml } from '../dataset/readYaml.ts'
import { DocumentTrouble } from './DocumentTrouble.ts'
import type { Found } from './findDocument.ts'

const Label = z.strictObject({ sv: z.string().min(1), en: z.string().min(1) })

const Entry = z.strictObject({
  /** A name of the catalogue, or a file seen from this one. */
  model: z.string().min(1),
  clinics: z.union([z.literal('all'), z.array(z.string().min(1)).min(1)], 'It must be `all`, or a list of clinics.'),
  from: z
    .string()
    .refine(
      (date) => isDate(date) && date.endsWith('-01'),
      'It must be the first of a month, such as 2026-01-01: a model changes then.',
    )
    .optional(),
})

/** Which model pays which clinic from when. Later entries win over earlier ones. */
const AssignmentDocument = z.strictObject({
  format: z.literal('1'),
  assignment: z.string().min(1),
  label: Label.optional(),
  models: z.array(Entry).min(1, 'There must be one entry at least.'),
})
export type AssignmentDocument = z.output<typeof AssignmentDocument>

/** Is this document an assignment, and no model? */
export function isAssignment({ text }: Found): boolean {
  return /^assignment:/m.test(new TextDecoder().decode(text))
}

/** Reads an assignment; what is wrong with it is one error with all its lines. */
export function readAssignment({ file, text }: Found): {
  readonly name: string
  readonly label: AssignmentDocument['label']
  readonly entries: AssignmentDocument['models']
} {
  const read = readYaml(new TextDecoder().decode(text), AssignmentDocument)
  if ('data' in read) return { name: read.data.assignment, label: read.data.label, entries: read.data.models }
  throw new DocumentTrouble(read.problems.map(({ line, message }) => `${file}:${line}: ${message}`).join('\n  '))
}
