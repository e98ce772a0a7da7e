import type { FormulaPlace, Names } from '../../../models/formula/Names.ts'
import { ANY, readUnit, type Unit } from '../../../models/formula/Unit.ts'
import { FACTS } from '../../../models/vocabulary/facts.ts'

/** A unit as a document writes it, in kronor. */
export function unit(text: string): Unit {
  const reading = readUnit(text, 'SEK')
  if ('trouble' in reading) throw new Error(`${reading.trouble} ${reading.hint ?? ''}`)
  return reading.unit
}

const figures = (units: Readonly<Record<string, string>>) =>
  new Map(Object.entries(units).map(([name, text]) => [name, { unit: unit(text) }]))

const formula = (level: Names['formulas'][number]['level'], name: string, text: string) =>
  text === 'boolean'
    ? ({ level, name, kind: 'boolean', unit: { powers: {} } } as const)
    : ({ level, name, kind: 'number', unit: unit(text) } as const)

const label = { sv: 'Uppgift', en: 'Fact' }
const share = ANY

/** What the formulas of the chronic-care pilot may name, and those of the shapes that a model must be able to carry. */
export const pilot: Names = {
  currency: 'SEK',
  parameters: figures({
    base_fee: 'SEK/point/month',
    visit_fee: 'SEK/contact',
    home_visit_fee: 'SEK/contact',
    home_visit_cap: 'SEK/patient/year',
    outcome_fee: 'SEK/patient/year',
    rural_budget: 'SEK/region/month',
    elsewhere_fee: 'SEK/contact',
    acg_fee: 'SEK/point/month',
    cni_fee: 'SEK/patient/month',
    cni_point_fee: 'SEK/point/month',
    cni_threshold: 'weight',
    coverage_fee: 'SEK/point/percentage_point/month',
    coverage_floor: 'share',
    coverage_cap: 'share',
    recall_floor: 'share',
    foot_check_floor: 'share',
    bonus_fee: 'SEK/patient/year',
    review_fee: 'SEK/patient/quarter',
    access_places: 'clinics',
    access_fee: 'SEK/patient/year',
    greatest_fall_share: 'share',
    rent_fee: 'SEK/clinic/month',
    median_share: 'share',
    age_limit: 'years',
    contacts_cap: 'contacts/year',
    contacts_limit: 'contacts',
    euro_fee: 'EUR/patient/month',
    home_care_fee: 'SEK/patient/month',
    age_weight: 'weight',
  }),
  tables: new Map([
    ['age_points', { unit: unit('points'), level: 'patient' }],
    ['kind_fees', { unit: unit('SEK/contact'), level: 'contact' }],
    ['rural_fees', { unit: unit('SEK/clinic/year'), level: 'clinic' }],
    ['goal_scale', { unit: unit('share'), level: 'indicator' }],
    ['region_scale', { unit: unit('share'), level: 'region' }],
  ]),
  facts: [
    ...FACTS,
    { entity: 'patient', name: 'hba1c', label, kind: 'number', unit: 'mmol/mol', table: 'patients' },
    { entity: 'patient', name: 'group', label, kind: 'word', table: 'patients' },
    { entity: 'clinic', name: 'rural_points', label, kind: 'number', unit: 'points', table: 'clinics', missing: 0 },
    { entity: 'clinic', name: 'access_share', label, kind: 'number', unit: 'share', table: 'clinics' },
    { entity: 'clinic', name: 'acg_mean', label, kind: 'number', unit: 'weight', table: 'clinic_facts' },
  ],
  formulas: [
    formula('contact', 'home_visit_earned', 'SEK'),
    formula('contact', 'is_visit', 'boolean'),
    formula('patient', 'listing_points', 'points'),
    formula('patient', 'has_bundle', 'boolean'),
    formula('patient', 'visits', 'contacts/month'),
    { ...formula('indicator', 'attained', 'share'), limits: ['goal', 'from'] },
    formula('clinic', 'list_points', 'points'),
    formula('clinic', 'capitation', 'SEK/month'),
    formula('clinic', 'is_rural', 'boolean'),
    formula('region', 'acg_mean', 'weight'),
    formula('region', 'list_points', 'points'),
  ],
  indicators: new Map([
    [
      'hba1c_at_goal',
      {
        counts: 'patient',
        limits: new Map([
          ['goal', unit('mmol/mol')],
          ['minimum', ANY],
          ['from', share],
          ['to', share],
        ]),
      },
    ],
    ['coverage', { counts: 'contact', limits: new Map([['minimum', ANY]]) }],
    ['recall', { counts: 'patient', limits: new Map([['goal', ANY]]) }],
    ['foot_check', { counts: 'patient', limits: new Map() }],
  ]),
  payments: ['base_payment', 'visit_payment'],
}

type Level = FormulaPlace['level']

/** A formula of a level that must come out in a unit, or, without one, as a number of any unit. */
export const at = (level: Level, text?: string): FormulaPlace => ({
  level,
  wanted: { kind: 'number', ...(text !== undefined && { unit: unit(text) }) },
  hasScope: true,
})

/** A condition at a level. */
export const conditionAt = (level: Level): FormulaPlace => ({ level, wanted: { kind: 'boolean' }, hasScope: true })

/** A payment at a level. */
export const paymentAt = (level: Level): FormulaPlace => ({
  level,
  wanted: { kind: 'number', unit: unit(level === 'contact' ? 'SEK' : 'SEK/month'), by: 'a payment' },
  hasScope: true,
})

/** A condition of an indicator, on each patient or contact. */
export const conditionOn = (rows: 'patient' | 'contact', of?: readonly string[]): FormulaPlace => ({
  level: 'indicator',
  wanted: { kind: 'boolean' },
  hasScope: false,
  rows,
  of,
})

/** Every formula of the pilot and of the shapes, with the place where it stands. */
export const VALID: readonly { readonly formula: string; readonly place: FormulaPlace }[] = [
  // The pilot.
  { formula: 'has(patient.conditions, "diabetes") and known(patient.hba1c)', place: conditionOn('patient') },
  { formula: 'patient.hba1c <= indicator.goal', place: conditionOn('patient', ['hba1c_at_goal']) },
  {
    formula: 'when(contact.kind == "home_visit" and contact.listing == "here", home_visit_fee, 0)',
    place: at('contact', 'SEK'),
  },
  { formula: 'age_points', place: at('patient', 'points') },
  {
    formula: 'when(indicator.denominator < indicator.minimum, 0, ramp(indicator.share, indicator.from, indicator.to))',
    place: at('indicator', 'share'),
  },
  { formula: 'sum(patients.listing_points)', place: at('clinic', 'points') },
  { formula: 'base_fee * patient.listing_points', place: paymentAt('patient') },
  { formula: 'when(contact.kind == "visit", visit_fee, 0)', place: paymentAt('contact') },
  { formula: 'min(home_visit_cap, sum(contacts.home_visit_earned))', place: paymentAt('patient') },
  {
    formula: 'outcome_fee * indicator.denominator * indicator.attained',
    place: { ...paymentAt('indicator'), of: ['hba1c_at_goal'] },
  },
  { formula: 'rural_budget', place: paymentAt('region') },
  { formula: 'clinic.rural_points * clinic.list_points', place: at('clinic') },
  {
    formula: 'when(contact.kind == "visit" and contact.listing == "elsewhere", -visit_fee, 0)',
    place: paymentAt('contact'),
  },
  // The shapes.
  { formula: 'acg_fee * clinic.list_points * clinic.acg_mean / region.acg_mean', place: paymentAt('clinic') },
  { formula: 'mean(clinics.acg_mean, clinics.list_points)', place: at('region', 'weight') },
  { formula: 'cni_fee * count(patients) * clinic.cni_relative', place: paymentAt('clinic') },
  {
    formula: 'when(clinic.cni_raw > cni_threshold, cni_point_fee * clinic.list_points, 0)',
    place: paymentAt('clinic'),
  },
  { formula: 'cni_fee * count(patients) * max(0, clinic.cni_raw - cni_threshold)', place: paymentAt('clinic') },
  {
    formula:
      'coverage_fee * clinic.list_points * percentage_points(clamp(coverage.share, coverage_floor, coverage_cap) - coverage_floor)',
    place: paymentAt('clinic'),
  },
  { formula: 'contact.is_outpatient', place: conditionOn('contact') },
  { formula: 'contact.is_outpatient and contact.in_primary_care', place: conditionOn('contact') },
  {
    formula: 'when(contact.kind == "visit" and contact.listing == "elsewhere", -elsewhere_fee, 0)',
    place: paymentAt('contact'),
  },
  {
    formula:
      'when(recall.share >= recall_floor and foot_check.share >= foot_check_floor, bonus_fee * count(patients), 0)',
    place: paymentAt('clinic'),
  },
  { formula: 'when(any(contacts.kind == "review"), review_fee, 0)', place: paymentAt('patient') },
  { formula: 'when(patient.has_bundle, 0, visit_fee)', place: paymentAt('contact') },
  {
    formula: 'when(rank(clinics.access_share, clinic.access_share) <= access_places, access_fee * count(patients), 0)',
    place: paymentAt('clinic'),
  },
  { formula: 'max(clinic.capitation, previous.capitation * (1 - greatest_fall_share))', place: paymentAt('clinic') },
  { formula: 'rent_fee * clinic.months_open / period.months', place: paymentAt('clinic') },
]
