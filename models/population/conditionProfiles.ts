import { type Assumption, assumed, modelled, sourced } from './Assumption.ts'

/** A prevalence among those of a sex who are at least so old, in per cent. */
export interface Target {
  readonly fromAge: number
  readonly sex?: 'female' | 'male'
  readonly percent: number
}

/** How often a condition occurs, with what, and how it is coded. */
export interface ConditionProfile {
  readonly name: string
  /** The prevalences that are reproduced. */
  readonly prevalence: Assumption<readonly Target[]>
  /** Relative by age at 0, 10, 20 … 90 years; its height follows from the prevalence. */
  readonly byAge: Assumption<readonly number[]>
  /** How much more common among men, where the prevalence is of both sexes together. */
  readonly menRelative?: number
  /** How many times more likely with an earlier condition of the list. */
  readonly with?: Readonly<Record<string, number>>
  /** Its prevalence in per cent among those with an earlier condition: stronger than `with`. */
  readonly within?: Assumption<{ readonly condition: string; readonly percent: number }>
  /** How many times more common in the weakest areas than in the strongest, along a straight line. */
  readonly gradient: number
  /** The share of those who have it for whom it is coded in a year, in per cent. */
  readonly codedPercent: Assumption<number>
  /** Codes of ICD-10-SE, the first most often. */
  readonly codes: readonly string[]
}

const STOCKHOLM = 'BMC Public Health 2013;13:670: five-year diagnosis, all ages, Stockholm 2007–2011'
const STEEP = 'Rises steeply with age, as the article says; its tables by age were not found.'
const FLAT = 'Flat above 18 years, as the article says; its tables by age were not found.'

const bySex = (female: number, male: number, fromAge = 0): readonly Target[] => [
  { fromAge, sex: 'female', percent: female },
  { fromAge, sex: 'male', percent: male },
]
const coded = (percent: number): Assumption<number> =>
  assumed('Coded in a year, per cent of those who have it', percent)

/** The conditions of the vocabulary in the order in which they are drawn: a later one may depend on an earlier one. */
export const CONDITION_PROFILES: readonly ConditionProfile[] = [
  {
    name: 'diabetes',
    prevalence: sourced('E', 'Diabetes, per cent', STOCKHOLM, bySex(5.3, 7.1)),
    byAge: modelled('Diabetes by age', STEEP, [0.1, 0.3, 0.5, 1, 2.5, 6, 11, 16, 17, 13]),
    gradient: 2.2,
    codedPercent: coded(85),
    codes: ['E119', 'E118', 'E109'],
  },
  {
    name: 'hypertension',
    prevalence: sourced('E', 'Hypertension, per cent', STOCKHOLM, bySex(13.0, 11.4)),
    byAge: modelled('Hypertension by age', STEEP, [0, 0.01, 0.1, 0.5, 2, 6, 14, 25, 32, 32]),
    with: { diabetes: 2.5 },
    gradient: 1.2,
    codedPercent: sourced(
      'D',
      'Hypertension, coded in a year, per cent of those who have it',
      'Fam Pract 2013: 5.6 % in one year, against 12.2 % in five: 5.6 / 12.2',
      45.9,
    ),
    codes: ['I109'],
  },
  {
    name: 'ischaemic_heart_disease',
    prevalence: assumed(
      'Ischaemic heart disease, per cent',
      [{ fromAge: 0, percent: 3.4 }],
      'Known to exist, not found.',
    ),
    byAge: assumed('Ischaemic heart disease by age', [0, 0, 0, 0.1, 0.7, 2.5, 6, 11, 16, 18]),
    menRelative: 1.7,
    with: { diabetes: 2, hypertension: 1.8 },
    gradient: 1.5,
    codedPercent: coded(60),
    codes: ['I259', 'I251', 'I209', 'I252'],
  },
  {
    name: 'atrial_fibrillation',
    prevalence: sourced(
      'E',
      'Atrial fibrillation, per cent from 20 years',
      'J Intern Med 2013;274:461 (a floor); the shape after 2012;272:170: 6.3 % above 55, 13.8 % above 80',
      [{ fromAge: 20, percent: 2.9 }],
    ),
    byAge: modelled('Atrial fibrillation by age', STEEP, [0, 0, 0.1, 0.2, 0.5, 1.2, 3.5, 8, 14, 16]),
    menRelative: 1.3,
    with: { hypertension: 1.6, ischaemic_heart_disease: 1.6 },
    gradient: 1,
    codedPercent: coded(75),
    codes: ['I489', 'I480', 'I482'],
  },
  {
    name: 'copd',
    prevalence: sourced('E', 'Chronic obstructive pulmonary disease, per cent', STOCKHOLM, bySex(2.1, 1.6)),
    byAge: modelled('COPD by age', STEEP, [0, 0, 0, 0.1, 0.4, 1.5, 4, 7, 7, 5]),
    gradient: 2.4,
    codedPercent: coded(65),
    codes: ['J449', 'J441', 'J448'],
  },
  {
    name: 'asthma',
    prevalence: sourced('E', 'Asthma, per cent', STOCKHOLM, bySex(6.4, 5.4)),
    byAge: modelled('Asthma by age', FLAT, [4, 8, 6, 5, 5, 5, 6, 7, 6, 4]),
    with: { copd: 3 },
    gradient: 1.2,
    codedPercent: coded(45),
    codes: ['J459', 'J450', 'J451'],
  },
  {
    name: 'heart_failure',
    prevalence: sourced('E', 'Heart failure, per cent', 'Eur J Heart Fail 2013;15:995', [{ fromAge: 0, percent: 2.2 }]),
    byAge: modelled('Heart failure by age', STEEP, [0, 0.02, 0.05, 0.1, 0.3, 0.8, 2.5, 6, 14, 24]),
    menRelative: 1.15,
    with: { ischaemic_heart_disease: 3, atrial_fibrillation: 3, hypertension: 1.6, diabetes: 1.6 },
    within: sourced(
      'E',
      'Heart failure among those with COPD, per cent',
      'PMC4828898 (18.8 %, against 1.6 % without)',
      {
        condition: 'copd',
        percent: 18.8,
      },
    ),
    gradient: 1.5,
    codedPercent: coded(70),
    codes: ['I509', 'I500', 'I501'],
  },
  {
    name: 'chronic_kidney_disease',
    prevalence: sourced(
      'E',
      'Chronic kidney disease (eGFR below 60), per cent from 20 years',
      'NDT 2016;31:2086: of tested adults',
      bySex(6.85, 5.24, 20),
    ),
    byAge: modelled(
      'Chronic kidney disease by age',
      'NDT 2016: 28 % above 75',
      [0, 0, 0.3, 0.6, 1.2, 2.5, 6, 14, 28, 38],
    ),
    with: { hypertension: 1.5, heart_failure: 2 },
    within: sourced('E', 'Chronic kidney disease among those with diabetes, per cent', 'NDT 2016;31:2086', {
      condition: 'diabetes',
      percent: 17,
    }),
    gradient: 1.2,
    codedPercent: sourced('E', 'Chronic kidney disease, coded, per cent', 'NDT 2016;31:2086: only 12 % coded', 12),
    codes: ['N189', 'N183', 'N184'],
  },
  {
    name: 'stroke',
    prevalence: assumed('Stroke, per cent', [{ fromAge: 0, percent: 1.6 }]),
    byAge: assumed('Stroke by age', [0.02, 0.02, 0.05, 0.1, 0.4, 1, 2.5, 5, 9, 11]),
    menRelative: 1.2,
    with: { hypertension: 1.8, atrial_fibrillation: 2.2, diabetes: 1.5 },
    gradient: 1.4,
    codedPercent: coded(50),
    codes: ['I639', 'I693', 'I694'],
  },
  {
    name: 'depression',
    prevalence: sourced('E', 'Depression, per cent', STOCKHOLM, bySex(8.7, 4.4)),
    byAge: modelled('Depression by age', FLAT, [0, 0.6, 6, 8, 9, 9, 8, 7, 9, 9]),
    gradient: 1.5,
    codedPercent: coded(55),
    codes: ['F329', 'F321', 'F331', 'F322'],
  },
  {
    name: 'anxiety',
    prevalence: sourced('E', 'Anxiety and phobia, per cent', STOCKHOLM, bySex(6.3, 3.4)),
    byAge: modelled('Anxiety by age', FLAT, [0.3, 2, 8, 8, 7, 6, 4.5, 4, 5, 5]),
    with: { depression: 6 },
    gradient: 1.4,
    codedPercent: coded(50),
    codes: ['F419', 'F411', 'F410', 'F401'],
  },
  {
    name: 'osteoarthritis',
    prevalence: sourced(
      'E',
      'Osteoarthritis, per cent from 45 years',
      'Osteoarthr Cartil 2014;22:1826: diagnosed by a doctor',
      bySex(30.5, 22.4, 45),
    ),
    byAge: modelled('Osteoarthritis by age', '18.6 % from 20 years', [0, 0, 0.3, 1, 4, 13, 22, 30, 33, 32]),
    gradient: 1.1,
    codedPercent: coded(30),
    codes: ['M179', 'M169', 'M199'],
  },
  {
    name: 'dementia',
    prevalence: sourced(
      'E',
      'Dementia, per cent from 62 years',
      'Lancet Reg Health Eur 2024;45:101029: diagnosed, an undercount; 0.6 % at 62–69 to 14.8 % from 90',
      [{ fromAge: 62, percent: 3.7 }],
    ),
    byAge: modelled('Dementia by age', '0.6 % at 62–69 to 14.8 % from 90', [0, 0, 0, 0, 0, 0, 0.3, 1.2, 7, 15]),
    with: { stroke: 2 },
    gradient: 1.2,
    codedPercent: coded(70),
    codes: ['F039', 'G309', 'F019'],
  },
  {
    name: 'cancer',
    prevalence: assumed('Cancer within five years, per cent', [{ fromAge: 0, percent: 2.9 }]),
    byAge: assumed('Cancer by age', [0.1, 0.1, 0.2, 0.4, 1, 2.5, 5, 8, 10, 9]),
    gradient: 1,
    codedPercent: coded(60),
    codes: ['C509', 'C619', 'C189', 'C449'],
  },
]
