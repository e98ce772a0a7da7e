import * as z from 'zod'
import type { RuleBook } from '../../models/index.ts'
import { Name } from './run.ts'

/** A rule book: sections of sentences, tables and formulas, made by the server from the checked model. */
export const Rules = z.custom<RuleBook>(
  (data) => typeof data === 'object' && data !== null && 'sections' in data && Array.isArray(data.sections),
)

/** The call about rule books. */
export const rulesCalls = {
  /** A model of the catalogue as text in a language. */
  'GET /api/rules': { request: z.object({ model: Name, language: z.enum(['sv', 'en']) }), response: Rules },
} as const
