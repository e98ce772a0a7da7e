import { type Fact, FACTS } from '../../vocabulary/facts.ts'
import { GROUPS } from '../Model.ts'
import { LEVELS, SCOPES } from '../readFormulas.ts'
import { branch, choice, described, has, keys, named, orNone, ref, type Schema, without } from './Schema.ts'

const TABLES = {
  contact: ['contacts'],
  patient: ['patients', 'measurements'],
  clinic: ['clinics', 'clinic_facts'],
  enrolment: ['enrolments'],
  cost: ['costs'],
} as const

const FACT_RULES: readonly Schema[] = [
  // Only a number has a unit, and only words have words.
  branch(has('unit'), { properties: { kind: { const: 'number' } } }),
  branch(has('words'), { properties: { kind: choice(['word', 'words']), unit: false } }),
  branch(has('table', { const: 'measurements' }), { required: ['over'] }),
  branch(has('table', choice(['clinic_facts', 'measurements'])), { properties: { kind: { const: 'number' } } }),
  branch(has('over'), { properties: { table: { const: 'measurements' } } }),
]

function factOf(level: keyof typeof TABLES) {
  return {
    label: ref('label'),
    unit: ref('unit'),
    kind: described(choice(['number', 'boolean', 'word', 'words']), 'A number has a unit instead.'),
    words: described(
      {
        anyOf: [
          { type: 'array', items: ref('word'), minItems: 1 },
          {
            type: 'object',
            propertyNames: ref('word'),
            additionalProperties: keys({ label: ref('label') }),
            minProperties: 1,
          },
        ],
      },
      'Which there are: [first, second], or each with its label: first: { label: … }.',
    ),
    table: described(choice(TABLES[level]), 'Where it is delivered.'),
    missing: described({ type: ['string', 'number', 'boolean'] }, 'refuse, or what stands in for a missing value.'),
    over: described(ref('months'), 'Of measurements: the last one within so many months.'),
    note: ref('note'),
  }
}

/** A fact of the model's own: it says what it is and where it is delivered. */
function ownFact(level: keyof typeof TABLES): Schema {
  const { label, table, ...rest } = factOf(level)
  return keys({ label, table }, rest, { allOf: FACT_RULES, anyOf: [{ required: ['unit'] }, { required: ['kind'] }] })
}

/** A fact of the vocabulary is declared anew in part, and stays of its kind. */
function knownFact(level: keyof typeof TABLES, { kind, label }: Fact): Schema {
  const stays = { table: choice(TABLES[level]), kind: { const: kind }, ...(kind === 'number' ? {} : { unit: false }) }
  return { anyOf: [{ allOf: [ref('known_fact'), { properties: stays }] }, { const: 'none' }], description: label.en }
}

function factsOf(level: keyof typeof TABLES): Schema {
  const vocabulary = FACTS.filter(({ entity }) => entity === level)
  return {
    type: 'object',
    propertyNames: ref('name'),
    properties: Object.fromEntries(vocabulary.map((fact) => [fact.name, knownFact(level, fact)])),
    additionalProperties: orNone(ref(`${level}_fact`)),
  }
}

const levelled = (schema: Schema): Schema =>
  keys({}, Object.fromEntries(LEVELS.map((level) => [level, named(orNone(schema))])))
const grouped = (schema: Schema): Schema =>
  keys({}, Object.fromEntries(GROUPS.map((group) => [group, named(orNone(schema))])))

const SCOPE = described(choice(SCOPES), 'Which clinics are meant where other clinics are read.')

/** Which keys of a payment go together. */
const PAYMENT_RULES: readonly Schema[] = [
  branch(has('each', { const: 'contact' }), without('over'), without('paid_to')),
  branch(has('each', { const: 'indicator' }), { required: ['of'] }, without('of')),
  branch(
    { anyOf: [{ required: ['pot'] }, { required: ['shared_by'] }] },
    {
      required: ['pot', 'shared_by', 'scope'],
      properties: { each: { const: 'clinic' }, formula: false, round: false },
    },
    { required: ['formula'] },
  ),
]

/** Facts, formulas and payments: what names of its own a document has beside its figures. */
export const RULES: Readonly<Record<string, Schema>> = {
  facts: keys(
    {},
    Object.fromEntries((Object.keys(TABLES) as (keyof typeof TABLES)[]).map((level) => [level, factsOf(level)])),
    { description: 'Facts beyond the vocabulary, by level and name.' },
  ),
  ...Object.fromEntries(
    (Object.keys(TABLES) as (keyof typeof TABLES)[]).map((level) => [`${level}_fact`, ownFact(level)]),
  ),
  known_fact: keys({}, { ...factOf('patient'), table: choice(Object.values(TABLES).flat()) }, { allOf: FACT_RULES }),
  formulas: described(levelled(ref('formula_of')), 'Facts that the model computes, by level and name.'),
  formula_of: keys(
    { formula: ref('formula') },
    {
      unit: described(ref('unit'), 'Of a number; without it the formula is true or false.'),
      round: ref('rounding'),
      scope: SCOPE,
      over: ref('months'),
      label: ref('label'),
      note: ref('note'),
    },
    { allOf: [branch(has('round'), { required: ['unit'] })] },
  ),
  payments: described(grouped(ref('payment')), 'The lines of money, by group and name.'),
  payment: keys(
    {
      label: ref('label'),
      each: described(choice(['patient', 'contact', 'clinic', 'indicator']), 'The level of its formula.'),
    },
    {
      paid_to: described(choice(['performer', 'listing_clinic']), 'Per contact; performer unless said.'),
      of: described(
        { type: 'array', items: { type: 'string' }, minItems: 1, uniqueItems: true },
        'Per indicator: which.',
      ),
      over: described(choice(['month', 'quarter', 'year']), 'What is evaluated at once; month unless said.'),
      scope: SCOPE,
      round: ref('rounding'),
      formula: ref('formula'),
      pot: described(ref('formula'), 'Instead, of a clinic: a formula of the region, shared by a weight.'),
      shared_by: described(ref('formula'), 'The weight of a clinic in the pot.'),
      source: ref('sourced'),
      note: ref('note'),
    },
    { allOf: PAYMENT_RULES },
  ),
}
