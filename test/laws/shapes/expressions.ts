import type { Draft } from '../Draft.ts'
import { grid, positive, scope, weight } from './figures.ts'

/** Where an expression stands. */
export type At = 'patient' | 'contact' | 'clinic'

/** A formula that comes out as a bare number, made of everything that may stand at a level. Never a constant. */
export function drawNumber(draft: Draft, at: At, depth = 2): string {
  const { chance } = draft
  if (depth <= 0) return drawLeaf(draft, at)
  const number = () => drawNumber(draft, at, depth - 1)
  const condition = () => drawCondition(draft, at, depth - 1)
  switch (chance.whole(0, 11)) {
    case 0:
      return `${number()} + ${number()}`
    case 1:
      return `(${number()} - ${chance.flip() ? '1' : number()})`
    case 2:
      return `(${number()}) * (${number()})`
    case 3:
      return `(${number()}) / ${positive(draft)}`
    case 4:
      return `min(${number()}, ${number()})`
    case 5:
      return `max(0, ${number()})`
    case 6:
      return `clamp(${number()}, 0, ${positive(draft)})`
    case 7:
      return `ramp(${number()}, 0, ${positive(draft)})`
    case 8:
      return `when(${condition()}, ${number()}, ${chance.flip() ? '0' : number()})`
    case 9:
      return `when(${condition()}, 1, ${number()})`
    case 10:
      return `-(${number()})`
    case 11:
      return chance.flip(0.06) ? `(${number()}) / (${number()})` : drawLeaf(draft, at)
    default:
      return drawLeaf(draft, at)
  }
}

/** A condition at a level, of words, numbers at thresholds, and what may be missing. */
export function drawCondition(draft: Draft, at: At, depth = 1): string {
  const { chance } = draft
  const condition = () => drawCondition(draft, at, depth - 1)
  if (depth > 0 && chance.flip(0.4)) {
    const joined = `(${condition()} ${chance.pick(['and', 'or'])} ${condition()})`
    return chance.flip(0.3) ? `not ${joined}` : joined
  }
  if (chance.flip(0.35)) {
    const operator = chance.pick(['<', '<=', '>', '>=', '==', '!='])
    return `${drawLeaf(draft, at)} ${operator} ${weight(draft, 'some_threshold')}`
  }
  return chance.pick(WORD_CONDITIONS[at])
}

const PATIENT_CONDITIONS = [
  'patient.sex == "female"',
  'patient.sex != "male"',
  'has(patient.conditions, "diabetes")',
  'has(patient.conditions, "hypertension")',
  'known(patient.case_mix_weight)',
  '(not known(patient.case_mix_weight) or patient.case_mix_weight >= 1)',
] as const

const WORD_CONDITIONS = {
  patient: PATIENT_CONDITIONS,
  contact: [
    'contact.kind == "visit"',
    'contact.kind != "phone"',
    'contact.listing == "here"',
    'contact.listing == "elsewhere"',
    'contact.listing == "unlisted"',
    'contact.profession == "gp"',
    'contact.is_outpatient',
    '(known(patient.sex) and patient.sex == "female")',
    '(known(patient.conditions) and has(patient.conditions, "diabetes"))',
    '(not known(patient.age) or contact.in_primary_care)',
    '(not known(patient.case_mix_weight) or patient.case_mix_weight > 0)',
  ],
  clinic: [
    'clinic.owner_kind == "own"',
    'clinic.owner_kind != "private"',
    'known(clinic.cni_raw)',
    'any(patients.sex == "female")',
    'any(clinic.contacts.kind == "video")',
    'count(patients) > 0',
  ],
} as const satisfies Record<At, readonly [string, ...string[]]>

function drawLeaf(draft: Draft, at: At): string {
  const { chance } = draft
  if (chance.flip(0.3)) return weight(draft)
  switch (at) {
    case 'patient':
      return patientLeaf(draft)
    case 'contact':
      return contactLeaf(draft)
    case 'clinic':
      return clinicLeaf(draft)
  }
}

function patientLeaf(draft: Draft): string {
  const { chance } = draft
  switch (chance.whole(0, 4)) {
    case 0:
      return 'patient.case_mix_weight'
    case 1:
      return `patient.age / ${draft.parameter('age_scale', 'years', () => chance.whole(1, 40))}`
    case 2:
      return chance.flip() ? 'clinic.cni_relative' : regionMean(draft)
    case 3:
      return draft.fact('patient', 'own_score', { unit: 'weight', table: 'patients', missing: grid(chance) })
    default:
      return ageTable(draft)
  }
}

function contactLeaf(draft: Draft): string {
  const { chance } = draft
  switch (chance.whole(0, 3)) {
    case 0:
      return `contact.fee_paid / ${draft.parameter('fee_scale', 'SEK', () => chance.whole(1, 8) * 25)}`
    case 1:
      return 'when(known(patient.case_mix_weight), patient.case_mix_weight, 0)'
    case 2:
      return 'clinic.cni_relative'
    default:
      return kindTable(draft)
  }
}

function clinicLeaf(draft: Draft): string {
  const { chance } = draft
  switch (chance.whole(0, 5)) {
    case 0:
      return 'clinic.cni_raw'
    case 1:
      return 'clinic.cni_relative'
    case 2:
      return regionMean(draft)
    case 3:
      return 'sum(patients.case_mix_weight)'
    case 4:
      return 'when(count(patients) > 0, mean(patients.case_mix_weight), 0)'
    default:
      return 'when(any(clinic.contacts.kind == "visit"), share(clinic.contacts.kind == "visit"), 0)'
  }
}

/** A mean over clinics that says which. */
function regionMean(draft: Draft): string {
  return draft.formula('region', 'mean_need', {
    unit: 'weight',
    scope: scope(draft),
    formula: 'mean(clinics.cni_relative)',
  })
}

/** A weight by age, and often by sex. */
export function ageTable(draft: Draft, unit = 'weight', value?: () => number): string {
  const { chance } = draft
  const isBySex = chance.flip()
  const cell = value ?? (() => (chance.flip() ? chance.whole(0, 60) / 20 : chance.decimal(0, 3, chance.whole(1, 4))))
  const bySex = () => (isBySex ? { female: cell(), male: cell() } : cell())
  const cuts = chance.some([1, 7, 18, 65, 80], 0.6)
  const bands = [0, ...cuts].map((from, index) => {
    const next = cuts[index]
    return next === undefined ? `${from}+` : next - 1 === from ? `${from}` : `${from}-${next - 1}`
  })
  const by = isBySex ? ['patient.age', 'patient.sex'] : ['patient.age']
  return draft.table('age_table', { unit, by }, () => Object.fromEntries(bands.map((band) => [band, bySex()])))
}

/** A weight by kind of contact. */
function kindTable(draft: Draft): string {
  const { chance } = draft
  const kinds = ['visit', 'home_visit', 'video', 'phone', 'chat', 'group_visit', 'review', 'team_visit']
  return draft.table('kind_table', { unit: 'weight', by: ['contact.kind'] }, () =>
    Object.fromEntries(kinds.map((kind) => [kind, chance.decimal(0, 2, 2)])),
  )
}
