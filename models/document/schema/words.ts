import { choice, keys, type Schema } from './Schema.ts'

/** A word or text. YAML reads one of digits alone as a number, and a document means its text. */
const TEXT: Schema = { anyOf: [{ type: 'string', minLength: 1 }, { type: 'number' }] }

/** The small parts that every document is made of, by name. */
export const WORDS: Readonly<Record<string, Schema>> = {
  name: { type: 'string', pattern: '^[a-z][a-z0-9]*(_[a-z0-9]+)*$', maxLength: 60 },
  text: TEXT,
  label: keys(
    { sv: TEXT, en: TEXT },
    {},
    { description: 'A name for people in both languages: at most 40 characters, no full stop.' },
  ),
  note: keys({}, { sv: TEXT, en: TEXT }, { description: 'An explanation, in one language or both.' }),
  formula: {
    anyOf: [{ type: 'string', minLength: 1, pattern: '^[^\\n]*$' }, { enum: [0, 1] }, { type: 'boolean' }],
    description: 'One line without quotes: names, 0, 1, operators and functions. Other figures are parameters.',
  },
  unit: { type: 'string', minLength: 1, description: 'Such as SEK/patient/month, share, points, years.' },
  date: { type: 'string', pattern: '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$' },
  firstOfMonth: { type: 'string', pattern: '^\\d{4}-(0[1-9]|1[0-2])-01$', description: 'The first of a month.' },
  lastOfMonth: {
    type: 'string',
    pattern: '^\\d{4}-((0[13578]|1[02])-31|(0[469]|11)-30|02-2[89])$',
    description: 'The last of a month.',
  },
  month: { type: 'string', pattern: '^\\d{4}-(0[1-9]|1[0-2])$' },
  months: {
    type: 'string',
    pattern: '^(1 month|([2-9]|[1-9]\\d|1[01]\\d|120) months)$',
    description: 'Months back to the cut-off, such as 12 months.',
  },
  period: {
    anyOf: [
      { type: 'integer', minimum: 1000, maximum: 9999 },
      { type: 'string', pattern: '^\\d{4}(-Q[1-4]|-(0[1-9]|1[0-2]))?$' },
    ],
    description: '2026, 2026-Q1 or 2026-03.',
  },
  code: {
    anyOf: [
      { type: 'string', pattern: '^[A-Za-z0-9.\\s]*[A-Za-z0-9][A-Za-z0-9.\\s]*$' },
      { type: 'number', minimum: 0 },
    ],
    description: 'The beginning of a code, such as E11 or I48.9.',
  },
  published: {
    anyOf: [
      { type: 'integer', minimum: 1000, maximum: 9999 },
      { type: 'string', pattern: '^\\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?$' },
    ],
    description: 'A day, a month or a year.',
  },
  range: {
    type: 'array',
    prefixItems: [{ type: 'number' }, { type: 'number' }],
    minItems: 2,
    maxItems: 2,
    description: 'The lowest and the highest value that the figure may take.',
  },
  rounding: keys(
    {
      to: { type: 'number', exclusiveMinimum: 0 },
      how: choice(['half_away', 'half_up', 'half_even', 'up', 'down']),
    },
    {},
    { description: 'A declared step of rounding: { to: 0.1, how: half_away }.' },
  ),
  basis: choice(['decided', 'forecast', 'estimated', 'general_knowledge', 'missing']),
  sourced: {
    type: 'string',
    pattern: '^\\S+',
    description: 'The id of a source, a space, and the place in it: terms § 3.1.',
  },
  word: {
    anyOf: [{ type: 'string', pattern: '^[\\p{L}\\p{N}][\\p{L}\\p{N}_.+-]*$', maxLength: 60 }, { type: 'number' }],
  },
  factValue: {
    anyOf: [
      { type: ['string', 'number', 'boolean'] },
      { type: 'array', items: { type: ['string', 'number'] }, uniqueItems: true },
    ],
  },
}
