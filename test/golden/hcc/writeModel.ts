import type { HccReference } from './readReference.ts'
import { HCC_TESTS } from './hccTests.ts'
import { countsMatter, writeFormulas } from './writeFormulas.ts'
import { editName, groupingName } from './writeGrouping.ts'

/** Community non-dual, full dual, partial dual, each aged and disabled; institutional. */
const SEGMENTS = ['CNA', 'CND', 'CFA', 'CFD', 'CPA', 'CPD', 'INS'] as const
const NEW_SEGMENTS = ['NE', 'SNPNE'] as const
const SEXES = ['female', 'male'] as const
const BANDS = '0_34 35_44 45_54 55_59 60_64 65_69 70_74 75_79 80_84 85_89 90_94 95_gt'.split(' ')
const NEW_BANDS = '0_34 35_44 45_54 55_59 60_64 65 66 67 68 69 70_74 75_79 80_84 85_89 90_94 95_gt'.split(' ')
const COUNTS = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10+'] as const

/** The model of one version: every coefficient as a dated table with its source, and the score of a patient. */
export function writeModel(reference: HccReference): string {
  const { name } = reference.version
  return `${head(name, groupingName(reference.version))}${editAge(reference)}
tables:
${tables(reference)}
${writeFormulas(reference)}
${HCC_TESTS[name]}`
}

function head(name: string, grouping: string): string {
  return `# Made by test/golden/makeHcc.ts from published tables: change that, not this.
# A coefficient is printed with its segment first: CNA_HCC18 is the row hcc18, the column CNA.
format: 1
model: cms_hcc_${name.toLowerCase()}
status: enacted
label: { sv: Riskjustering CMS-HCC ${name}, en: Risk adjustment CMS-HCC ${name} }
jurisdiction: { sv: USA, en: United States }
valid: { from: 2024-01-01, to: 2026-12-31 } # "2024–2026 software"
currency: USD
cut_off: last day of previous month # diagnoses of the year before are those of a run for January

sources:
  software: { title: 'Centers for Medicare & Medicaid Services, CMS-HCC model software 2026', published: 2026 }
  announcement: { title: 'Centers for Medicare & Medicaid Services, rate announcement (not read)' }
  hccpy: { title: 'hccpy, an open implementation', url: https://github.com/yubin-park/hccpy }

facts:
  patient:
    segment:
      label: { sv: Segment, en: Segment }
      kind: word
      words:
        CNA: { label: { sv: 'Hemmaboende utan Medicaid, från 65 år', en: 'Community, non-dual, aged' } }
        CND: { label: { sv: 'Hemmaboende utan Medicaid, under 65 år', en: 'Community, non-dual, disabled' } }
        CFA: { label: { sv: 'Hemmaboende, fullt Medicaid, från 65 år', en: 'Community, full dual, aged' } }
        CFD: { label: { sv: 'Hemmaboende, fullt Medicaid, under 65 år', en: 'Community, full dual, disabled' } }
        CPA: { label: { sv: 'Hemmaboende, delvis Medicaid, från 65', en: 'Community, partial dual, aged' } }
        CPD: { label: { sv: 'Hemmaboende, delvis Medicaid, under 65', en: 'Community, partial dual, disabled' } }
        INS: { label: { sv: På institution, en: Institutional } }
        NE: { label: { sv: Ny i försäkringen, en: New enrollee } }
        SNPNE: { label: { sv: Ny i en plan för särskilda behov, en: New enrollee in a special needs plan } }
      table: patients
    original_reason:
      label: { sv: Ursprunglig grund för försäkringen, en: Original reason for entitlement }
      kind: word
      words:
        age: { label: { sv: Ålder, en: Age } }
        disability: { label: { sv: Funktionsnedsättning, en: Disability } }
        kidney_failure: { label: { sv: Njursvikt, en: Kidney failure } }
        disability_and_kidney_failure: { label: { sv: Funktionsnedsättning och njursvikt, en: Disability and kidney failure } }
      table: patients
    medicaid:
      label: { sv: Medicaid, en: Medicaid }
      kind: word
      words:
        none: { label: { sv: Inget, en: None } }
        partial: { label: { sv: Delvis, en: Partial } }
        full: { label: { sv: Fullt, en: Full } }
      table: patients

conditions: { grouping: ${grouping} }

parameters:
  base_fee:
    label: { sv: Grundbelopp vid riskpoäng 1, en: Base rate at a risk score of 1 }
    unit: USD/patient/month
    range: [0, 10000]
    values:
      2024-01-01:
        basis: missing
        source: announcement
        note: { sv: Per county och anbud; inte funnet., en: By county and bid; not found. }
  coding_share:
    label: { sv: Avdrag för kodningsgrad, en: Coding intensity adjustment }
    unit: share
    range: [0, 1]
    values:
      2024-01-01:
        basis: missing
        source: announcement
        note:
          sv: Öppna program räknar med 0,059; inte läst hos utgivaren.
          en: Open implementations use 0.059; not read at the publisher.
  normalisation_weight:
    label: { sv: Normalisering, en: Normalisation factor }
    unit: weight
    range: [0.5, 2]
    values:
      2024-01-01:
        basis: missing
        source: hccpy defaults
        note:
          sv: Ett nytt tal varje år; 1,015 är förvalet i ett program; för vilket år är osäkert.
          en: A new figure each year; 1.015 is a default of one program, for which year is uncertain.
`
}

/** The age below which breast cancer is another category, where the version has that edit. */
function editAge({ version }: HccReference): string {
  if (!version.edits.some(({ condition }) => condition.includes('breast_edit_age'))) return ''
  return `  breast_edit_age:
    label: { sv: Bröstcancer räknas tyngre före, en: Breast cancer weighs more before }
    unit: years
    range: [0, 100]
    values:
      2024-01-01: { value: 50, source: software diagnosis edits }
`
}

function tables(reference: HccReference): string {
  const { version, categories } = reference
  const value = printed(reference)
  const matrix = (words: readonly string[]) =>
    words.map((word) => `          ${word}: ${acrossPrinted(reference, word)}\n`).join('')
  return [
    table({
      name: 'age_sex_weight',
      label: 'sv: Vikt efter ålder och kön, en: Weight by age and sex',
      by: 'patient.segment, patient.sex, patient.age',
      rows: SEGMENTS.map((segment) => `          ${segment}:\n${bySex(segment, value)}`).join(''),
    }),
    table({
      name: 'category_weight',
      label: 'sv: Vikt efter sjukdomskategori, en: Weight by disease category',
      by: 'patient.conditions, patient.segment',
      many: true,
      rows: matrix(categories.map(({ word }) => word)),
    }),
    ...version.edits.map(({ word, category, instead }) =>
      table({
        name: `${editName(word)}_weight`,
        label: EDIT_LABELS[word] ?? '',
        by: 'patient.segment',
        note: `${instead} less ${category}, as printed`,
        rows: SEGMENTS.map((segment) => {
          const more = Math.round(1000 * (Number(value(segment, instead)) - Number(value(segment, category)))) / 1000
          return `          ${segment}: ${more}\n`
        }).join(''),
      }),
    ),
    table({
      name: 'interaction_weight',
      label: 'sv: Vikt för samverkan mellan sjukdomar, en: Weight of interactions of diseases',
      by: 'patient.conditions, patient.segment',
      many: true,
      note: 'in a segment for which none is printed, an interaction counts nothing',
      rows: matrix(Object.keys(version.interactions)),
    }),
    table({
      name: 'under_65_weight',
      label: 'sv: Vikt under 65 år på institution, en: Weight under 65 in an institution',
      by: 'patient.age, patient.conditions',
      many: true,
      note: 'DISABLED_… of the segment INS',
      rows: underSixtyFive(reference, value),
    }),
    ...(countsMatter(reference) ? [countTable(value)] : []),
    table({
      name: 'originally_disabled_weight',
      label: 'sv: Vikt för ursprunglig grund, en: Weight of the original reason',
      by: 'patient.segment, patient.sex',
      note: 'of those now 65 or older; the segments of the disabled have none, and count nothing',
      rows: SEGMENTS.map((segment) => {
        const cell = (sex: string) =>
          segment === 'INS' ? value(segment, 'origds') : value(segment, `originallydisabled_${sex}`)
        return `          ${segment}: { female: ${cell('female')}, male: ${cell('male')} }\n`
      }).join(''),
    }),
    table({
      name: 'medicaid_weight',
      label: 'sv: Vikt för Medicaid på institution, en: Weight of Medicaid in an institution',
      by: 'patient.medicaid',
      rows: `          none: 0\n          partial: ${value('INS', 'ltimcaid')}\n          full: ${value('INS', 'ltimcaid')}\n`,
    }),
    table({
      name: 'new_enrollee_weight',
      label: 'sv: Vikt för den som är ny, en: Weight of a new enrollee',
      by: 'patient.segment, patient.has_medicaid, patient.is_originally_disabled, patient.sex, patient.age',
      note: 'nobody under 65 is originally disabled: the same as without',
      rows: newEnrollees(reference),
    }),
  ].join('')
}

const EDIT_LABELS: Readonly<Record<string, string>> = {
  breast_cancer: 'sv: Vikt för bröstcancer före 50 år, en: Weight of breast cancer before 50',
  haemophilia: 'sv: Vikt för blödarsjuka hos kvinnor, en: Weight of haemophilia in women',
}

type Printed = (segment: string, name: string) => string

function countTable(value: Printed): string {
  return table({
    name: 'count_weight',
    label: 'sv: Vikt efter antal sjukdomskategorier, en: Weight by number of categories',
    by: 'patient.payment_hccs, patient.segment',
    note: 'D1 to D10P; a segment for which none is printed has 0',
    rows: COUNTS.map((count) => {
      const own = count === '10+' ? 'd10p' : `d${count}`
      return `          ${count}: ${across((segment) => (count === '0' ? '0' : value(segment, own)))}\n`
    }).join(''),
  })
}

/** The coefficient as printed; 0 where a segment has none. */
function printed({ coefficients }: HccReference): Printed {
  return (segment, name) => coefficients.get(`${segment.toLowerCase()}_${name}`) ?? '0'
}

interface Written {
  readonly name: string
  readonly label: string
  readonly by: string
  readonly many?: boolean
  readonly note?: string
  readonly rows: string
}

function table({ name, label, by, many = false, note, rows }: Written): string {
  return `  ${name}:${note === undefined ? '' : ` # ${note}`}
    label: { ${label} }
    unit: weight
    by: [${by}]
${many ? '    many: sum\n' : ''}    values:
      2024-01-01:
        source: software coefficients
        rows:
${rows}`
}

function across(cell: (segment: string) => string): string {
  return `{ ${SEGMENTS.map((segment) => `${segment}: ${cell(segment)}`).join(', ')} }`
}

/** The segments for which a coefficient is printed. */
function acrossPrinted({ coefficients }: HccReference, word: string): string {
  const own = SEGMENTS.flatMap((segment) => {
    const found = coefficients.get(`${segment.toLowerCase()}_${word}`)
    return found === undefined ? [] : [`${segment}: ${found}`]
  })
  return `{ ${own.join(', ')} }`
}

/** A segment of the aged begins at 65, one of the disabled ends there; nobody else is looked up in it. */
function bySex(segment: string, value: Printed): string {
  const bands = BANDS.filter((band) => segment === 'INS' || Number.parseInt(band, 10) >= 65 === segment.endsWith('A'))
  return SEXES.map((sex) => {
    const cells = bands.map((band) => `${years(band)}: ${value(segment, `${sex.charAt(0)}${band}`)}`)
    return `            ${sex}: { ${cells.join(', ')} }\n`
  }).join('')
}

function years(band: string): string {
  return band.replace('_gt', '+').replace('_', '-')
}

function underSixtyFive({ version }: HccReference, value: Printed): string {
  const own = Object.entries(version.underSixtyFive)
  const row = (cell: (name: string) => string) => own.map(([name, word]) => `${word}: ${cell(name)}`).join(', ')
  return `          0-64: { ${row((name) => value('INS', name))} }\n          65+: { ${row(() => '0')} }\n`
}

function newEnrollees({ coefficients }: HccReference): string {
  const cell = (segment: string, isOn: { medicaid: boolean; disabled: boolean }, sex: string, band: string) => {
    const isDisabled = isOn.disabled && Number.parseInt(band, 10) >= 65
    const name = `${segment}_${isOn.medicaid ? '' : 'n'}mcaid_${isDisabled ? '' : 'n'}origdis_ne${sex.charAt(0)}${band}`
    const found = coefficients.get(name.toLowerCase())
    if (found === undefined) throw new Error(`There is no coefficient called ${name}.`)
    return `${years(band)}: ${found}`
  }
  const both = [false, true]
  return NEW_SEGMENTS.map((segment) => {
    const rows = both.map((medicaid) => {
      const own = both.map((disabled) => {
        const sexes = SEXES.map((sex) => {
          const cells = NEW_BANDS.map((band) => cell(segment, { medicaid, disabled }, sex, band))
          return `                ${sex}: { ${cells.join(', ')} }\n`
        })
        return `              ${disabled}:\n${sexes.join('')}`
      })
      return `            ${medicaid}:\n${own.join('')}`
    })
    return `          ${segment}:\n${rows.join('')}`
  }).join('')
}
