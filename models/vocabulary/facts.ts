/** What something is: a number, yes or no, a word, or several words. */
export type Kind = 'number' | 'boolean' | 'word' | 'words'

/** What has facts. An enrolment and a cost are plural rows of a clinic, and never stand in the singular. */
export type Entity = 'contact' | 'patient' | 'clinic' | 'region' | 'indicator' | 'period' | 'enrolment' | 'cost'

/** Where a fact is delivered. `computed` is made by the program from the rows themselves. */
export type FactTable =
  | 'patients'
  | 'contacts'
  | 'clinics'
  | 'clinic_facts'
  | 'measurements'
  | 'enrolments'
  | 'costs'
  | 'computed'

/** Something true of one entity that a dataset gives: from the vocabulary, or declared by a model under `facts:`. */
export interface Fact {
  readonly entity: Entity
  readonly name: string
  readonly label: { readonly sv: string; readonly en: string }
  readonly kind: Kind
  /** Of a number, as a document writes it: `years`, `points`, `SEK`. */
  readonly unit?: string | undefined
  /** Of a word or words: which there are. Open where the list is not given. */
  readonly words?: readonly string[] | undefined
  /** What a model calls words of its own. */
  readonly wordLabels?: Readonly<Record<string, { readonly sv: string; readonly en: string }>> | undefined
  readonly table: FactTable
  /** What stands in for a missing value; without it, a missing value that is needed stops the run. */
  readonly missing?: number | string | boolean | undefined
  /** Of a measurement: the months back, to the cut-off, in which the last value is taken. */
  readonly months?: number | undefined
  /** What a model says of a fact of its own, in one language or both. */
  readonly note?: { readonly sv?: string; readonly en?: string } | undefined
}

/** `CURRENCY` in a unit stands for the document's own currency. */
export const CURRENCY = 'CURRENCY'

const words = (list: string): readonly string[] => list.split(' ')

/** The facts that every model may use without declaring them. */
export const FACTS: readonly Fact[] = [
  {
    entity: 'patient',
    name: 'age',
    label: { sv: 'Ålder', en: 'Age' },
    kind: 'number',
    unit: 'years',
    table: 'patients',
  },
  {
    entity: 'patient',
    name: 'sex',
    label: { sv: 'Kön', en: 'Sex' },
    kind: 'word',
    words: words('female male'),
    table: 'patients',
  },
  {
    entity: 'patient',
    name: 'conditions',
    label: { sv: 'Sjukdomar', en: 'Conditions' },
    kind: 'words',
    words: words(
      'hypertension diabetes asthma copd heart_failure atrial_fibrillation ischaemic_heart_disease stroke ' +
        'chronic_kidney_disease depression anxiety dementia osteoarthritis cancer',
    ),
    table: 'patients',
  },
  {
    entity: 'patient',
    name: 'case_mix_weight',
    label: { sv: 'Vårdtyngd', en: 'Case-mix weight' },
    kind: 'number',
    unit: 'weight',
    table: 'patients',
  },
  {
    entity: 'contact',
    name: 'kind',
    label: { sv: 'Kontaktform', en: 'Kind of contact' },
    kind: 'word',
    words: words('visit home_visit video phone chat group_visit review team_visit'),
    table: 'contacts',
  },
  {
    entity: 'contact',
    name: 'profession',
    label: { sv: 'Yrkeskategori', en: 'Profession' },
    kind: 'word',
    words: words('gp nurse district_nurse psychologist physiotherapist occupational_therapist dietician midwife other'),
    table: 'contacts',
  },
  {
    entity: 'contact',
    name: 'listing',
    label: { sv: 'Listning', en: 'Listing' },
    kind: 'word',
    words: words('here elsewhere unlisted other_region other_country'),
    table: 'computed',
  },
  {
    entity: 'contact',
    name: 'fee_paid',
    label: { sv: 'Patientavgift', en: 'Patient fee paid' },
    kind: 'number',
    unit: CURRENCY,
    table: 'contacts',
  },
  {
    entity: 'contact',
    name: 'is_outpatient',
    label: { sv: 'Öppenvård', en: 'Outpatient' },
    kind: 'boolean',
    table: 'contacts',
  },
  {
    entity: 'contact',
    name: 'in_primary_care',
    label: { sv: 'I primärvården', en: 'In primary care' },
    kind: 'boolean',
    table: 'contacts',
  },
  {
    entity: 'clinic',
    name: 'cni_raw',
    label: { sv: 'CNI, vägda personer per listad', en: 'Care Need Index, weighted persons per listed' },
    kind: 'number',
    unit: 'weight',
    table: 'clinic_facts',
  },
  {
    entity: 'clinic',
    name: 'cni_relative',
    label: { sv: 'CNI i förhållande till medel', en: 'Care Need Index relative to the mean' },
    kind: 'number',
    unit: 'weight',
    table: 'clinic_facts',
  },
  {
    entity: 'clinic',
    name: 'owner_kind',
    label: { sv: 'Driftsform', en: 'Own or private' },
    kind: 'word',
    words: words('own private'),
    table: 'clinics',
  },
  {
    entity: 'clinic',
    name: 'months_open',
    label: { sv: 'Månader öppen', en: 'Months open' },
    kind: 'number',
    unit: 'months',
    table: 'computed',
  },
  {
    entity: 'period',
    name: 'months',
    label: { sv: 'Månader i perioden', en: 'Months in the period' },
    kind: 'number',
    unit: 'months',
    table: 'computed',
  },
  {
    entity: 'enrolment',
    name: 'kind',
    label: { sv: 'Uppdrag', en: 'Kind of enrolment' },
    kind: 'word',
    words: words('child_health maternal_health home_care nursing_home nursing_home_short_stay disability_housing'),
    table: 'enrolments',
  },
  {
    entity: 'enrolment',
    name: 'age',
    label: { sv: 'Ålder', en: 'Age' },
    kind: 'number',
    unit: 'years',
    table: 'enrolments',
  },
  {
    entity: 'cost',
    name: 'kind',
    label: { sv: 'Kostnadsslag', en: 'Kind of cost' },
    kind: 'word',
    words: words('drugs laboratory interpreter imaging'),
    table: 'costs',
  },
  {
    entity: 'cost',
    name: 'amount',
    label: { sv: 'Belopp', en: 'Amount' },
    kind: 'number',
    unit: CURRENCY,
    table: 'costs',
  },
]
