import * as z from 'zod'
import type { RuleBook } from '../../models/index.ts'
import { Name } from './run.ts'

const word = { type: 'string' as const }
const SECTION = {
  type: 'object' as const,
  required: ['id', 'number', 'heading', 'blocks', 'sections'],
  properties: {
    id: word,
    number: word,
    heading: word,
    blocks: {
      type: 'array' as const,
      items: { type: 'object' as const, required: ['type'], properties: { type: word } },
    },
    sections: { type: 'array' as const, items: { type: 'object' as const } },
  },
}

/** A rule book: sections of sentences, tables and formulas, made by the server from the checked model. */
export const Rules = z
  .custom<RuleBook>(
    (data) => typeof data === 'object' && data !== null && 'sections' in data && Array.isArray(data.sections),
  )
  .meta({
    id: 'RuleBook',
    description:
      'A model as text, as `models/analysis/rulebook/RuleBook.ts` types it: sections of blocks, and sections in them.',
    override: {
      type: 'object',
      required: ['model', 'language', 'title', 'subtitle', 'sections'],
      properties: {
        model: word,
        language: { type: 'string', enum: ['sv', 'en'] },
        title: word,
        subtitle: word,
        sections: { type: 'array', items: SECTION },
      },
    },
  })

/** The call about rule books. */
export const rulesCalls = {
  /** A model of the catalogue as text in a language. */
  'GET /api/rules': { request: z.object({ model: Name, language: z.enum(['sv', 'en']) }), response: Rules },
} as const
