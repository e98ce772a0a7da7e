import { branch, choice, described, has, keys, ref, type Schema, without } from './Schema.ts'

/** How a figure is known, and where it is printed. */
const SOURCED = { basis: ref('basis'), note: ref('note') }

/** A figure has its value or rows, unless it is `missing`, which has none. */
function figure(key: 'value' | 'rows', schema: Schema, description: string): Schema {
  return keys(
    { source: ref('sourced') },
    { [key]: schema, ...SOURCED },
    {
      ...branch(has('basis', { const: 'missing' }), { properties: { [key]: false } }, { required: [key] }),
      description,
    },
  )
}

/** The same in a scenario, which may multiply the figure of the day before, or take the figure away. */
function changed(key: 'value' | 'rows'): Schema {
  const times = keys({ source: ref('sourced'), times: { type: 'number' } }, SOURCED)
  return { anyOf: [ref(key === 'value' ? 'figure' : 'datedRows'), times, { const: 'none' }] }
}

/** Figures by the first of a month from which they hold. */
function dated(schema: Schema): Schema {
  return { type: 'object', propertyNames: ref('firstOfMonth'), additionalProperties: schema, minProperties: 1 }
}

const LIMITS: Schema = {
  type: 'object',
  properties: { source: ref('sourced'), ...SOURCED },
  required: ['source'],
  additionalProperties: { type: 'number' },
  description: 'Limits with names of their own, and their source. Formulas name them indicator.goal.',
}

const PARAMETER = { label: ref('label'), unit: ref('unit') }
const TABLE = {
  ...PARAMETER,
  by: described(
    { type: 'array', items: { type: 'string', pattern: '^\\w+\\.\\w+$' }, minItems: 1, maxItems: 6 },
    'Facts and formulas with their dots, the outermost key of the rows first: [patient.age, patient.sex].',
  ),
}
const OF_TABLE = {
  reads: described(choice(['step', 'line', 'marginal']), 'How the last `by`, a number, is read; step unless said.'),
  many: described(
    choice(['sum', 'highest']),
    'Needed for a fact of several words, whose rows may match several times.',
  ),
}
/** As many keys within keys as the table is by facts. */
const MOST_BY = 6
const DEPTHS = Array.from({ length: MOST_BY }, (_, place) => place + 1)
const ROWS_BY_DEPTH = Object.fromEntries(
  DEPTHS.map((depth) => [
    `rows${depth}`,
    { additionalProperties: depth === 1 ? { type: 'number' } : { type: 'object', ...ref(`rows${depth - 1}`) } },
  ]),
)
const AS_DEEP: readonly Schema[] = DEPTHS.map((depth) =>
  branch(has('by', { type: 'array', minItems: depth, maxItems: depth }), {
    properties: { values: { additionalProperties: { properties: { rows: ref(`rows${depth}`) } } } },
  }),
)

const COMMON = { range: ref('range'), note: ref('note') }
const COUNTED = {
  over: ref('months'),
  count: described(choice(['patients', 'patients.contacts', 'clinic.contacts']), 'Whose rows; patients unless said.'),
  denominator: ref('formula'),
  numerator: ref('formula'),
  excluding: ref('formula'),
}
const GIVEN = { table: described(choice(['indicators']), 'The data gives it, counted.') }
const LIMITED = {
  limit_units: { type: 'object', additionalProperties: ref('unit') },
  limit_labels: described({ type: 'object', additionalProperties: ref('label') }, 'What limits are called.'),
  note: ref('note'),
}

/** An indicator is counted or given. */
const HOW_COUNTED: Schema = branch(has('table'), without(...Object.keys(COUNTED)), {
  required: ['denominator', 'numerator'],
})

/** Figures by name: parameters, tables, indicators, and as a scenario changes them. */
export const FIGURES: Readonly<Record<string, Schema>> = {
  figure: figure('value', { type: 'number' }, 'A value with its source; without one, basis: missing.'),
  rows: {
    type: 'object',
    minProperties: 1,
    additionalProperties: { anyOf: [{ type: 'number' }, ref('rows')] },
    description:
      'Keys within keys and a number: bands 0-17 and 80+, words, true and false, or where a row begins, 2.5.',
  },
  datedRows: figure('rows', ref('rows'), 'Rows with their source; without them, basis: missing.'),
  limits: LIMITS,
  parameter: keys({ ...PARAMETER, values: dated(ref('figure')) }, COMMON, { description: 'A figure by date.' }),
  changedParameter: keys({}, { ...PARAMETER, ...COMMON, values: dated(changed('value')) }),
  table: keys({ ...TABLE, values: dated(ref('datedRows')) }, { ...OF_TABLE, ...COMMON }, { allOf: AS_DEEP }),
  ...ROWS_BY_DEPTH,
  changedTable: keys({}, { ...TABLE, ...OF_TABLE, ...COMMON, values: dated(changed('rows')) }),
  indicator: keys(
    { label: ref('label') },
    { ...COUNTED, ...GIVEN, ...LIMITED, limits: dated(ref('limits')) },
    HOW_COUNTED,
  ),
  changedIndicator: keys(
    {},
    {
      label: ref('label'),
      ...COUNTED,
      ...GIVEN,
      ...LIMITED,
      limits: dated({ anyOf: [ref('limits'), { const: 'none' }] }),
    },
  ),
}
