import { choice, keys, ref, type Schema } from './Schema.ts'

/** Own keys, and facts of the level, which the document or the vocabulary names. */
function row(own: Readonly<Record<string, Schema>>, fact: Schema = ref('factValue')): Schema {
  return { type: 'object', properties: own, additionalProperties: fact }
}

/** Under its months, `{ 2026-01: 1.1 }`. */
const byMonth = (schema: Schema): Schema => ({
  type: 'object',
  propertyNames: ref('month'),
  minProperties: 1,
  additionalProperties: schema,
})

/** A clinic's monthly fact may be given month by month. */
const CLINIC_FACT: Schema = { anyOf: [ref('factValue'), byMonth({ type: 'number' })] }

const N: Schema = { type: 'integer', minimum: 1 }
const list = (items: Schema): Schema => ({ type: 'array', items })
const numbers: Schema = { type: 'object', additionalProperties: { type: 'number' } }

const MEASURED = keys({ numerator: { type: 'number', minimum: 0 }, denominator: { type: 'number', minimum: 0 } })

/** Facts that all tests share. */
export const DEFAULTS: Schema = {
  ...keys({}, { clinic: row({}, CLINIC_FACT), patient: row({}), contact: row({}), enrolment: row({}), cost: row({}) }),
  description: 'Facts that the rows of every test have unless they say otherwise: { patient: { conditions: [] } }.',
}

/** A document's own tests: what is given, and what must come out. */
export const EXAMPLES: Readonly<Record<string, Schema>> = {
  contact: row({
    n: N,
    at: ref('text'),
    month: ref('month'),
    listing: choice(['here', 'unlisted', 'other_region', 'other_country']),
    listed_at: ref('text'),
  }),
  patient: row({
    n: N,
    birth: ref('date'),
    from: ref('date'),
    to: ref('date'),
    contacts: list(ref('contact')),
    diagnoses: list(keys({ code: ref('text'), date: ref('date') })),
    measurements: list(keys({ kind: ref('text'), date: ref('date'), value: { type: 'number' } })),
  }),
  clinic: row(
    {
      opened: ref('date'),
      closed: ref('date'),
      patients: list(ref('patient')),
      contacts: list({ ...ref('contact'), anyOf: [{ required: ['listing'] }, { required: ['listed_at'] }] }),
      enrolments: list(row({ n: N, from: ref('date'), to: ref('date') })),
      costs: list(row({ n: N, month: ref('month') })),
      indicators: { type: 'object', additionalProperties: { anyOf: [MEASURED, byMonth(MEASURED)] } },
      previous: numbers,
    },
    CLINIC_FACT,
  ),
  test: keys(
    {
      name: { ...ref('text'), description: 'A sentence that the field would say.' },
      period: ref('period'),
      given: {
        type: 'object',
        propertyNames: {
          not: { enum: ['region', 'outside', 'unlisted', 'other_region', 'other_country'] },
          maxLength: 60,
        },
        additionalProperties: ref('clinic'),
        description: 'Clinics by names of your own, each with its facts, patients, contacts and so on.',
      },
      expect: {
        type: 'object',
        additionalProperties: numbers,
        description: 'A clinic or region, and below it payments, groups, formulas or total with a number.',
      },
    },
    {
      rates_of: ref('date'),
      with: { ...numbers, description: 'Parameters overridden: { base_fee: 250 }.' },
      codes: { type: 'object', additionalProperties: list(ref('text')) },
    },
  ),
}
