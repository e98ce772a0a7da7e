/** The numbers from one to another. */
const to = (first: number, last: number): readonly string[] =>
  Array.from({ length: last - first + 1 }, (_, place) => `hcc${first + place}`)

const these = (numbers: string): readonly string[] => numbers.split(' ').map((number) => `hcc${number}`)

/** Conditions made of others, by name: any of the categories of a group, or all parts of an interaction. */
export type Combinations = Readonly<Record<string, readonly string[]>>

/** For some people a code means another category than the map of diagnoses says. */
export interface HccEdit {
  /** The name of the codes, and of the patients concerned. */
  readonly word: string
  readonly category: string
  readonly instead: string
  /** Whom it concerns, as a formula. */
  readonly condition: string
}

/** What the published tables leave out of one version: the groups and interactions that carry coefficients. */
export interface HccVersion {
  /** As the map of diagnoses, the hierarchies and the labels call it. */
  readonly name: 'V22' | 'V24' | 'V28'
  /** As the coefficients call it. */
  readonly coefficients: 'C22' | 'C24' | 'C28'
  readonly groups: Combinations
  /** By the coefficient's name without its segment, in small letters. */
  readonly interactions: Combinations
  /** What `ra_dx_edits.csv` changes by age or sex and a formula can follow: codes for which one category stands in for another. */
  readonly edits: readonly HccEdit[]
  /** For a person under 65 in an institution: which condition each `DISABLED_` coefficient belongs to. */
  readonly underSixtyFive: Readonly<Record<string, string>>
}

/**
 * The groups and interactions of `facts/hcc-interactions.md`, as published by the Centers for Medicare & Medicaid Services;
 * those of V22 as the publisher's program V2218O1M has them, in the open implementation hccpy (`_V2218O1M.py`).
 */
export const VERSIONS: readonly HccVersion[] = [
  {
    name: 'V22',
    coefficients: 'C22',
    groups: {
      cancer: to(8, 12),
      diabetes: to(17, 19),
      cardiorespiratory_failure: to(82, 84),
      chronic_lung: to(110, 112),
      kidney: to(134, 137),
      substance_use: to(54, 55),
      psychiatric: to(57, 58),
      pressure_ulcer: to(157, 158),
    },
    interactions: {
      hcc47_gcancer: ['hcc47', 'cancer'],
      hcc85_gdiabetesmellit: ['hcc85', 'diabetes'],
      hcc85_gcopdcf: ['hcc85', 'chronic_lung'],
      hcc85_grenal: ['hcc85', 'kidney'],
      grespdepandarre_gcopdcf: ['cardiorespiratory_failure', 'chronic_lung'],
      hcc85_hcc96: these('85 96'),
      gsubstanceabuse_gpsychiatric: ['substance_use', 'psychiatric'],
      diabetes_chf: ['diabetes', 'hcc85'],
      chf_gcopdcf: ['hcc85', 'chronic_lung'],
      gcopdcf_card_resp_fail: ['chronic_lung', 'cardiorespiratory_failure'],
      sepsis_pressure_ulcer: ['hcc2', 'pressure_ulcer'],
      sepsis_artif_openings: these('2 188'),
      art_openings_pressure_ulcer: ['hcc188', 'pressure_ulcer'],
      gcopdcf_asp_spec_bact_pneum: ['chronic_lung', 'hcc114'],
      asp_spec_bact_pneum_pres_ulc: ['hcc114', 'pressure_ulcer'],
      sepsis_asp_spec_bact_pneum: these('2 114'),
      schizophrenia_gcopdcf: ['hcc57', 'chronic_lung'],
      schizophrenia_chf: these('57 85'),
      schizophrenia_seizures: these('57 79'),
    },
    edits: [],
    underSixtyFive: {
      disabled_hcc85: 'hcc85',
      disabled_pressure_ulcer: 'pressure_ulcer',
      disabled_hcc161: 'hcc161',
      disabled_hcc39: 'hcc39',
      disabled_hcc77: 'hcc77',
      disabled_hcc6: 'hcc6',
    },
  },
  {
    name: 'V24',
    coefficients: 'C24',
    groups: {
      cancer: to(8, 12),
      diabetes: to(17, 19),
      cardiorespiratory_failure: to(82, 84),
      chronic_lung: to(110, 112),
      kidney: to(134, 138),
      substance_use: to(54, 56),
      psychiatric: to(57, 60),
      pressure_ulcer: to(157, 159),
    },
    interactions: {
      hcc47_gcancer: ['hcc47', 'cancer'],
      diabetes_chf: ['diabetes', 'hcc85'],
      chf_gcopdcf: ['hcc85', 'chronic_lung'],
      hcc85_grenal_v24: ['hcc85', 'kidney'],
      gcopdcf_card_resp_fail: ['chronic_lung', 'cardiorespiratory_failure'],
      hcc85_hcc96: these('85 96'),
      gsubstanceusedisorder_gpsych: ['substance_use', 'psychiatric'],
      sepsis_pressure_ulcer: ['hcc2', 'pressure_ulcer'],
      sepsis_artif_openings: these('2 188'),
      art_openings_press_ulcer: ['hcc188', 'pressure_ulcer'],
      gcopdcf_asp_spec_b_pneum: ['chronic_lung', 'hcc114'],
      asp_spec_b_pneum_pres_ulc: ['hcc114', 'pressure_ulcer'],
      sepsis_asp_spec_bact_pneum: these('2 114'),
      schizophrenia_gcopdcf: ['hcc57', 'chronic_lung'],
      schizophrenia_chf: these('57 85'),
      schizophrenia_seizures: these('57 79'),
    },
    edits: [],
    underSixtyFive: {
      disabled_hcc85: 'hcc85',
      disabled_pressure_ulcer: 'pressure_ulcer',
      disabled_hcc161: 'hcc161',
      disabled_hcc39: 'hcc39',
      disabled_hcc77: 'hcc77',
      disabled_hcc6: 'hcc6',
    },
  },
  {
    name: 'V28',
    coefficients: 'C28',
    groups: {
      cancer: to(17, 23),
      diabetes: to(35, 38),
      cardiorespiratory_failure: to(211, 213),
      heart_failure: to(221, 226),
      chronic_lung: to(276, 280),
      kidney: to(326, 329),
      substance_use: to(135, 139),
      psychiatric: to(151, 155),
      ulcer: to(379, 382),
      neurological: these('180 181 182 190 191 192 195 196 198 199'),
    },
    interactions: {
      diabetes_hf_v28: ['diabetes', 'heart_failure'],
      hf_chr_lung_v28: ['heart_failure', 'chronic_lung'],
      hf_kidney_v28: ['heart_failure', 'kidney'],
      chr_lung_card_resp_fail_v28: ['chronic_lung', 'cardiorespiratory_failure'],
      hf_hcc238_v28: ['heart_failure', 'hcc238'],
      gsubusedisorder_gpsych_v28: ['substance_use', 'psychiatric'],
    },
    edits: [
      {
        word: 'breast_cancer',
        category: 'hcc23',
        instead: 'hcc22',
        condition: 'patient.age < breast_edit_age',
      },
      { word: 'haemophilia', category: 'hcc111', instead: 'hcc112', condition: 'patient.sex == "female"' },
    ],
    underSixtyFive: {
      disabled_cancer_v28: 'cancer',
      disabled_neuro_v28: 'neurological',
      disabled_hf_v28: 'heart_failure',
      disabled_chr_lung_v28: 'chronic_lung',
      disabled_ulcer_v28: 'ulcer',
    },
  },
]
