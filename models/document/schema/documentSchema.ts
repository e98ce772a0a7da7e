import { CUT_OFFS } from '../../date/Window.ts'
import { GROUPS } from '../Model.ts'
import { STATUSES } from '../readHeader.ts'
import { DEFAULTS, EXAMPLES } from './examples.ts'
import { FIGURES } from './figures.ts'
import { RULES } from './rules.ts'
import { branch, choice, described, has, keys, named, orNone, ref, type Schema } from './Schema.ts'
import { WORDS } from './words.ts'

const FORMAT = described({ const: 1 }, 'The version of the language.')
const STATUS = described(
  choice(STATUSES),
  'enacted and pilot promise that every figure is decided or openly missing; a pilot has an end.',
)

const HEAD = {
  valid: described(
    keys({ from: ref('firstOfMonth') }, { to: ref('lastOfMonth') }),
    'The days on which the rules are in force: { from: 2026-01-01, to: 2027-12-31 }.',
  ),
  cut_off: described(choice(CUT_OFFS), 'When list, age and conditions are read.'),
}

const ORIGIN = {
  fixed_share: described(
    { type: 'array', items: choice(GROUPS), uniqueItems: true },
    'The groups that this payer calls fixed; [fixed] unless said.',
  ),
  conditions: described(
    keys({ grouping: { type: 'string', minLength: 1 } }, { over: ref('months') }),
    'Conditions come from diagnoses, by a grouping document.',
  ),
}

const SOURCES = described(
  named(
    keys(
      { title: ref('text') },
      {
        published: ref('published'),
        url: { type: 'string', pattern: '^https?://\\S+$' },
        via: described(ref('text'), 'Where it was quoted, if its own text was not read.'),
        note: ref('note'),
      },
    ),
  ),
  'Where the figures stand in print. A figure names its source by id, a space and a place.',
)
const TESTS = described({ type: 'array', items: ref('test') }, 'What must come out. kapitera check runs them.')
const JURISDICTION = described(ref('label'), 'Who pays.')

/** Under `enacted` and `pilot` a figure is decided or missing. */
const DECIDED: Schema = { additionalProperties: { properties: { basis: { enum: ['decided', 'missing'] } } } }
const promised = (key: 'values' | 'limits'): Schema => ({ additionalProperties: { properties: { [key]: DECIDED } } })

const MODEL = keys(
  {
    format: FORMAT,
    model: described(ref('name'), 'Its name; the file is called name.yaml.'),
    status: STATUS,
    label: ref('label'),
    currency: described({ type: 'string', pattern: '^[A-Z]{3}$' }, 'Three capitals, such as SEK.'),
    ...HEAD,
    payments: ref('payments'),
  },
  {
    jurisdiction: JURISDICTION,
    ...ORIGIN,
    sources: SOURCES,
    facts: ref('facts'),
    parameters: described(named(ref('parameter')), 'Figures by name.'),
    tables: described(named(ref('table')), 'Figures by band or word.'),
    indicators: described(named(ref('indicator')), 'What is measured at a clinic.'),
    formulas: ref('formulas'),
    defaults: DEFAULTS,
    tests: TESTS,
    note: ref('note'),
  },
  {
    allOf: [
      branch(has('status', choice(['enacted', 'pilot'])), {
        properties: { parameters: promised('values'), tables: promised('values'), indicators: promised('limits') },
      }),
      branch(has('status', { const: 'pilot' }), { properties: { valid: { required: ['to'] } } }),
    ],
  },
)

const SCENARIO = keys(
  {
    format: FORMAT,
    scenario: described(ref('name'), 'Its name; the file is called name.yaml.'),
    extends: described(
      keys({ model: { type: 'string', minLength: 1 } }, { hash: { type: 'string', pattern: '^sha256-[0-9a-f]{64}$' } }),
      'The model or scenario that it changes, and the hash of the text that it was made for.',
    ),
    status: STATUS,
    label: ref('label'),
    changes: described(
      keys(
        {},
        {
          ...HEAD,
          ...ORIGIN,
          facts: ref('facts'),
          parameters: named(orNone(ref('changedParameter'))),
          tables: named(orNone(ref('changedTable'))),
          indicators: named(orNone(ref('changedIndicator'))),
          formulas: ref('formulas'),
          payments: ref('payments'),
        },
      ),
      'Written as in a model. none takes a named thing or a date away; times multiplies the figure of the day before.',
    ),
  },
  { jurisdiction: JURISDICTION, sources: SOURCES, tests: TESTS, note: ref('note') },
)

const WORD_LIST: Schema = { type: 'array', items: ref('word'), uniqueItems: true }
const CONDITION = {
  label: ref('label'),
  replaces: described(WORD_LIST, 'Conditions that this one takes the place of.'),
}
const CODES = described({ type: 'array', items: ref('code') }, 'Beginnings of codes: [E10, I50.1].')
const byWord = (schema: Schema): Schema => ({
  type: 'object',
  propertyNames: ref('word'),
  additionalProperties: schema,
})

const COUNTED: Schema = { anyOf: [WORD_LIST, { const: 'all' }] }

const GROUPING = keys(
  {
    format: FORMAT,
    grouping: ref('name'),
    label: ref('label'),
    over: ref('months'),
    conditions: byWord({ anyOf: [keys({}, { codes: CODES, ...CONDITION }), { type: 'null' }] }),
  },
  {
    status: STATUS,
    sources: SOURCES,
    codes_from: described(choice(['dataset']), 'The data says which code is which condition.'),
    derived: byWord(
      keys(
        {},
        { any: WORD_LIST, all: WORD_LIST, label: ref('label') },
        {
          oneOf: [{ required: ['any'] }, { required: ['all'] }],
        },
      ),
    ),
    counts: named({ anyOf: [COUNTED, keys({ of: COUNTED }, { label: ref('label') })] }),
    note: ref('note'),
  },
  branch(
    has('codes_from'),
    { properties: { conditions: { additionalProperties: { properties: { codes: false } } } } },
    { properties: { conditions: { additionalProperties: { type: 'object', required: ['codes'] } } } },
  ),
)

const ASSIGNMENT = keys(
  {
    format: FORMAT,
    assignment: ref('text'),
    models: described(
      {
        type: 'array',
        minItems: 1,
        items: keys(
          {
            model: ref('text'),
            clinics: { anyOf: [{ const: 'all' }, { type: 'array', items: ref('text'), minItems: 1 }] },
          },
          { from: ref('firstOfMonth') },
        ),
      },
      'Which clinics a model pays from when. Later entries win over earlier ones.',
    ),
  },
  { label: ref('label') },
)

/**
 * The JSON Schema of every document: a model, a scenario, a grouping or an assignment, by which key it has. It says what
 * a schema can say, the shape; names, units, levels and dates that belong together are for `kapitera check`.
 */
export function documentSchema(): Schema {
  const isA = (kind: string, otherwise: Schema): Schema => branch({ required: [kind] }, ref(kind), otherwise)
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'A document of Kapitera',
    description: 'A reimbursement model, a scenario, a grouping of codes or an assignment of models.',
    type: 'object',
    ...isA('scenario', isA('grouping', isA('assignment', ref('model')))),
    $defs: {
      model: MODEL,
      scenario: SCENARIO,
      grouping: GROUPING,
      assignment: ASSIGNMENT,
      ...RULES,
      ...FIGURES,
      ...EXAMPLES,
      ...WORDS,
    },
  }
}
